package org.layerloom.training;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Rows of numbers, appended as they come. A row counts once its line has ended, so a file that was
 * cut off anywhere loses its last row and nothing else. NaN is an empty field; numbers are written
 * so that they read back to the last bit.
 */
final class CsvTable implements AutoCloseable {

  private static final int LONGEST_HEADING = 1 << 20;

  private final OutputStream out;
  private final StringBuilder pending = new StringBuilder();

  /**
   * Opens the file to go on with it; writes the heading where it is new, or was cut off. A row that
   * was cut off goes: ended here, it might read as one with other numbers.
   */
  CsvTable(Path file, String heading) throws IOException {
    boolean fresh = !Files.exists(file) || wholeLines(file) <= heading.length();
    if (fresh) {
      Files.deleteIfExists(file);
      pending.append(heading).append('\n');
    }
    out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Cuts the file behind its last whole line, and gives the length that is left. */
  private static long wholeLines(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      long length = channel.size();
      while (length > 0) {
        channel.read(one.clear(), length - 1);
        if (one.get(0) == '\n') {
          break;
        }
        length--;
      }
      if (length < channel.size()) {
        channel.truncate(length);
      }
      return length;
    }
  }

  void row(long first, double... rest) {
    pending.append(first);
    for (double value : rest) {
      pending.append(',');
      if (!Double.isNaN(value)) {
        pending.append(value);
      }
    }
    pending.append('\n');
  }

  void flush() throws IOException {
    out.write(pending.toString().getBytes(StandardCharsets.US_ASCII));
    pending.setLength(0);
  }

  @Override
  public void close() throws IOException {
    try (out) {
      flush();
    }
  }

  /** The heading; empty where the file ends before it does. */
  static String heading(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      StringBuilder text = new StringBuilder();
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          return text.toString();
        }
        text.append((char) next);
        if (text.length() > LONGEST_HEADING) {
          return "";
        }
      }
      return "";
    }
  }

  /** What a table held besides its rows. */
  record Damage(int brokenLines, boolean cutOff) {}

  /**
   * Reads all rows of so many columns, the first of which is whole.
   *
   * @param rows takes each row; the array is used again for the next
   */
  static Damage read(Path file, int columns, Consumer<double[]> rows) throws IOException {
    int broken = 0;
    boolean first = true;
    byte[] line = new byte[64];
    int length = 0;
    double[] row = new double[columns];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next != '\n') {
          if (length == line.length) {
            line = java.util.Arrays.copyOf(line, length * 2);
          }
          line[length++] = (byte) next;
          continue;
        }
        if (!first && length > 0) {
          if (parse(line, length, row)) {
            rows.accept(row);
          } else {
            broken++;
          }
        }
        first = false;
        length = 0;
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return new Damage(broken, length > 0);
  }

  private static boolean parse(byte[] line, int length, double[] row) {
    int start = 0;
    for (int column = 0; column < row.length; column++) {
      int end = start;
      while (end < length && line[end] != ',') {
        end++;
      }
      boolean last = column == row.length - 1;
      if (last != (end == length)) {
        return false;
      }
      String text = new String(line, start, end - start, StandardCharsets.US_ASCII);
      if (text.isEmpty() && column > 0) {
        row[column] = Double.NaN;
      } else {
        try {
          row[column] = Double.parseDouble(text);
        } catch (NumberFormatException damaged) {
          return false;
        }
      }
      start = end + 1;
    }
    return row[0] >= 0 && row[0] == Math.rint(row[0]);
  }
}
