package org.layerloom.app.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.EditResult;
import org.layerloom.network.Edits;
import org.layerloom.network.Graph;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Site;
import org.layerloom.project.Document;
import org.layerloom.project.History;

/**
 * The open document: the one mutable cell. Everything that the window shows follows from its {@link
 * #stateProperty() state}; everything that the person does comes here as an {@link Edit}.
 *
 * <p>Belongs to the screen's thread. Applying and analysing take milliseconds, also for a thousand
 * nodes.
 */
public final class Session {

  private final Catalogue catalogue;
  private final Site.DatasetShapes data;
  private final ReadOnlyObjectWrapper<SessionState> state;
  private final ObjectProperty<Set<NodeId>> selected = new SimpleObjectProperty<>(Set.of());
  private final ReadOnlyIntegerWrapper opened = new ReadOnlyIntegerWrapper();
  private final List<Consumer<Message>> refusals = new ArrayList<>();

  private History history;
  private @Nullable Path file;

  public Session(Catalogue catalogue, Site.DatasetShapes data, Document first) {
    this.catalogue = catalogue;
    this.data = data;
    this.history = History.of(first);
    this.state = new ReadOnlyObjectWrapper<>(look(analyse(first.graph())));
  }

  public Catalogue catalogue() {
    return catalogue;
  }

  public Site.DatasetShapes data() {
    return data;
  }

  public ReadOnlyObjectProperty<SessionState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  public SessionState state() {
    return state.get();
  }

  public Graph graph() {
    return history.document().graph();
  }

  /** Counts the documents that were opened: a view that hears of one shows the whole of it. */
  public ReadOnlyIntegerProperty openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /** The nodes that are selected, in whatever view. Not part of the document's history. */
  public ObjectProperty<Set<NodeId>> selectedProperty() {
    return selected;
  }

  /** Hears why an edit was not taken. */
  public Runnable onRefusal(Consumer<Message> listener) {
    refusals.add(listener);
    return () -> refusals.remove(listener);
  }

  /**
   * Changes the document.
   *
   * @param label names the edit for undo, a key of the window's words
   * @return whether it was taken; if not, the reason has been said
   */
  public boolean edit(Edit edit, Message label) {
    return edit(edit, label, "");
  }

  /**
   * Changes the document; edits of one gesture in a row are one step of undo.
   *
   * @param gesture the same for edits that belong together, such as a slider's; empty for none
   */
  public boolean edit(Edit edit, Message label, String gesture) {
    return switch (Edits.apply(graph(), edit, catalogue)) {
      case EditResult.Applied(Graph next) -> {
        show(history.then(history.document().withGraph(next), label, gesture));
        yield true;
      }
      case EditResult.Rejected(Message reason, NodeId node) -> {
        refuse(reason);
        yield false;
      }
    };
  }

  /** Gives the project another name. */
  public void rename(String name) {
    Document now = history.document();
    show(
        history.then(
            new Document(name, now.description(), now.graph(), now.subnetworks()),
            Message.of("edit.project")));
  }

  /** Says why something that was asked for cannot be. */
  public void refuse(Message reason) {
    List.copyOf(refusals).forEach(listener -> listener.accept(reason));
  }

  public void undo() {
    show(history.undo());
  }

  public void redo() {
    show(history.redo());
  }

  /** Shows another document, as its file has it. */
  public void open(Document document, @Nullable Path from) {
    file = from;
    selected.set(Set.of());
    show(History.of(document));
    opened.set(opened.get() + 1);
  }

  /** Shows a document that no file has as it is: one brought back after a crash. */
  public void recover(Document document, @Nullable Path original) {
    file = original;
    selected.set(Set.of());
    show(History.unsaved(document));
    opened.set(opened.get() + 1);
  }

  /** The document was written as it is given here, which edits may have passed meanwhile. */
  public void saved(Document written, Path to) {
    file = to;
    show(history.saved(written));
  }

  private void show(History next) {
    Graph before = graph();
    history = next;
    Set<NodeId> left =
        selected.get().stream()
            .filter(graph().nodes()::containsKey)
            .collect(Collectors.toUnmodifiableSet());
    if (!left.equals(selected.get())) {
      selected.set(left);
    }
    state.set(look(before.equals(graph()) ? state.get().analysis() : analyse(graph())));
  }

  private Analysis analyse(Graph graph) {
    return Analyser.analyse(graph, catalogue, data);
  }

  private SessionState look(Analysis analysis) {
    return new SessionState(
        history.document(),
        analysis,
        file,
        history.dirty(),
        history.undoLabel(),
        history.redoLabel());
  }
}
