package org.layerloom.network;

import java.util.List;

/**
 * A wire from an output to an input. Two links of a graph never share both ends.
 *
 * @param bends where the person led the wire, in order; empty where it finds its own way
 */
public record Link(PortRef from, PortRef to, List<Point> bends) {

  public Link {
    bends = List.copyOf(bends);
  }

  public Link(PortRef from, PortRef to) {
    this(from, to, List.of());
  }

  /** Whether both have the same ends, bends aside. */
  public boolean joinsSameAs(Link other) {
    return from.equals(other.from) && to.equals(other.to);
  }
}
