package org.layerloom.app.subnet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import org.layerloom.app.command.Commands;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.SubnetKind;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.NetworkEdit;

/** What can be asked for with sub-networks. */
public final class SubnetCommands {

  private final Session session;
  private final Words words;

  public SubnetCommands(Session session, Words words) {
    this.session = session;
    this.words = words;
  }

  /** Adds all of them. */
  public void fill(Commands commands) {
    BooleanBinding some = when(() -> !session.selectedProperty().get().isEmpty());
    BooleanBinding subnets = when(() -> chosen().count() > 0);
    BooleanBinding one = when(() -> chosen().count() == 1);
    BooleanBinding inside = when(() -> !session.state().path().isEmpty());
    commands.add("subnet.collapse", "fth-layers", "Shortcut+M", some, this::collapse);
    commands.add("subnet.dissolve", "", "Shortcut+Shift+M", subnets, this::dissolve);
    commands.add("subnet.open", "fth-log-in", "Shortcut+I", one, this::open);
    commands.add("subnet.up", "fth-corner-left-up", "Shortcut+U", inside, session::up);
    commands.add("subnet.separate", "", "", one, this::separate);
    commands.add("subnet.forget", "", "", when(() -> !unused().isEmpty()), this::forget);
  }

  private BooleanBinding when(java.util.concurrent.Callable<Boolean> condition) {
    return Bindings.createBooleanBinding(
        condition, session.stateProperty(), session.selectedProperty());
  }

  /** The selected nodes that stand for sub-networks. */
  private Stream<Node> chosen() {
    return session.selectedProperty().get().stream()
        .map(session.graph()::find)
        .flatMap(Stream::ofNullable)
        .filter(node -> SubnetKind.name(node.kind()) != null)
        .sorted(java.util.Comparator.comparing(Node::id));
  }

  private void collapse() {
    NodeId id = session.graph().freeId("block");
    String name = Levels.freeName(session.network(), words.text("subnet.new"));
    NetworkEdit fold =
        new NetworkEdit.Collapse(session.where(), session.selectedProperty().get(), name, id);
    if (session.edit(fold, Message.of("subnet.collapse"), "")) {
      session.selectedProperty().set(Set.of(id));
    }
  }

  private void dissolve() {
    String where = session.where();
    Set<NodeId> before = session.graph().nodes().keySet();
    List<NetworkEdit> all =
        chosen().<NetworkEdit>map(node -> new NetworkEdit.Dissolve(where, node.id())).toList();
    if (session.edit(new NetworkEdit.Several(all), Message.of("subnet.dissolve"), "")) {
      Set<NodeId> fresh = new java.util.HashSet<>(session.graph().nodes().keySet());
      fresh.removeAll(before);
      session.selectedProperty().set(Set.copyOf(fresh));
    }
  }

  /** Sub-networks that no node stands for. */
  private List<String> unused() {
    Network network = session.network();
    return network.subnetworks().keySet().stream().filter(name -> network.uses(name) == 0).toList();
  }

  private void forget() {
    List<NetworkEdit> all = unused().stream().<NetworkEdit>map(NetworkEdit.Forget::new).toList();
    session.edit(new NetworkEdit.Several(all), Message.of("subnet.forget"), "");
  }

  private void open() {
    chosen().findFirst().map(Node::id).ifPresent(session::open);
  }

  private void separate() {
    chosen().findFirst().ifPresent(node -> separate(session, node));
  }

  /** Gives a node a copy of its sub-network that changes alone. */
  static void separate(Session session, Node node) {
    String name = SubnetKind.name(node.kind());
    if (name != null) {
      String free = Levels.freeName(session.network(), name);
      session.edit(
          new NetworkEdit.Separate(session.where(), node.id(), free),
          Message.of("subnet.separate"),
          "");
    }
  }
}
