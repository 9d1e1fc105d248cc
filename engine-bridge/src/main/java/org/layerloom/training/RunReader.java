package org.layerloom.training;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.layerloom.network.Message;
import org.layerloom.training.Curves.Epoch;

/**
 * Opens run folders, in whatever state they are: a run under way, one whose process was killed, one
 * that a full disk cut off. What is there is shown, and what is not is said.
 */
public final class RunReader {

  private RunReader() {}

  /** Reads {@code run.json} only: fast enough for a table of a thousand runs. */
  public static RunSummary summary(RunFolder folder) {
    return SummaryFile.read(folder).summary();
  }

  /**
   * The runs in a folder of runs, newest first; none where it does not exist yet. Folders that hold
   * neither a summary nor curves are no runs.
   *
   * @throws RunException where the folder cannot be listed
   */
  public static List<RunSummary> list(Path runs) throws RunException {
    List<RunSummary> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(runs, Files::isDirectory)) {
      for (Path entry : entries) {
        RunFolder folder = new RunFolder(entry);
        if (Files.exists(folder.summary()) || Files.exists(folder.steps())) {
          found.add(summary(folder));
        }
      }
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException e) {
      throw new RunException(
          Message.of("training.run.cannotList", runs.toString(), RunFolder.why(e)), e);
    }
    found.sort(Comparator.comparing((RunSummary run) -> run.folder().id()).reversed());
    return found;
  }

  /**
   * The series in a folder of runs, newest first; a damaged one is left out.
   *
   * @throws RunException where the folder cannot be listed
   */
  public static List<RunSeries> series(Path runs) throws RunException {
    List<RunSeries> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(runs, RunSeries::is)) {
      for (Path entry : entries) {
        try {
          found.add(RunSeries.read(entry));
        } catch (RunException damaged) {
          System.getLogger(RunReader.class.getName())
              .log(System.Logger.Level.WARNING, "not a series: " + entry, damaged);
        }
      }
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException e) {
      throw new RunException(
          Message.of("training.run.cannotList", runs.toString(), RunFolder.why(e)), e);
    }
    found.sort(Comparator.comparing((RunSeries it) -> it.folder().toString()).reversed());
    return found;
  }

  /** The epochs whose checkpoints are kept, in order: see {@link Trained#epoch}. */
  public static List<Integer> epochs(RunFolder folder) {
    List<Integer> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder.checkpoints(), "epoch-*.safetensors")) {
      for (Path file : files) {
        String number = String.valueOf(file.getFileName()).replaceAll("\\D", "");
        if (!number.isEmpty() && number.length() <= 9) {
          found.add(Integer.valueOf(number));
        }
      }
    } catch (IOException none) {
      return List.of();
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }

  /** Reads every point of a run. Where a resumed run went over steps again, the later count. */
  public static Curves curves(RunFolder folder) {
    List<Message> missing = new ArrayList<>();
    StepColumns steps = new StepColumns();
    read(folder.steps(), 5, steps::add, missing);
    List<Epoch> epochs = new ArrayList<>();
    read(folder.epochs(), 7, row -> addEpoch(epochs, row), missing);
    SummaryFile.Content content = SummaryFile.read(folder);
    if (content.recordedSteps() >= 0 && steps.next() < content.recordedSteps()) {
      missing.add(Message.of("training.run.fewerSteps", content.recordedSteps(), steps.next()));
    }
    if (content.recordedEpochs() > epochs.size()) {
      missing.add(Message.of("training.run.fewerEpochs", content.recordedEpochs(), epochs.size()));
    }
    return new Curves(steps.columns(), epochs, missing);
  }

  /**
   * Reads what was measured at some steps, by node; nothing where the run is older than that, or
   * was cut off before.
   */
  public static Measures measures(RunFolder folder) {
    List<Message> missing = new ArrayList<>();
    if (!Files.exists(folder.measures())) {
      return Measures.none(missing);
    }
    Measures.Columns columns;
    try {
      columns = new Measures.Columns(CsvTable.heading(folder.measures()));
    } catch (IOException e) {
      missing.add(
          Message.of("training.run.cannotRead", folder.measures().toString(), RunFolder.why(e)));
      return Measures.none(missing);
    }
    read(folder.measures(), columns.count(), columns::add, missing);
    return columns.measures(missing);
  }

  private static void read(
      Path file, int columns, java.util.function.Consumer<double[]> rows, List<Message> missing) {
    String name = String.valueOf(file.getFileName());
    try {
      CsvTable.Damage damage = CsvTable.read(file, columns, rows);
      if (damage.brokenLines() > 0) {
        missing.add(Message.of("training.run.brokenLines", name, damage.brokenLines()));
      }
      if (damage.cutOff()) {
        missing.add(Message.of("training.run.cutOff", name));
      }
    } catch (NoSuchFileException none) {
      missing.add(Message.of("training.run.noFile", name));
    } catch (IOException e) {
      missing.add(Message.of("training.run.cannotRead", name, RunFolder.why(e)));
    }
  }

  private static void addEpoch(List<Epoch> epochs, double[] row) {
    int number = (int) row[0];
    while (!epochs.isEmpty() && epochs.getLast().epoch() >= number) {
      epochs.removeLast();
    }
    epochs.add(new Epoch(number, row[1], row[2], row[3], row[4], row[5], row[6]));
  }

  /** Columns that grow. */
  private static final class StepColumns {
    private int count;
    private long[] step = new long[256];
    private final double[][] values = new double[4][256];

    void add(double[] row) {
      long number = (long) row[0];
      while (count > 0 && step[count - 1] >= number) {
        count--;
      }
      if (count == step.length) {
        step = Arrays.copyOf(step, count * 2);
        for (int column = 0; column < values.length; column++) {
          values[column] = Arrays.copyOf(values[column], count * 2);
        }
      }
      step[count] = number;
      for (int column = 0; column < values.length; column++) {
        values[column][count] = row[column + 1];
      }
      count++;
    }

    long next() {
      return count == 0 ? 0 : step[count - 1] + 1;
    }

    Curves.Steps columns() {
      return new Curves.Steps(
          count,
          Arrays.copyOf(step, count),
          Arrays.copyOf(values[0], count),
          Arrays.copyOf(values[1], count),
          Arrays.copyOf(values[2], count),
          Arrays.copyOf(values[3], count));
    }
  }
}
