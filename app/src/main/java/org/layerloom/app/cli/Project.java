package org.layerloom.app.cli;

import java.nio.file.Path;
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
}
