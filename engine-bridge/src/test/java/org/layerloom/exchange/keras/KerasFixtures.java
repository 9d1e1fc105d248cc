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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /**
   * A model that Keras saved.
   *
   * @param keras its file
   * @param answers what goes in, and what comes out
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Case(String name, byte[] keras, JsonNode answers) {

    /** What the import has to say of it; empty where it answers the same. */
    List<String> says() {
      List<String> words = new ArrayList<>();
      answers.path("says").forEach(word -> words.add(word.asText()));
      return words;
    }

    Path file(Path folder) throws IOException {
      return Files.write(folder.resolve(name + ".keras"), keras);
    }
  }

  /** What {@code make_cases.py} made. */
  static List<Case> cases() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(open("cases.zip"))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    List<Case> cases = new ArrayList<>();
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      if (entry.getKey().endsWith(".json")) {
        String name = entry.getKey().replace(".json", "");
        byte[] keras = entries.getOrDefault(name + ".keras", new byte[0]);
        cases.add(new Case(name, keras, new ObjectMapper().readTree(entry.getValue())));
      }
    }
    return cases;
  }

  static Case named(String name) throws IOException {
    return cases().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
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
