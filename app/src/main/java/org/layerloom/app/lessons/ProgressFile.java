package org.layerloom.app.lessons;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What is done of the lessons, on disk: JSON, written to a temporary file and moved. */
public final class ProgressFile {

  private final ObjectMapper mapper =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private final Path file;

  public ProgressFile(Path file) {
    this.file = file;
  }

  /** What was written last; nothing where the file is not there or cannot be understood. */
  Progress read() {
    try {
      return mapper.readValue(file.toFile(), Progress.class);
    } catch (IOException none) {
      return Progress.NONE;
    }
  }

  void write(Progress progress) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "lessons", ".tmp");
    try {
      mapper.writeValue(temporary.toFile(), progress);
      Files.move(
          temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
