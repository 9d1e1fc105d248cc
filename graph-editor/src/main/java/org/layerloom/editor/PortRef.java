package org.layerloom.editor;

import java.util.Objects;

/**
 * Names one port of one node.
 *
 * @param node id of the node
 * @param port id of the port, unique within its node
 */
public record PortRef(String node, String port) {

  /** Both ids are needed. */
  public PortRef {
    Objects.requireNonNull(node, "node");
    Objects.requireNonNull(port, "port");
  }
}
