package org.layerloom.app.data;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.work.Background;
import org.layerloom.data.DataException;
import org.layerloom.data.Datasets;
import org.layerloom.data.TableProfile;
import org.layerloom.data.look.DataChoice;
import org.layerloom.data.look.DataLook;
import org.layerloom.training.Part;

/**
 * Recognises a file or folder of the person's as data, and reads it as they choose, in the
 * background. Only the newest question counts.
 */
public final class Intake {

  /** Rows and samples that are shown. */
  private static final int SHOWN = 60;

  private final ReadOnlyObjectWrapper<IntakeState> state;
  private final AtomicInteger turn = new AtomicInteger();
  private final Datasets datasets;
  private final Background background;
  private final Path path;

  /**
   * @param background reads; not the one that saves, for reading may take its time
   */
  public Intake(Path path, Datasets datasets, Background background) {
    this.path = path;
    this.datasets = datasets;
    this.background = background;
    this.state = new ReadOnlyObjectWrapper<>(new IntakeState.Reading(path));
  }

  ReadOnlyObjectProperty<IntakeState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Begins to look at it. */
  public void begin() {
    run(unwanted -> read(DataChoice.of(path, unwanted), unwanted), null);
  }

  /** Reads it another way. */
  void choose(DataChoice choice) {
    run(unwanted -> read(choice, unwanted), choice);
  }

  /** Nobody wants to know any more. */
  public void end() {
    turn.incrementAndGet();
  }

  /** What is done in the background. */
  private interface Reading {
    IntakeState read(BooleanSupplier unwanted) throws DataException;
  }

  private void run(Reading reading, @Nullable DataChoice choice) {
    int mine = turn.incrementAndGet();
    BooleanSupplier unwanted = () -> turn.get() != mine;
    state.set(new IntakeState.Reading(path));
    background.run(
        () -> {
          if (unwanted.getAsBoolean()) {
            throw new CancellationException();
          }
          return reading.read(unwanted);
        },
        found -> {
          if (!unwanted.getAsBoolean()) {
            state.set(found);
          }
        },
        failure -> {
          if (!unwanted.getAsBoolean()) {
            state.set(new IntakeState.Refused(path, choice, null, DataModel.reason(failure)));
          }
        });
  }

  private IntakeState read(DataChoice choice, BooleanSupplier unwanted) throws DataException {
    TableProfile table = choice.profile();
    TableProfile.Rows rows =
        table == null ? null : TableProfile.rows(table.file(), 0, SHOWN, unwanted);
    try {
      DataLook look = new DataLook(datasets, choice.source(), train -> new long[0]);
      return new IntakeState.Ready(
          choice,
          look.summary(unwanted),
          rows,
          look.page(Part.TRAIN, DataLook.ANY_CLASS, 0, SHOWN, unwanted),
          look.tokens());
    } catch (DataException e) {
      return new IntakeState.Refused(path, choice, rows, e.reason());
    }
  }
}
