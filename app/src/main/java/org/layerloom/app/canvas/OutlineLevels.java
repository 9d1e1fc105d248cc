package org.layerloom.app.canvas;

import java.util.List;
import java.util.function.Supplier;
import org.layerloom.app.session.Session;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.outline.Levels;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.SubnetKind;
import org.layerloom.subnet.Network;

/** The flowchart with the sub-networks within its nodes, for the outline. */
final class OutlineLevels implements Levels {

  private final Session session;
  private final Supplier<ModelMapper> mappers;
  private final List<String> shown;

  /** As they are now. */
  OutlineLevels(Session session, Supplier<ModelMapper> mappers) {
    this.session = session;
    this.mappers = mappers;
    this.shown = session.state().path().stream().map(NodeId::value).toList();
  }

  @Override
  public GraphModel model(List<String> path) {
    return mappers.get().map(session.at(ids(path)));
  }

  @Override
  public boolean opens(List<String> path, String node) {
    Network network = session.network();
    List<NodeId> way = ids(path);
    if (!network.leads(way)) {
      return false;
    }
    Graph graph = network.graph(network.at(way));
    Node found = graph.find(new NodeId(node));
    return found != null && SubnetKind.name(found.kind()) != null;
  }

  @Override
  public List<String> shown() {
    return shown;
  }

  @Override
  public void show(List<String> path) {
    session.show(ids(path));
  }

  private static List<NodeId> ids(List<String> path) {
    return path.stream().map(NodeId::new).toList();
  }
}
