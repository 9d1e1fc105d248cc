package org.layerloom.app.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Preferences on disk: JSON, written to a temporary file and moved. */
public final class PreferencesFile {

  private final ObjectMapper mapper =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();
  private final Path file;

  public PreferencesFile(Path file) {
    this.file = file;
  }

  /**
   * What was written last. A file that is not there or cannot be understood counts as none: losing
   * the size of a pane must not keep anybody from working.
   *
   * @throws IOException where the disk refuses
   */
  public Preferences read() throws IOException {
    if (!Files.isRegularFile(file)) {
      return Preferences.INITIAL;
    }
    try {
      return mapper.readValue(file.toFile(), Preferences.class);
    } catch (JacksonException e) {
      return Preferences.INITIAL;
    }
  }

  public void write(Preferences preferences) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "preferences", ".tmp");
    try {
      mapper.writeValue(temporary.toFile(), preferences);
      Files.move(
          temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
