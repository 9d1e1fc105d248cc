package org.layerloom.app.data;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.session.Session;
import org.layerloom.app.work.Background;
import org.layerloom.app.work.Lifetime;
import org.layerloom.data.DataException;
import org.layerloom.data.Datasets;
import org.layerloom.data.TableProfile;
import org.layerloom.data.look.DataLook;
import org.layerloom.data.look.DataPage;
import org.layerloom.data.look.DataQuestion;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.training.Part;

/**
 * Looks at the data of the node that is selected, in the background. Only the newest question
 * counts: what is no longer wanted ends at its next look.
 */
public final class DataModel {

  /** Samples, or rows of a table, a page. */
  static final int PAGE = 200;

  private final ReadOnlyObjectWrapper<DataState> state =
      new ReadOnlyObjectWrapper<>(new DataState.Nothing());
  private final ReadOnlyObjectWrapper<@Nullable DataPage> page = new ReadOnlyObjectWrapper<>(null);
  private final ReadOnlyObjectWrapper<TableProfile.@Nullable Rows> rows =
      new ReadOnlyObjectWrapper<>(null);
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final AtomicInteger datasetTurn = new AtomicInteger();
  private final AtomicInteger pageTurn = new AtomicInteger();
  private final Session session;
  private final Datasets datasets;
  private final Background background;
  private @Nullable DataQuestion asked;
  private @Nullable DataLook look;

  /**
   * @param background reads; not the one that saves, for reading may take its time
   */
  public DataModel(Session session, Datasets datasets, Background background, Lifetime lifetime) {
    this.session = session;
    this.datasets = datasets;
    this.background = background;
    lifetime.follow(session.stateProperty(), it -> follow());
    lifetime.follow(session.selectedProperty(), it -> follow());
    lifetime.follow(wanted, it -> follow());
    lifetime.atEnd(this::forget);
  }

  /** Whether anybody looks. */
  public BooleanProperty wantedProperty() {
    return wanted;
  }

  ReadOnlyObjectProperty<DataState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The samples that were asked for; null while they are read. */
  ReadOnlyObjectProperty<@Nullable DataPage> pageProperty() {
    return page.getReadOnlyProperty();
  }

  /** The rows of a table's file that were asked for; null while they are read. */
  ReadOnlyObjectProperty<TableProfile.@Nullable Rows> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** Reads everything anew: the files may have been mended. */
  void again() {
    asked = null;
    follow();
  }

  private void follow() {
    if (!wanted.get()) {
      return;
    }
    DataQuestion question = question();
    if (question == null || !question.readable()) {
      forget();
      asked = null;
      state.set(new DataState.Nothing());
    } else if (!question.equals(asked)) {
      ask(question);
    }
  }

  /** Of the dataset node that is selected, else of the one before, else of the first. */
  private @Nullable DataQuestion question() {
    Set<NodeId> selected = session.selectedProperty().get();
    DataQuestion before = asked;
    DataQuestion found = null;
    for (DataQuestion each : DataQuestion.all(session.graph())) {
      boolean same = before != null && before.node().equals(each.node());
      if (selected.contains(each.node())) {
        return each;
      }
      if (found == null || same) {
        found = each;
      }
    }
    return found;
  }

  private void forget() {
    datasetTurn.incrementAndGet();
    pageTurn.incrementAndGet();
  }

  private void ask(DataQuestion question) {
    forget();
    asked = question;
    page.set(null);
    rows.set(null);
    DataLook asking = question.look(datasets);
    look = asking;
    state.set(new DataState.Reading(question));
    run(
        datasetTurn,
        unwanted -> read(question, asking, unwanted),
        state::set,
        reason -> state.set(new DataState.Failed(question, reason, null)));
  }

  private DataState read(DataQuestion question, DataLook asking, BooleanSupplier unwanted)
      throws DataException {
    Path table = datasets.table(question.source());
    TableProfile profile = table == null ? null : TableProfile.of(table, unwanted);
    try {
      return new DataState.Ready(question, asking.summary(unwanted), profile, asking.tokens());
    } catch (DataException e) {
      return new DataState.Failed(question, e.reason(), profile);
    }
  }

  /** Asks for samples: see {@link DataLook#page}. */
  void showPage(Part part, int ofClass, int first) {
    DataLook asking = look;
    if (asking != null) {
      page.set(null);
      run(
          pageTurn,
          unwanted -> asking.page(part, ofClass, first, PAGE, unwanted),
          page::set,
          this::failed);
    }
  }

  /** Asks for one sample, and has the page for it alone. */
  void sample(Part part, int place, Consumer<DataPage> done) {
    DataLook asking = look;
    if (asking != null) {
      run(
          pageTurn,
          unwanted -> asking.page(part, DataLook.ANY_CLASS, place, 1, unwanted),
          done,
          this::failed);
    }
  }

  /** Asks for rows of a table's file as they stand. */
  void showRows(Path file, long first) {
    rows.set(null);
    run(
        pageTurn,
        unwanted -> TableProfile.rows(file, first, PAGE, unwanted),
        rows::set,
        this::failed);
  }

  private void failed(Message reason) {
    DataQuestion question = asked;
    if (question != null) {
      state.set(new DataState.Failed(question, reason, null));
    }
  }

  /** Reads for the person. */
  private interface Reading<T> {
    T read(BooleanSupplier unwanted) throws DataException;
  }

  private <T> void run(
      AtomicInteger turns, Reading<T> reading, Consumer<T> done, Consumer<Message> failed) {
    int mine = turns.incrementAndGet();
    BooleanSupplier unwanted = () -> turns.get() != mine;
    Callable<T> work =
        () -> {
          if (unwanted.getAsBoolean()) {
            throw new CancellationException();
          }
          return reading.read(unwanted);
        };
    background.run(
        work,
        result -> {
          if (!unwanted.getAsBoolean()) {
            done.accept(result);
          }
        },
        failure -> {
          if (!unwanted.getAsBoolean()) {
            failed.accept(reason(failure));
          }
        });
  }

  /** Why something could not be read, in the words of the room that reads. */
  static Message reason(Exception failure) {
    return failure instanceof DataException known
        ? known.reason()
        : Message.of("data.unreadable", "", String.valueOf(failure));
  }
}
