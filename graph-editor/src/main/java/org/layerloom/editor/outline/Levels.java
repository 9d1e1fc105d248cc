package org.layerloom.editor.outline;

import java.util.List;
import org.layerloom.editor.GraphModel;

/**
 * Graphs within nodes of graphs, of which an editor shows one at a time, as an outline shows all of
 * them. A path names the nodes that are opened one within the other: empty for the outermost graph.
 * An immutable picture of one moment, asked on the screen's thread; where something changes, the
 * outline is given another.
 */
public interface Levels {

  /** The graph at the end of a path. Asked only where a person opens a line. */
  GraphModel model(List<String> path);

  /** Whether a node of the graph at the end of a path holds a graph itself. */
  boolean opens(List<String> path, String node);

  /** The path of the graph that the editor shows. */
  List<String> shown();

  /**
   * Lets the editor show another graph, and gives the outline the levels as they are then, before
   * it returns.
   */
  void show(List<String> path);
}
