package org.layerloom.exchange.out;

/**
 * How to take a network out.
 *
 * @param preparation whether what the flowchart does to samples before the first layer goes with it
 * @param checkpoint which of the run's: {@code last} or {@code best}
 * @param precision of the numbers
 * @param output the node whose result comes out, such as a generator's picture; empty for the
 *     predictions that losses judge
 */
public record ExportOptions(
    boolean preparation, String checkpoint, Precision precision, String output) {

  public static final ExportOptions STANDARD = new ExportOptions(true, "last", Precision.FLOAT32);

  /** Of the predictions that losses judge. */
  public ExportOptions(boolean preparation, String checkpoint, Precision precision) {
    this(preparation, checkpoint, precision, "");
  }

  /** How numbers are stored and calculated with. */
  public enum Precision {
    FLOAT32,
    /** Half the size: 16-bit floats. */
    FLOAT16,
    /** A quarter of the size: weights in 8 bits, calculated with in 32. */
    INT8,
    /** A quarter of the size: weights and what flows in 8 bits, by ranges that samples showed. */
    INT8_STATIC,
    /**
     * A quarter of the size: weights in 8 bits, and what flows into dense layers too, by the range
     * that it has each time.
     */
    INT8_DYNAMIC
  }
}
