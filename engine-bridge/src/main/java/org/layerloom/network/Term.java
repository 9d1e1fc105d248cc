package org.layerloom.network;

/** A thing that a {@link Message} speaks of by the name it has in the user's language. */
public sealed interface Term {

  /** A node: its title, or its kind's name with its id. */
  record OfNode(NodeId id, String kind, String title) implements Term {
    public OfNode(Node node) {
      this(node.id(), node.kind(), node.title());
    }

    @Override
    public String toString() {
      return title.isEmpty() ? kind + " (" + id + ")" : title + " (" + id + ")";
    }
  }

  /** A kind of node. */
  record OfKind(String id) implements Term {
    @Override
    public String toString() {
      return id;
    }
  }

  /**
   * A parameter.
   *
   * @param kind whose it is; empty where any kind's word will do
   */
  record OfParameter(String kind, String name) implements Term {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A parameter's value. */
  record OfValue(String kind, String parameter, Value value) implements Term {
    @Override
    public String toString() {
      return value.plain();
    }
  }

  /** An input or output. */
  record OfPort(String kind, String port) implements Term {
    @Override
    public String toString() {
      return port;
    }
  }

  /** What flows through a port. */
  record OfType(PortType type) implements Term {
    @Override
    public String toString() {
      return type.name();
    }
  }
}
