package org.layerloom.app.cli;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.Datasets;
import org.layerloom.network.Catalogue;
import org.layerloom.project.Document;
import org.layerloom.project.WholePaths;

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

  /** The same with the whole paths of its data. */
  Project withWholePaths(Catalogue catalogue) {
    Set<String> bundled =
        Datasets.installed().all().stream().map(DatasetInfo::id).collect(Collectors.toSet());
    return with(WholePaths.of(document, folder, catalogue, bundled));
  }
}
