package org.layerloom.editor;

import java.util.List;
import java.util.Objects;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;

/**
 * One wire, from an output to an input.
 *
 * @param id unique in the model
 * @param from output where the flow leaves
 * @param to input where the flow arrives
 * @param label text of the pill on the wire, such as a shape; empty for none
 * @param style solid for the main flow, dashed for what goes beside it
 * @param problem why the link does not work, or null if it does
 * @param bends points that the user made the wire pass, in order from the output to the input
 */
public record GraphLink(
    String id,
    PortRef from,
    PortRef to,
    String label,
    Style style,
    @Nullable Problem problem,
    List<Point2D> bends) {

  /** How the wire is drawn. */
  public enum Style {
    /** The main flow. */
    SOLID,
    /** What goes beside the main flow. */
    DASHED
  }

  /** The list is copied. */
  public GraphLink {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(style, "style");
    bends = List.copyOf(bends);
  }

  /** A solid wire without bends or problem. */
  public static GraphLink of(String id, PortRef from, PortRef to, String label) {
    return new GraphLink(id, from, to, label, Style.SOLID, null, List.of());
  }

  /** The same wire, dashed. */
  public GraphLink dashed() {
    return new GraphLink(id, from, to, label, Style.DASHED, problem, bends);
  }

  /** The same wire with what is wrong with it. */
  public GraphLink withProblem(Problem what) {
    return new GraphLink(id, from, to, label, style, what, bends);
  }

  /** The same wire through other points. */
  public GraphLink through(List<Point2D> points) {
    return new GraphLink(id, from, to, label, style, problem, points);
  }
}
