package org.layerloom.engine.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.SafeTensors;
import org.layerloom.training.Tuning;

/**
 * A run's whole state: every tensor by name, and the position. One safetensors file, with the
 * position as JSON among its words, so that the two can never be of different moments.
 */
record Checkpoint(List<NamedTensor> tensors, Position position) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POSITION = "layerloom.position";

  Checkpoint {
    tensors = List.copyOf(tensors);
  }

  /** Writes beside the file, flushes, and moves: whoever reads finds the old or the new one. */
  void write(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Path beside = path.resolveSibling(path.getFileName() + ".part");
    try (FileChannel file =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      SafeTensors.write(file, tensors, Map.of(POSITION, toJson(position)));
      file.force(true);
    }
    Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * @throws IOException where it cannot be read or is no checkpoint; the message says what is wrong
   */
  static Checkpoint read(Path path) throws IOException {
    SafeTensors.Content content = SafeTensors.read(path);
    return new Checkpoint(content.tensors(), position(content.metadata()));
  }

  /**
   * The position that a checkpoint's words tell.
   *
   * @throws IOException where they are those of no checkpoint
   */
  static Position position(Map<String, String> words) throws IOException {
    String position = words.get(POSITION);
    if (position == null) {
      throw new IOException("it holds tensors but no run's position");
    }
    try {
      return fromJson(JSON.readTree(position));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException("its position is damaged", e);
    }
  }

  private static String toJson(Position position) throws JsonProcessingException {
    ObjectNode json = JSON.createObjectNode();
    json.put("epoch", position.epoch()).put("stepInEpoch", position.stepInEpoch());
    json.put("step", position.step()).put("seen", position.seen());
    json.put("lossSum", text(position.lossSum())).put("hits", position.hits());
    json.put("answers", position.answers());
    json.put("reductions", position.reductions()).put("best", text(position.best()));
    json.put("bestEpoch", position.bestEpoch()).put("waited", position.waited());
    json.put("plateau", position.plateau());
    Tuning tuning = position.tuning();
    if (tuning.epochs() != null) {
      json.put("epochs", tuning.epochs());
    }
    if (tuning.learningRate() != null) {
      json.put("learningRate", text(tuning.learningRate()));
    }
    if (tuning.batchSize() != null) {
      json.put("batchSize", tuning.batchSize());
    }
    ArrayNode history = json.putArray("history");
    for (Position.Epoch epoch : position.history()) {
      history
          .addObject()
          .put("epoch", epoch.epoch())
          .put("trainLoss", text(epoch.trainLoss()))
          .put("trainScore", text(epoch.trainScore()))
          .put("validationLoss", text(epoch.validationLoss()))
          .put("validationScore", text(epoch.validationScore()))
          .put("seconds", text(epoch.seconds()));
    }
    return JSON.writeValueAsString(json);
  }

  private static Position fromJson(JsonNode json) {
    List<Position.Epoch> history = new ArrayList<>();
    for (JsonNode epoch : json.path("history")) {
      history.add(
          new Position.Epoch(
              epoch.path("epoch").asInt(),
              real(epoch, "trainLoss"),
              real(epoch, "trainScore"),
              real(epoch, "validationLoss"),
              real(epoch, "validationScore"),
              real(epoch, "seconds")));
    }
    return new Position(
        json.path("epoch").asInt(),
        json.path("stepInEpoch").asInt(),
        json.path("step").asLong(),
        json.path("seen").asLong(),
        real(json, "lossSum"),
        json.path("hits").asLong(),
        // Before some could be ignored, a sample had one answer, or none was scored.
        json.has("answers") ? json.path("answers").asLong() : json.path("seen").asLong(),
        json.path("reductions").asInt(),
        real(json, "best"),
        json.path("bestEpoch").asInt(),
        json.path("waited").asInt(),
        json.path("plateau").asInt(),
        new Tuning(
            json.has("epochs") ? json.path("epochs").asInt() : null,
            json.has("learningRate") ? real(json, "learningRate") : null,
            json.has("batchSize") ? json.path("batchSize").asInt() : null),
        history);
  }

  /** JSON has no NaN; and the shortest text of a double reads back to the same bits. */
  private static String text(double number) {
    return Double.toString(number);
  }

  private static double real(JsonNode json, String name) {
    return Double.parseDouble(json.path(name).asText());
  }
}
