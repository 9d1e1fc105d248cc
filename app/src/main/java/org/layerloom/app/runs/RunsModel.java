package org.layerloom.app.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.layerloom.app.files.Bin;
import org.layerloom.app.work.Background;
import org.layerloom.network.Catalogue;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.training.Curves;
import org.layerloom.training.RunException;
import org.layerloom.training.RunFolder;
import org.layerloom.training.RunNotes;
import org.layerloom.training.RunReader;
import org.layerloom.training.RunSeries;
import org.layerloom.training.RunSummary;
import org.layerloom.training.SeriesResult;

/** The runs in the folder of runs. Everything that touches the disk is done beside the screen. */
final class RunsModel {

  private final ObservableList<RunRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final Path folder;
  private final Background background;
  private final Bin bin;

  RunsModel(Path folder, Background background, Bin bin) {
    this.folder = folder;
    this.background = background;
    this.bin = bin;
  }

  ObservableList<RunRow> rows() {
    return rows;
  }

  /** What did not work, in the machine's words; empty where all is well. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Reads the folder anew. */
  void load() {
    background.run(this::read, this::show, this::fail);
  }

  private List<RunRow> read() throws RunException {
    List<RunRow> found = new ArrayList<>();
    for (RunSummary summary : RunReader.list(folder)) {
      found.add(new RunRow(summary, RunNotes.read(summary.folder())));
    }
    for (RunSeries series : RunReader.series(folder)) {
      add(series, found);
    }
    found.sort(Comparator.comparing((RunRow row) -> row.summary().folder().path()).reversed());
    return found;
  }

  /** A series as a row of its own, before those of its runs. */
  private static void add(RunSeries series, List<RunRow> found) {
    RunSummary whole = series.summary();
    double spread = SeriesResult.of(series).testScore().deviation();
    found.add(new RunRow(whole, RunNotes.read(whole.folder()), spread));
    for (RunFolder member : series.members()) {
      found.add(new RunRow(RunReader.summary(member), RunNotes.read(member)));
    }
  }

  private void show(List<RunRow> found) {
    problem.set("");
    if (!found.equals(rows)) {
      rows.setAll(found);
    }
  }

  private void fail(Exception failure) {
    problem.set(
        failure instanceof RunException known
            ? known.reason().values().toString()
            : String.valueOf(failure.getMessage()));
  }

  /** Changes what is written about a run. */
  void note(RunRow row, UnaryOperator<RunNotes> change) {
    RunNotes next = change.apply(row.notes());
    if (next.equals(row.notes())) {
      return;
    }
    background.run(
        () -> {
          next.write(row.summary().folder());
          return next;
        },
        written -> {
          int at = rows.indexOf(row);
          if (at >= 0) {
            rows.set(at, new RunRow(row.summary(), written, row.spread()));
          }
        },
        this::fail);
  }

  /** Moves runs to the system's bin. */
  void discard(List<RunRow> chosen) {
    background.run(
        () -> {
          for (RunRow row : chosen) {
            bin.discard(row.summary().folder().path());
          }
          return read();
        },
        this::show,
        failure -> {
          load();
          fail(failure);
        });
  }

  /** Reads every point of some runs. */
  void curves(List<RunRow> chosen, Consumer<List<Curves>> done) {
    List<RunFolder> folders = chosen.stream().map(row -> row.summary().folder()).toList();
    background.run(() -> folders.stream().map(RunReader::curves).toList(), done, this::fail);
  }

  /** Reads the projects of some runs, as they were trained. */
  void documents(List<RunRow> chosen, Consumer<List<Document>> done) {
    List<RunFolder> folders = chosen.stream().map(row -> row.summary().folder()).toList();
    background.run(
        () -> {
          List<Document> documents = new ArrayList<>();
          for (RunFolder run : folders) {
            switch (ProjectFile.read(run.project(), Catalogue.standard())) {
              case Opening.Opened opened -> documents.add(opened.document());
              case Opening.Refused refused -> throw new IOException(run.project().toString());
            }
          }
          return documents;
        },
        done,
        this::fail);
  }
}
