package org.layerloom.editor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Rectangle2D;

/**
 * One card of the drawing. All lengths are in the drawing's own units: pixels at 100 % zoom.
 *
 * @param id unique in the model
 * @param title first line, bold
 * @param subtitle second line, one line of what matters; may be empty
 * @param family key of a colour of the style sheet (style class {@code family-KEY}), or a web
 *     colour
 * @param icon short text in the style sheet's icon font, drawn in the card's corner; may be empty
 * @param x left edge
 * @param y top edge
 * @param width of the card without ports
 * @param height of the card without thumbnails
 * @param ports in drawing order, edge by edge
 * @param badges drawn from the right corner leftwards
 * @param flags states that change the card's look
 */
public record GraphNode(
    String id,
    String title,
    String subtitle,
    String family,
    String icon,
    double x,
    double y,
    double width,
    double height,
    List<GraphPort> ports,
    List<Badge> badges,
    Set<NodeFlag> flags) {

  /** Width of a card unless said otherwise. */
  public static final double DEFAULT_WIDTH = 144;

  /** Height of a card with at most two ports a side, unless said otherwise. */
  public static final double DEFAULT_HEIGHT = 58;

  /** Lists are copied; sizes must be positive and positions finite. */
  public GraphNode {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(subtitle, "subtitle");
    Objects.requireNonNull(family, "family");
    Objects.requireNonNull(icon, "icon");
    if (!(width > 0) || !(height > 0) || !Double.isFinite(x) || !Double.isFinite(y)) {
      throw new IllegalArgumentException(
          "node %s needs a finite place and a positive size, not %s, %s, %s x %s"
              .formatted(id, x, y, width, height));
    }
    ports = List.copyOf(ports);
    for (int i = 1; i < ports.size(); i++) {
      for (int k = 0; k < i; k++) {
        if (ports.get(i).id().equals(ports.get(k).id())) {
          throw new IllegalArgumentException(
              "two ports of node %s are called %s".formatted(id, ports.get(i).id()));
        }
      }
    }
    badges = List.copyOf(badges);
    flags = Set.copyOf(flags);
  }

  /** Starts a card with the default size at the origin, in no family. */
  public static Builder builder(String id, String title) {
    return new Builder(id, title);
  }

  /** The card's rectangle. */
  public Rectangle2D bounds() {
    return new Rectangle2D(x, y, width, height);
  }

  /** The port of that id, if the node has one. */
  public Optional<GraphPort> port(String portId) {
    return ports.stream().filter(p -> p.id().equals(portId)).findFirst();
  }

  /** Whether the node has that state. */
  public boolean is(NodeFlag flag) {
    return flags.contains(flag);
  }

  /** The same card elsewhere. */
  public GraphNode at(double newX, double newY) {
    return new GraphNode(
        id, title, subtitle, family, icon, newX, newY, width, height, ports, badges, flags);
  }

  /** The same card under another title. */
  public GraphNode titled(String newTitle) {
    return new GraphNode(
        id, newTitle, subtitle, family, icon, x, y, width, height, ports, badges, flags);
  }

  /** Collects the parts of a card; everything but id and title has a default. */
  public static final class Builder {
    private final String id;
    private final String title;
    private final List<GraphPort> ports = new ArrayList<>();
    private final List<Badge> badges = new ArrayList<>();
    private final EnumSet<NodeFlag> flags = EnumSet.noneOf(NodeFlag.class);
    private String subtitle = "";
    private String family = "";
    private String icon = "";
    private double x;
    private double y;
    private double width = DEFAULT_WIDTH;
    private double height;

    private Builder(String id, String title) {
      this.id = id;
      this.title = title;
    }

    /** Second line of the card. */
    public Builder subtitle(String text) {
      subtitle = text;
      return this;
    }

    /** Colour key or web colour. */
    public Builder family(String key) {
      family = key;
      return this;
    }

    /** Text in the icon font. */
    public Builder icon(String text) {
      icon = text;
      return this;
    }

    /** Left upper corner. */
    public Builder at(double left, double top) {
      x = left;
      y = top;
      return this;
    }

    /** Size of the card; a height of 0 means as high as its ports need. */
    public Builder size(double newWidth, double newHeight) {
      width = newWidth;
      height = newHeight;
      return this;
    }

    /** Adds an input on the left. */
    public Builder input(String portId, String label) {
      return port(GraphPort.input(portId, label));
    }

    /** Adds an output on the right. */
    public Builder output(String portId, String label) {
      return port(GraphPort.output(portId, label));
    }

    /** Adds a port. */
    public Builder port(GraphPort port) {
      ports.add(port);
      return this;
    }

    /** Adds a badge. */
    public Builder badge(Badge badge) {
      badges.add(badge);
      return this;
    }

    /** Sets or clears a state. */
    public Builder flag(NodeFlag flag, boolean on) {
      if (on) {
        flags.add(flag);
      } else {
        flags.remove(flag);
      }
      return this;
    }

    /** The card. */
    public GraphNode build() {
      double high = height > 0 ? height : heightFor(ports);
      return new GraphNode(
          id, title, subtitle, family, icon, x, y, width, high, ports, badges, flags);
    }

    private static double heightFor(List<GraphPort> ports) {
      long left = ports.stream().filter(p -> p.side() == GraphPort.Side.LEFT).count();
      long right = ports.stream().filter(p -> p.side() == GraphPort.Side.RIGHT).count();
      return Math.max(DEFAULT_HEIGHT, 18 + 20.0 * Math.max(left, right));
    }
  }
}
