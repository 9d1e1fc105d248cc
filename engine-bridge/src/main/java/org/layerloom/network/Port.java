package org.layerloom.network;

/**
 * An input or output of a kind.
 *
 * @param name short and unique among the kind's inputs, or its outputs: {@code in}, {@code labels}
 * @param many whether an input takes any number of links; they count in the order in which they
 *     were drawn
 * @param required whether an input without a link is a problem
 */
public record Port(String name, PortType type, boolean many, boolean required) {

  public static Port of(String name, PortType type) {
    return new Port(name, type, false, true);
  }

  public static Port many(String name, PortType type) {
    return new Port(name, type, true, true);
  }

  public static Port optional(String name, PortType type) {
    return new Port(name, type, false, false);
  }
}
