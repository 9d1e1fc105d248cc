package org.layerloom.exchange.out;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Message;

/**
 * What was written.
 *
 * @param path the file or folder
 * @param bytes of all files together
 * @param proof null where no engine on this machine can run the format
 * @param notes sentences about what the format cannot carry
 */
public record ExportReport(
    Format format, Path path, long bytes, @Nullable Proof proof, List<Message> notes) {

  public ExportReport {
    notes = List.copyOf(notes);
  }
}
