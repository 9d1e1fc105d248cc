package org.layerloom.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.layerloom.json.Json;
import org.layerloom.json.MessageJson;
import org.layerloom.network.Message;
import org.layerloom.project.AtomicFile;
import org.layerloom.training.RunSummary.Results;
import org.layerloom.training.RunSummary.Setup;

/** {@code run.json}: written whole, read leniently. */
final class SummaryFile {

  static final int FORMAT = 1;

  private SummaryFile() {}

  /** A writer's view: the summary and what only readers of the file need. */
  record Content(RunSummary summary, long recordedSteps, int recordedEpochs) {}

  static void write(Content content) throws IOException {
    RunSummary run = content.summary();
    ObjectNode node = Json.object().put("format", FORMAT).put("name", run.name());
    node.put("status", run.status().name().toLowerCase(Locale.ROOT));
    put(node, "started", run.started());
    put(node, "ended", run.ended());
    run.seed().ifPresent(seed -> node.put("seed", seed));
    Setup setup = run.setup();
    node.putObject("setup")
        .put("device", setup.device())
        .put("threads", setup.threads())
        .put("parameters", setup.parameters())
        .put("epochs", setup.epochs())
        .put("stepsPerEpoch", setup.stepsPerEpoch())
        .put("measure", setup.measure());
    ObjectNode environment = node.putObject("environment");
    new TreeMap<>(run.environment()).forEach(environment::put);
    Results results = run.results();
    if (results != null) {
      ObjectNode values = node.putObject("results").put("epochs", results.epochs());
      values.set("testLoss", Json.real(results.testLoss()));
      values.set("testScore", Json.real(results.testScore()));
      values.set("samplesPerSecond", Json.real(results.samplesPerSecond()));
      values.set("seconds", Json.real(results.seconds()));
      node.putObject("recorded")
          .put("steps", content.recordedSteps())
          .put("epochs", content.recordedEpochs());
    }
    if (run.reason() != null) {
      node.set("reason", MessageJson.toJson(run.reason()));
    }
    if (run.status() == RunStatus.RUNNING) {
      ProcessHandle self = ProcessHandle.current();
      ObjectNode process = node.putObject("process").put("pid", self.pid());
      put(process, "started", self.info().startInstant().orElse(null));
    }
    AtomicFile.write(
        run.folder().summary(),
        Json.pretty(node).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Never fails: what cannot be read is missing. */
  static Content read(RunFolder folder) {
    List<Message> missing = new ArrayList<>();
    ObjectNode node = Json.object();
    if (!Files.exists(folder.summary())) {
      missing.add(Message.of("training.run.noSummary", folder.id()));
    } else {
      try {
        node = Json.object(Files.readAllBytes(folder.summary()));
        if (node.path("format").asInt(FORMAT) > FORMAT) {
          missing.add(
              Message.of("training.run.newerFormat", folder.id(), node.path("format").asInt()));
        }
      } catch (IOException e) {
        missing.add(
            Message.of("training.run.badSummary", folder.id(), String.valueOf(e.getMessage())));
      }
    }
    RunStatus status = status(node);
    JsonNode seed = node.path("seed");
    RunSummary summary =
        new RunSummary(
            folder,
            node.path("name").asText(folder.id()),
            status,
            instant(node.path("started")),
            instant(node.path("ended")),
            seed.isIntegralNumber() ? OptionalLong.of(seed.longValue()) : OptionalLong.empty(),
            setup(node.path("setup")),
            environment(node.path("environment")),
            results(node.path("results")),
            reason(node.path("reason")),
            missing);
    JsonNode recorded = node.path("recorded");
    return new Content(
        summary, recorded.path("steps").asLong(-1), recorded.path("epochs").asInt(-1));
  }

  private static RunStatus status(JsonNode node) {
    String text = node.path("status").asText().toUpperCase(Locale.ROOT);
    for (RunStatus status : RunStatus.values()) {
      if (status.name().equals(text)) {
        return status == RunStatus.RUNNING && !alive(node.path("process"))
            ? RunStatus.INTERRUPTED
            : status;
      }
    }
    return RunStatus.UNKNOWN;
  }

  /** Whether the process that wrote the file still is; a later one may have got its number. */
  private static boolean alive(JsonNode process) {
    Instant started = instant(process.path("started"));
    return ProcessHandle.of(process.path("pid").asLong(-1))
        .filter(ProcessHandle::isAlive)
        .filter(handle -> started == null || handle.info().startInstant().equals(optional(started)))
        .isPresent();
  }

  private static java.util.Optional<Instant> optional(Instant instant) {
    return java.util.Optional.of(instant);
  }

  private static Setup setup(JsonNode node) {
    return new Setup(
        node.path("device").asText(),
        node.path("threads").asInt(),
        node.path("parameters").asLong(),
        node.path("epochs").asInt(),
        node.path("stepsPerEpoch").asInt(),
        node.path("measure").asText());
  }

  private static Map<String, String> environment(JsonNode node) {
    Map<String, String> environment = new TreeMap<>();
    node.properties().forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    return environment;
  }

  private static @Nullable Results results(JsonNode node) {
    return node.isObject()
        ? new Results(
            node.path("epochs").asInt(),
            real(node.path("testLoss")),
            real(node.path("testScore")),
            real(node.path("samplesPerSecond")),
            real(node.path("seconds")))
        : null;
  }

  private static double real(JsonNode node) {
    try {
      return Json.real(node);
    } catch (IOException notOne) {
      return Double.NaN;
    }
  }

  private static @Nullable Message reason(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    try {
      return MessageJson.message(node);
    } catch (IOException damaged) {
      return Message.of("training.run.reasonLost", String.valueOf(damaged.getMessage()));
    }
  }

  private static @Nullable Instant instant(JsonNode node) {
    try {
      return node.isTextual() ? Instant.parse(node.textValue()) : null;
    } catch (DateTimeException damaged) {
      return null;
    }
  }

  private static void put(ObjectNode node, String field, @Nullable Instant instant) {
    if (instant != null) {
      node.put(field, instant.toString());
    }
  }
}
