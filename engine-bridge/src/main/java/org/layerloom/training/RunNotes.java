package org.layerloom.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.json.Json;
import org.layerloom.project.AtomicFile;

/**
 * What a person wrote about a run: {@code notes.json} in its folder, which the run itself never
 * touches.
 *
 * @param title what the run is called; empty for its project's name
 * @param tags words to find it by
 * @param text whatever else is to be remembered
 */
public record RunNotes(String title, List<String> tags, String text) {

  public static final RunNotes NONE = new RunNotes("", List.of(), "");

  public RunNotes {
    tags = List.copyOf(tags);
  }

  public RunNotes titled(String other) {
    return new RunNotes(other.strip(), tags, text);
  }

  public RunNotes tagged(List<String> others) {
    return new RunNotes(title, others, text);
  }

  public RunNotes saying(String other) {
    return new RunNotes(title, tags, other.strip());
  }

  private static Path file(RunFolder run) {
    return run.path().resolve("notes.json");
  }

  /** Never fails: where there are none, or damaged ones, nothing was written. */
  public static RunNotes read(RunFolder run) {
    Path file = file(run);
    if (!Files.exists(file)) {
      return NONE;
    }
    try {
      ObjectNode node = Json.object(Files.readAllBytes(file));
      List<String> tags = new ArrayList<>();
      node.path("tags").forEach(tag -> tags.add(tag.asText()));
      return new RunNotes(node.path("title").asText(), tags, node.path("text").asText());
    } catch (IOException damaged) {
      return NONE;
    }
  }

  /**
   * Replaces what was written.
   *
   * @throws IOException where the folder is gone or cannot be written
   */
  public void write(RunFolder run) throws IOException {
    ObjectNode node = Json.object().put("title", title);
    ArrayNode list = node.putArray("tags");
    tags.forEach(list::add);
    node.put("text", text);
    AtomicFile.write(file(run), Json.pretty(node).getBytes(StandardCharsets.UTF_8));
  }
}
