package org.layerloom.app.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.subnet.Network;

/**
 * Nodes on the clipboard: the text of a project file that holds nothing else, so that they can be
 * pasted into another window, a mail or an editor, and come back from there. Beside the project's
 * own fields, {@code outside} lists the links that led elsewhere, for pasting with links.
 */
public final class Clips {

  private static final String NAME = "clipboard";
  private static final String OUTSIDE = "outside";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Clips() {}

  /**
   * The text of some nodes, frames and notes, with the sub-networks that they stand for.
   *
   * @param where the graph that they are in
   * @param decorations ids of frames and notes
   */
  public static String text(
      Network network, String where, Set<NodeId> which, Set<String> decorations) {
    Graph graph = network.graph(where);
    Graph part = Copies.part(graph, which, decorations);
    Network copied = Brought.used(part, network);
    String project = ProjectFile.text(Document.named(NAME).withNetwork(copied));
    List<Link> outside =
        graph.links().stream()
            .filter(l -> which.contains(l.from().node()) != which.contains(l.to().node()))
            .toList();
    return outside.isEmpty() ? project : with(project, outside);
  }

  private static String with(String project, List<Link> outside) {
    try {
      ObjectNode root = (ObjectNode) JSON.readTree(project);
      ArrayNode list = root.putArray(OUTSIDE);
      for (Link link : outside) {
        list.add(link.from() + ">" + link.to());
      }
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The nodes of a text; null where it is no such text. */
  public static @Nullable Clip read(String text, Catalogue catalogue) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return switch (ProjectFile.parse(bytes, NAME, catalogue)) {
      case Opening.Opened(Document document, var warnings) ->
          new Clip(document.network(), outside(text));
      case Opening.Refused refused -> null;
    };
  }

  private static List<Link> outside(String text) {
    List<Link> links = new ArrayList<>();
    try {
      for (JsonNode entry : JSON.readTree(text).path(OUTSIDE)) {
        String[] ends = entry.asText().split(">", -1);
        PortRef from = ends.length == 2 ? end(ends[0]) : null;
        PortRef to = ends.length == 2 ? end(ends[1]) : null;
        if (from != null && to != null) {
          links.add(new Link(from, to));
        }
      }
    } catch (JsonProcessingException e) {
      // The project's reader took what this one does not: then there is nothing beside it.
      return List.of();
    }
    return links;
  }

  private static @Nullable PortRef end(String text) {
    int dot = text.lastIndexOf('.');
    return dot <= 0 || dot == text.length() - 1
        ? null
        : new PortRef(new NodeId(text.substring(0, dot)), text.substring(dot + 1));
  }
}
