package org.layerloom.editor.outline;

import java.util.List;
import org.layerloom.editor.Target;

/**
 * A line of the outline.
 *
 * @param level the path of the graph that it is in: see {@link Levels}
 * @param target what it stands for; the canvas for a whole graph
 * @param text what is shown and read out
 */
public record OutlineItem(List<String> level, Target target, String text) {

  public OutlineItem {
    level = List.copyOf(level);
  }

  /** A line of the only graph. */
  public OutlineItem(Target target, String text) {
    this(List.of(), target, text);
  }

  /** Which line it is, whatever it says. */
  record Key(List<String> level, Target target) {}

  Key key() {
    return new Key(level, target);
  }
}
