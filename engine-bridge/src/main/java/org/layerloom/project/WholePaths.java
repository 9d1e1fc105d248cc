package org.layerloom.project;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.Parameter;
import org.layerloom.network.Value;

/**
 * Writes whole paths where a project names files beside it: the engine is another process, and does
 * not know in which folder the project is.
 */
public final class WholePaths {

  private WholePaths() {}

  /**
   * The same project with whole paths.
   *
   * @param folder what relative paths start from
   * @param bundled names that are no paths: a bundled dataset wins over a file of its name
   */
  public static Document of(
      Document document, Path folder, Catalogue catalogue, Set<String> bundled) {
    Graph graph = document.graph();
    for (Node node : graph.nodes().values()) {
      Kind kind = catalogue.find(node.kind());
      if (kind == null) {
        continue;
      }
      for (Parameter parameter : kind.parameters()) {
        String name = parameter.name();
        if (parameter.type() instanceof Parameter.Type.Dataset
            && node.settings().has(name)
            && node.settings().get(name) instanceof Value.Text(String source)
            && !bundled.contains(source)) {
          graph = graph.withNode(node.with(name, new Value.Text(whole(source, folder))));
        }
      }
    }
    String weights = document.weights();
    return document
        .withGraph(graph)
        .withWeights(weights.isEmpty() ? weights : whole(weights, folder));
  }

  private static String whole(String source, Path folder) {
    try {
      Path path = folder.resolve(source);
      return !source.isBlank() && Files.exists(path) ? path.toAbsolutePath().toString() : source;
    } catch (InvalidPathException aName) {
      return source;
    }
  }
}
