package org.layerloom.network;

/**
 * One end of a link: a port of a node. Whether both exist is the graph's business, not this
 * record's.
 */
public record PortRef(NodeId node, String port) {

  public static PortRef of(String node, String port) {
    return new PortRef(new NodeId(node), port);
  }

  @Override
  public String toString() {
    return node + "." + port;
  }
}
