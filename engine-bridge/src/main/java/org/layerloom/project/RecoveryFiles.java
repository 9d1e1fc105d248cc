package org.layerloom.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of one session in the recovery folder. */
record RecoveryFiles(Path folder, String session) {

  /** The document. */
  Path document() {
    return folder.resolve(session + ProjectFile.EXTENSION);
  }

  /** The path of the document's own file, as text. */
  Path original() {
    return folder.resolve(session + ".path");
  }

  /** Locked while the session lives. */
  Path lock() {
    return folder.resolve(session + ".lock");
  }

  void removeDocument() throws IOException {
    Files.deleteIfExists(document());
    Files.deleteIfExists(original());
  }
}
