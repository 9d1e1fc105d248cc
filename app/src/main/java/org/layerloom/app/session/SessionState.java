package org.layerloom.app.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Analysis;
import org.layerloom.network.Graph;
import org.layerloom.network.Message;
import org.layerloom.project.Document;

/**
 * Everything about the open document at one moment.
 *
 * @param analysis what follows from the document's graph
 * @param file where it was opened from or saved to; null for a new one or a sample
 * @param edited whether it differs from what is in the file
 * @param undo names what undo would take back; null where there is nothing
 * @param redo names what redo would do again; null where there is nothing
 */
public record SessionState(
    Document document,
    Analysis analysis,
    @Nullable Path file,
    boolean edited,
    @Nullable Message undo,
    @Nullable Message redo) {

  public Graph graph() {
    return document.graph();
  }
}
