package org.layerloom.training;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;

/**
 * What was measured at some of a run's steps, in order: see {@link TrainingEvent.Measured}.
 *
 * <p>The file is a table. Its heading names, behind the columns that every run has, three columns
 * for each node: {@code conv1 gradient,conv1 weight,conv1 update}.
 *
 * @param missing sentences about lines that could not be read
 */
public record Measures(List<Row> rows, List<Message> missing) {

  private static final String FIRST = "step,epoch,learningRate,samplesPerSecond,memory,seconds";
  private static final int FIRST_COUNT = 6;
  private static final List<String> OF_A_NODE = List.of(" gradient", " weight", " update");

  public Measures {
    rows = List.copyOf(rows);
    missing = List.copyOf(missing);
  }

  /**
   * One step.
   *
   * @param clock seconds since the run began
   */
  public record Row(TrainingEvent.Measured measured, double clock) {}

  static Measures none(List<Message> missing) {
    return new Measures(List.of(), missing);
  }

  static String heading(TrainingEvent.Measured first) {
    StringBuilder text = new StringBuilder(FIRST);
    for (TrainingEvent.Sizes sizes : first.layers()) {
      OF_A_NODE.forEach(what -> text.append(',').append(sizes.node()).append(what));
    }
    return text.toString();
  }

  /** All columns behind the step. */
  static double[] row(TrainingEvent.Measured it, double clock) {
    double[] row = new double[FIRST_COUNT - 1 + OF_A_NODE.size() * it.layers().size()];
    int at = 0;
    row[at++] = it.epoch();
    row[at++] = it.learningRate();
    row[at++] = it.samplesPerSecond();
    row[at++] = it.memory();
    row[at++] = clock;
    for (TrainingEvent.Sizes sizes : it.layers()) {
      row[at++] = sizes.gradient();
      row[at++] = sizes.weight();
      row[at++] = sizes.update();
    }
    return row;
  }

  /** Rows as they are read, under a heading. */
  static final class Columns {

    private final List<NodeId> nodes = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /** A heading that is none, such as one cut off, has no nodes. */
    Columns(String heading) {
      String[] names = heading.split(",", -1);
      for (int at = FIRST_COUNT; at + OF_A_NODE.size() <= names.length; at += OF_A_NODE.size()) {
        String node = names[at].replace(OF_A_NODE.getFirst(), "");
        if (!NodeId.isValid(node)) {
          nodes.clear();
          return;
        }
        nodes.add(new NodeId(node));
      }
    }

    int count() {
      return FIRST_COUNT + OF_A_NODE.size() * nodes.size();
    }

    /** Where a resumed run went over steps again, the later row counts. */
    void add(double[] row) {
      long step = (long) row[0];
      while (!rows.isEmpty() && rows.getLast().measured().step() >= step) {
        rows.removeLast();
      }
      List<TrainingEvent.Sizes> layers = new ArrayList<>();
      for (int node = 0; node < nodes.size(); node++) {
        int at = FIRST_COUNT + node * OF_A_NODE.size();
        layers.add(new TrainingEvent.Sizes(nodes.get(node), row[at], row[at + 1], row[at + 2]));
      }
      rows.add(
          new Row(
              new TrainingEvent.Measured(step, row[1], row[2], row[3], row[4], layers), row[5]));
    }

    Measures measures(List<Message> missing) {
      return new Measures(rows, missing);
    }
  }
}
