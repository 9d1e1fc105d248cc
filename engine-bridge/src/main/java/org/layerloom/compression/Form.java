package org.layerloom.compression;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.out.ExportOptions.Precision;
import org.layerloom.network.Analysis;
import org.layerloom.project.Document;

/** A way of making a trained network smaller. */
public enum Form {
  /** As it was trained. */
  WHOLE(Precision.FLOAT32, false),
  FLOAT16(Precision.FLOAT16, false),
  INT8(Precision.INT8, false),
  INT8_STATIC(Precision.INT8_STATIC, false),
  INT8_DYNAMIC(Precision.INT8_DYNAMIC, false),
  /** Single weights are 0: the file packs better, and runtimes for sparse numbers gain. */
  WEIGHTS(Precision.FLOAT32, true),
  /** Whole neurons and filters are gone: smaller and faster everywhere. */
  UNITS(Precision.FLOAT32, true);

  private final Precision precision;
  private final boolean pruned;

  Form(Precision precision, boolean pruned) {
    this.precision = precision;
    this.pruned = pruned;
  }

  /** Of its numbers in a file. */
  public Precision precision() {
    return precision;
  }

  /** Whether a share of it is left out: something that learns on may make up for that. */
  public boolean pruned() {
    return pruned;
  }

  /** As the command line writes it: {@code int8-dynamic}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Form> find(String id) {
    return Stream.of(values()).filter(form -> form.id().equals(id)).findFirst();
  }

  /**
   * Leaves a share out.
   *
   * @param flat of the document's network with its sub-networks unfolded
   * @param weights by full name
   * @param share at least 0 and below 1
   */
  public Pruned prune(
      Document document, Analysis flat, Map<String, NamedTensor> weights, double share) {
    return switch (this) {
      case WEIGHTS -> WeightPruning.prune(document, flat, weights, share);
      case UNITS -> UnitPruning.prune(document, flat, weights, share);
      default -> new Pruned(document, weights);
    };
  }

  /** Whether it can take anything out of a network. */
  public boolean fits(Analysis flat) {
    return switch (this) {
      case WEIGHTS -> !WeightPruning.prunable(flat).isEmpty();
      case UNITS -> !UnitGroups.of(flat).isEmpty();
      default -> true;
    };
  }
}
