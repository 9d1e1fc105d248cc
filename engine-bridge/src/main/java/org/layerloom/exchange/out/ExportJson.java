package org.layerloom.exchange.out;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.out.ExportOptions.Precision;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.json.MessageJson;
import org.layerloom.network.Message;

/** Exports as JSON and back: between the processes, and in the run's folder. */
public final class ExportJson {

  private ExportJson() {}

  /** Adds what is asked for to a command. */
  public static ObjectNode toJson(ExportRequest request) {
    return Json.object()
        .put("run", request.run().toAbsolutePath().toString())
        .put("format", request.format().id())
        .put("out", request.out().toAbsolutePath().toString())
        .put("preparation", request.options().preparation())
        .put("checkpoint", request.options().checkpoint())
        .put("precision", request.options().precision().name().toLowerCase(Locale.ROOT))
        .put("output", request.options().output());
  }

  public static ExportRequest request(JsonNode node) throws JsonException {
    return new ExportRequest(
        Path.of(Json.text(node, "run")),
        format(node),
        Path.of(Json.text(node, "out")),
        new ExportOptions(
            Json.flag(node, "preparation"),
            Json.text(node, "checkpoint"),
            precision(Json.text(node, "precision")),
            Json.text(node, "output")));
  }

  private static Precision precision(String text) throws JsonException {
    for (Precision precision : Precision.values()) {
      if (precision.name().toLowerCase(Locale.ROOT).equals(text)) {
        return precision;
      }
    }
    throw new JsonException("no precision is called \"" + text + "\"");
  }

  private static Format format(JsonNode node) throws JsonException {
    String id = Json.text(node, "format");
    return Format.find(id).orElseThrow(() -> new JsonException("no format \"" + id + "\""));
  }

  public static ObjectNode toJson(ExportEvent event) {
    ObjectNode node = Json.object();
    switch (event) {
      case ExportEvent.Working(Message what) ->
          node.put("event", "working").set("what", MessageJson.toJson(what));
      case ExportEvent.Done(ExportReport report) ->
          node.put("event", "done").set("report", toJson(report));
      case ExportEvent.Failed(Message reason, boolean badInput) ->
          node.put("event", "failed")
              .put("badInput", badInput)
              .set("reason", MessageJson.toJson(reason));
    }
    return node;
  }

  public static ExportEvent event(JsonNode node) throws JsonException {
    return switch (Json.text(node, "event")) {
      case "working" -> new ExportEvent.Working(MessageJson.message(Json.object(node, "what")));
      case "done" -> new ExportEvent.Done(report(Json.object(node, "report")));
      case "failed" ->
          new ExportEvent.Failed(
              MessageJson.message(Json.object(node, "reason")), Json.flag(node, "badInput"));
      case String other -> throw new JsonException("no event is called \"" + other + "\"");
    };
  }

  /** As it is kept in the run's folder. */
  public static ObjectNode toJson(ExportReport report) {
    ObjectNode node =
        Json.object()
            .put("format", report.format().id())
            .put("path", report.path().toString())
            .put("bytes", report.bytes());
    Proof proof = report.proof();
    if (proof != null) {
      ObjectNode child =
          node.putObject("proof")
              .put("engine", proof.engine())
              .put("samples", proof.samples())
              .put("agrees", proof.agrees())
              .put("firstDifferent", proof.firstDifferent());
      child.set("difference", Json.real(proof.difference()));
      child.set("tolerance", Json.real(proof.tolerance()));
      child.set("microseconds", Json.real(proof.micros()));
      child.set("trainedMicroseconds", Json.real(proof.trainedMicros()));
    }
    ArrayNode notes = node.putArray("notes");
    report.notes().forEach(note -> notes.add(MessageJson.toJson(note)));
    return node;
  }

  public static ExportReport report(JsonNode node) throws JsonException {
    List<Message> notes = new ArrayList<>();
    for (JsonNode note : Json.list(node, "notes")) {
      notes.add(MessageJson.message(note));
    }
    return new ExportReport(
        format(node),
        Path.of(Json.text(node, "path")),
        Json.whole(node, "bytes"),
        node.has("proof") ? proof(Json.object(node, "proof")) : null,
        notes);
  }

  private static @Nullable Proof proof(JsonNode node) throws JsonException {
    return new Proof(
        Json.text(node, "engine"),
        (int) Json.whole(node, "samples"),
        Json.real(node, "difference"),
        Json.real(node, "tolerance"),
        Json.text(node, "firstDifferent"),
        Json.real(node, "microseconds"),
        Json.real(node, "trainedMicroseconds"));
  }
}
