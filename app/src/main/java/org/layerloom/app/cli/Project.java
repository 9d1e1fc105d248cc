package org.layerloom.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.Datasets;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.Parameter;
import org.layerloom.network.Value;
import org.layerloom.project.Document;

/**
 * A project that a command was given.
 *
 * @param name as the person wrote it, for messages
 * @param folder what relative paths to data in it start from
 */
record Project(String name, Document document, Path folder) {

  Project with(Document changed) {
    return new Project(name, changed, folder);
  }

  /**
   * The same with the whole paths of its data: the engine is another process, and does not know in
   * which folder the project is.
   */
  Project withWholePaths(Catalogue catalogue) {
    // A bundled dataset wins over a file of its name, as it does in the engine.
    Set<String> bundled =
        Datasets.installed().all().stream().map(DatasetInfo::id).collect(Collectors.toSet());
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
          graph = graph.withNode(node.with(name, new Value.Text(whole(source))));
        }
      }
    }
    String weights = document.weights();
    return with(
        document.withGraph(graph).withWeights(weights.isEmpty() ? weights : whole(weights)));
  }

  private String whole(String source) {
    try {
      Path path = folder.resolve(source);
      return !source.isBlank() && Files.exists(path) ? path.toAbsolutePath().toString() : source;
    } catch (InvalidPathException aName) {
      return source;
    }
  }
}
