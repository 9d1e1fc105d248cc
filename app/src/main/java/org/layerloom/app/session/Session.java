package org.layerloom.app.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.layerloom.lesson.Locks;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Problem;
import org.layerloom.network.Site;
import org.layerloom.network.SubnetKind;
import org.layerloom.project.Document;
import org.layerloom.project.History;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.NetworkEdit;
import org.layerloom.subnet.NetworkEdits;
import org.layerloom.subnet.NetworkResult;

/**
 * The open document: the one mutable cell. Everything that the window shows follows from its {@link
 * #stateProperty() state}; everything that the person does comes here as an {@link Edit}.
 *
 * <p>Belongs to the screen's thread. Applying and analysing take milliseconds, also for a thousand
 * nodes.
 */
public final class Session {

  private final Catalogue standard;
  private final Site.DatasetShapes data;
  private final ReadOnlyObjectWrapper<SessionState> state;
  private final ObjectProperty<Set<NodeId>> selected = new SimpleObjectProperty<>(Set.of());
  private final ReadOnlyIntegerWrapper opened = new ReadOnlyIntegerWrapper();
  private final List<Consumer<Message>> refusals = new ArrayList<>();

  private History history;
  private Set<NodeId> locked = Set.of();
  private List<NodeId> path = List.of();
  private @Nullable Path file;

  /**
   * @param catalogue the kinds that every document has
   */
  public Session(Catalogue catalogue, Site.DatasetShapes data, Document first) {
    this.standard = catalogue;
    this.data = data;
    this.history = History.of(first);
    this.state = new ReadOnlyObjectWrapper<>(look(analyse(first)));
  }

  /** The kinds of the document of the moment: its own sub-networks are among them. */
  public Catalogue catalogue() {
    return state().catalogue();
  }

  /** What may stand in the graph that is shown. */
  public List<Kind> offered() {
    return Offer.of(state());
  }

