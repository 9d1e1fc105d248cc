package org.layerloom.app.session;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;

/**
 * Nodes on the clipboard: the text of a project file that holds nothing else, so that they can be
 * pasted into another window, a mail or an editor, and come back from there.
 */
public final class Clips {

  private static final String NAME = "clipboard";

  private Clips() {}

  public static String text(Graph graph, Set<NodeId> which) {
    return ProjectFile.text(Document.named(NAME).withGraph(Copies.part(graph, which)));
  }

  /** The nodes of a text; null where it is no such text. */
  public static @Nullable Graph read(String text, Catalogue catalogue) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (ProjectFile.parse(bytes, NAME, catalogue)) {
      case Opening.Opened(Document document, var warnings) -> document.graph();
      case Opening.Refused refused -> null;
    };
  }
}
