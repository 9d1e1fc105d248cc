package org.layerloom.compression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.layerloom.compression.CompressionRequest.Making;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.json.MessageJson;

/** Requests and events as JSON and back: between the processes. */
public final class CompressionJson {

  private CompressionJson() {}

  public static ObjectNode toJson(CompressionRequest request) {
    ObjectNode node =
        Json.object()
            .put("run", request.run().toAbsolutePath().toString())
            .put("checkpoint", request.checkpoint());
    Making making = request.making();
    if (making != null) {
      node.putObject("making")
          .put("form", making.form().id())
          .put("share", making.share())
          .put("epochs", making.epochs())
          .put("out", making.out().toAbsolutePath().toString());
    }
    return node;
  }

  public static CompressionRequest request(JsonNode node) throws JsonException {
    return new CompressionRequest(
        Path.of(Json.text(node, "run")),
        Json.text(node, "checkpoint"),
        node.has("making") ? making(Json.object(node, "making")) : null);
  }

  private static @Nullable Making making(JsonNode node) throws JsonException {
    return new Making(
        form(node),
        Json.real(node, "share"),
        (int) Json.whole(node, "epochs"),
        Path.of(Json.text(node, "out")));
  }

  private static Form form(JsonNode node) throws JsonException {
    String id = Json.text(node, "form");
    return Form.find(id).orElseThrow(() -> new JsonException("no form \"" + id + "\""));
  }

  public static ObjectNode toJson(CompressionEvent event) {
    ObjectNode node = Json.object();
    switch (event) {
      case CompressionEvent.Working(int done, int all) ->
          node.put("event", "working").put("done", done).put("all", all);
      case CompressionEvent.Measured(Candidate candidate) ->
          node.put("event", "measured").set("candidate", toJson(candidate));
      case CompressionEvent.Unfit(Form form, var reason) ->
          node.put("event", "unfit")
              .put("form", form.id())
              .set("reason", MessageJson.toJson(reason));
      case CompressionEvent.Done(int samples) -> node.put("event", "done").put("samples", samples);
      case CompressionEvent.Made(Path project, long numbers, long before) ->
          node.put("event", "made")
              .put("project", project.toString())
              .put("numbers", numbers)
              .put("before", before);
      case CompressionEvent.Failed(var reason, boolean badInput) ->
          node.put("event", "failed")
              .put("badInput", badInput)
              .set("reason", MessageJson.toJson(reason));
    }
    return node;
  }

  public static CompressionEvent event(JsonNode node) throws JsonException {
    return switch (Json.text(node, "event")) {
      case "working" ->
          new CompressionEvent.Working(
              (int) Json.whole(node, "done"), (int) Json.whole(node, "all"));
      case "measured" -> new CompressionEvent.Measured(candidate(Json.object(node, "candidate")));
      case "unfit" ->
          new CompressionEvent.Unfit(form(node), MessageJson.message(Json.object(node, "reason")));
      case "done" -> new CompressionEvent.Done((int) Json.whole(node, "samples"));
      case "made" ->
          new CompressionEvent.Made(
              Path.of(Json.text(node, "project")),
              Json.whole(node, "numbers"),
              Json.whole(node, "before"));
      case "failed" ->
          new CompressionEvent.Failed(
              MessageJson.message(Json.object(node, "reason")), Json.flag(node, "badInput"));
      case String other -> throw new JsonException("no event is called \"" + other + "\"");
    };
  }

  private static ObjectNode toJson(Candidate candidate) {
    ObjectNode node =
        Json.object()
            .put("form", candidate.form().id())
            .put("share", candidate.share())
            .put("numbers", candidate.numbers())
            .put("bytes", candidate.bytes())
            .put("packed", candidate.packed());
    node.set("microseconds", Json.real(candidate.micros()));
    node.set("score", Json.real(candidate.score()));
    node.set("difference", Json.real(candidate.difference()));
    return node;
  }

  private static Candidate candidate(JsonNode node) throws JsonException {
    return new Candidate(
        form(node),
        Json.real(node, "share"),
        Json.whole(node, "numbers"),
        Json.whole(node, "bytes"),
        Json.whole(node, "packed"),
        Json.real(node, "microseconds"),
        Json.real(node, "score"),
        Json.real(node, "difference"));
  }
}
