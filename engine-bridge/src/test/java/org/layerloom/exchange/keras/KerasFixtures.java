package org.layerloom.exchange.keras;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** What {@code make_fixture.py} made. */
final class KerasFixtures {

  private KerasFixtures() {}

  private static InputStream open(String name) throws FileNotFoundException {
    InputStream in = KerasFixtures.class.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException(name);
    }
    return in;
  }

  static JsonNode answers() throws IOException {
    try (InputStream in = open("answers.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  static Path copy(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = open(name)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** A file of numbers with one thing wrong, or with none: {@code good}. */
  static byte[] broken(String name) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(open("broken.zip"))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().equals(name)) {
          return zip.readAllBytes();
        }
      }
    }
    throw new FileNotFoundException(name);
  }

  /** A model of this configuration with these numbers. */
  static Path zip(Path folder, String config, byte[] numbers) throws IOException {
    Path file = Files.createTempFile(folder, "model", ".keras");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("config.json"));
      zip.write(config.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry("model.weights.h5"));
      zip.write(numbers);
      zip.closeEntry();
    }
    return file;
  }
}