  /** The kinds that every document has. */
  public Catalogue standard() {
    return standard;
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

  /** The graph that is shown: the flowchart, or the sub-network that is open. */
  public Graph graph() {
    return network().graph(where());
  }

  /** The flowchart with its sub-networks. */
  public Network network() {
    return history.document().network();
  }

  /** The name of the sub-network that is shown; empty for the flowchart itself. */
  public String where() {
    return network().at(path);
  }

  /**
   * Shows what the last of these nodes stands for, each being opened within the one before. A path
   * that leads nowhere is followed as far as it goes.
   */
  public void show(List<NodeId> nodes) {
    List<NodeId> next = led(nodes);
    if (!next.equals(path)) {
      path = next;
      selected.set(Set.of());
      state.set(look(state().whole()));
    }
  }

  /**
   * The document of this moment as it were if another graph were shown: the end of a path, followed
   * as far as it goes.
   */
  public SessionState at(List<NodeId> nodes) {
    return look(state().whole(), led(nodes));
  }

  /** Shows what a node of the graph that is shown stands for. */
  public void open(NodeId instance) {
    List<NodeId> deeper = new ArrayList<>(path);
    deeper.add(instance);
    show(deeper);
  }

  /** Shows the level above, with the node selected that stands for this one. */
  public void up() {
    if (!path.isEmpty()) {
      NodeId from = path.getLast();
      show(path.subList(0, path.size() - 1));
      selected.set(Set.of(from));
    }
  }

  /** How the engine calls a node of the graph that is shown: by its path. */
  public NodeId unfolded(NodeId id) {
    StringBuilder name = new StringBuilder();
    path.forEach(level -> name.append(level).append('/'));
    return new NodeId(name.append(id).toString());
  }

  /** Shows and selects the node that the engine calls so, where there still is one. */
  public void select(NodeId unfolded) {
    List<NodeId> way = new ArrayList<>();
    String rest = unfolded.value();
    for (int slash = rest.indexOf('/'); slash > 0; slash = rest.indexOf('/')) {
      way.add(new NodeId(rest.substring(0, slash)));
      rest = rest.substring(slash + 1);
    }
    if (NodeId.isValid(rest) && network().leads(way)) {
      NodeId id = new NodeId(rest);
      if (network().graph(network().at(way)).find(id) != null) {
        show(way);
        selected.set(Set.of(id));
      }
    }
  }

  private List<NodeId> led(List<NodeId> nodes) {
    List<NodeId> next = List.copyOf(nodes);
    while (!network().leads(next)) {
      next = next.subList(0, next.size() - 1);
    }
    return next;
  }

  /** Counts the documents that were opened: a view that hears of one shows the whole of it. */
  public ReadOnlyIntegerProperty openedProperty() {
    return opened.getReadOnlyProperty();
  }

  /** The nodes that are selected, in whatever view. Not part of the document's history. */
  public ObjectProperty<Set<NodeId>> selectedProperty() {
    return selected;
  }

  /**
   * Keeps nodes of the flowchart as they are set, until others are locked or none: see {@link
   * Locks}. What the history holds from before stays.
   */
  public void lock(Set<NodeId> nodes) {
    if (!locked.equals(nodes)) {
      locked = Set.copyOf(nodes);
      state.set(look(state().whole()));
    }
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
    return edit(new NetworkEdit.In(where(), edit), label, gesture);
  }

  /**
   * Changes the document's flowchart or sub-networks; edits of one gesture are one step of undo.
   */
  public boolean edit(NetworkEdit edit, Message label, String gesture) {
    return switch (NetworkEdits.apply(network(), edit, standard)) {
      case NetworkResult.Applied(Network next) -> {
        Message forbidden = Locks.refusal(network(), next, locked);
        if (forbidden != null) {
          refuse(forbidden);
          yield false;
        }
        show(history.then(history.document().withNetwork(next), label, gesture));
        yield true;
      }
      case NetworkResult.Rejected(Message reason, NodeId node) -> {
        refuse(reason);
        yield false;
      }
    };
  }

  /**
   * Carries a problem's repair out, in the graph where the problem is.
   *
   * @param from the nodes that are open where the problem was found
   */
  public void mend(Problem found, Problem.Fix fix, List<NodeId> from) {
    List<NodeId> to = new ArrayList<>(from);
    to.addAll(found.path());
    if (network().leads(to)) {
      edit(new NetworkEdit.In(network().at(to), fix.edit()), Message.of("edit.repair"), "");
    }
  }

  /** Gives the project another name. */
  public void rename(String name) {
    Document now = history.document();
    show(
        history.then(
            new Document(name, now.description(), now.graph(), now.subnetworks(), now.weights()),
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
    path = List.of();
    selected.set(Set.of());
    show(History.of(document));
    opened.set(opened.get() + 1);
  }

  /** Shows a document that no file has as it is: one brought back after a crash. */
  public void recover(Document document, @Nullable Path original) {
    file = original;
    path = List.of();
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
    Network before = network();
    history = next;
    List<NodeId> still = led(path);
    Set<NodeId> left =
        still.equals(path)
            ? selected.get().stream()
                .filter(graph().nodes()::containsKey)
                .collect(Collectors.toUnmodifiableSet())
            : Set.of();
    path = still;
    if (!left.equals(selected.get())) {
      selected.set(left);
    }
    Document document = next.document();
    state.set(look(before.equals(network()) ? state().whole() : analyse(document)));
  }

  private Analysis analyse(Document document) {
    Network network = document.network();
    return Analyser.analyse(network.graph(), network.catalogue(standard), data);
  }

  /** What follows for the graph at the end of the path, as the nodes on the way there see it. */
  private Analysis level(Analysis whole, List<NodeId> path) {
    Analysis level = whole;
    for (NodeId id : path) {
      Analysis inside = level.inside().get(id);
      Kind kind = level.catalogue().kind(level.graph().node(id).kind());
      level =
          inside == null && kind instanceof SubnetKind bypassed
              ? Analyser.inside(bypassed, Map.of(), data)
              : java.util.Objects.requireNonNull(inside);
    }
    return level;
  }

  private SessionState look(Analysis whole) {
    return look(whole, path);
  }

  private SessionState look(Analysis whole, List<NodeId> path) {
    return new SessionState(
        history.document(),
        path,
        whole,
        level(whole, path),
        file,
        history.dirty(),
        history.undoLabel(),
        history.redoLabel(),
        path.isEmpty() ? locked : Set.of());
  }
}
