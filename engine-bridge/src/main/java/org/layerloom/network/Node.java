package org.layerloom.network;

/**
 * A card of the flowchart.
 *
 * @param kind the id of its {@link Kind} in the catalogue
 * @param title what the person named it; empty where the kind's own name serves
 * @param at the card's upper left corner
 * @param bypassed whether data flows past it as if it were not there
 */
public record Node(
    NodeId id, String kind, String title, Point at, Settings settings, boolean bypassed) {

  public Node(NodeId id, String kind, Point at, Settings settings) {
    this(id, kind, "", at, settings, false);
  }

  public Node at(Point place) {
    return new Node(id, kind, title, place, settings, bypassed);
  }

  public Node with(String parameter, Value value) {
    return new Node(id, kind, title, at, settings.with(parameter, value), bypassed);
  }

  public Node titled(String text) {
    return new Node(id, kind, text, at, settings, bypassed);
  }

  public Node bypassed(boolean yes) {
    return new Node(id, kind, title, at, settings, yes);
  }

  public Node named(NodeId newId) {
    return new Node(newId, kind, title, at, settings, bypassed);
  }
}
