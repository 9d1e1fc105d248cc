package org.layerloom.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.json.MessageJson;
import org.layerloom.network.NodeId;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.TrainingEvent.EpochDone;
import org.layerloom.training.TrainingEvent.Failed;
import org.layerloom.training.TrainingEvent.Finished;
import org.layerloom.training.TrainingEvent.Lost;
import org.layerloom.training.TrainingEvent.Measured;
import org.layerloom.training.TrainingEvent.Noticed;
import org.layerloom.training.TrainingEvent.Paused;
import org.layerloom.training.TrainingEvent.Preparing;
import org.layerloom.training.TrainingEvent.Progress;
import org.layerloom.training.TrainingEvent.Resumed;
import org.layerloom.training.TrainingEvent.Sizes;
import org.layerloom.training.TrainingEvent.Started;
import org.layerloom.training.TrainingEvent.Step;
import org.layerloom.training.TrainingEvent.Tuned;

/** Training events as JSON and back, to the last bit of every number. */
public final class Events {

  private Events() {}

  public static ObjectNode toJson(TrainingEvent event) {
    ObjectNode node = Json.object();
    switch (event) {
      case Preparing it -> {
        node.put("event", "preparing").set("what", MessageJson.toJson(it.what()));
        node.set("share", Json.real(it.share()));
      }
      case Started it ->
          node.put("event", "started")
              .put("run", it.run().toString())
              .put("device", it.device())
              .put("parameters", it.parameters())
              .put("epochs", it.epochs())
              .put("stepsPerEpoch", it.stepsPerEpoch())
              .put("measure", it.measure());
      case Progress it -> {
        ArrayNode steps = node.put("event", "progress").putArray("steps");
        for (Step step : it.steps()) {
          ArrayNode row =
              steps
                  .addArray()
                  .add(step.step())
                  .add(Json.real(step.epoch()))
                  .add(Json.real(step.loss()))
                  .add(Json.real(step.score()));
          step.parts().forEach(part -> row.add(Json.real(part)));
        }
        node.set("samplesPerSecond", Json.real(it.samplesPerSecond()));
        node.set("secondsLeft", Json.real(it.secondsLeft()));
      }
      case EpochDone it -> {
        node.put("event", "epoch").put("epoch", it.epoch());
        node.set("trainLoss", Json.real(it.trainLoss()));
        node.set("trainScore", Json.real(it.trainScore()));
        node.set("validationLoss", Json.real(it.validationLoss()));
        node.set("validationScore", Json.real(it.validationScore()));
        node.set("seconds", Json.real(it.seconds()));
      }
      case Measured it -> {
        node.put("event", "measured").put("step", it.step());
        node.set("epoch", Json.real(it.epoch()));
        node.set("learningRate", Json.real(it.learningRate()));
        node.set("samplesPerSecond", Json.real(it.samplesPerSecond()));
        node.set("memory", Json.real(it.memory()));
        ArrayNode layers = node.putArray("layers");
        for (Sizes sizes : it.layers()) {
          layers
              .addArray()
              .add(sizes.node().value())
              .add(Json.real(sizes.gradient()))
              .add(Json.real(sizes.weight()))
              .add(Json.real(sizes.update()));
        }
      }
      case Paused it -> node.put("event", "paused").put("step", it.step());
      case Resumed it -> node.put("event", "resumed").put("step", it.step());
      case Noticed it ->
          node.put("event", "noticed")
              .put("step", it.step())
              .put("node", it.node().value())
              .set("what", MessageJson.toJson(it.what()));
      case Tuned it -> {
        node.put("event", "tuned").put("step", it.step()).put("epochs", it.epochs());
        node.put("batchSize", it.batchSize()).put("stepsPerEpoch", it.stepsPerEpoch());
        node.set("learningRate", Json.real(it.learningRate()));
      }
      case Finished it -> {
        node.put("event", "finished")
            .put("stopped", it.stopped())
            .put("epochs", it.epochs())
            .put("run", it.run().toString());
        node.set("testLoss", Json.real(it.testLoss()));
        node.set("testScore", Json.real(it.testScore()));
        node.set("samplesPerSecond", Json.real(it.samplesPerSecond()));
        node.set("seconds", Json.real(it.seconds()));
      }
      case Failed it ->
          node.put("event", "failed")
              .put("badInput", it.badInput())
              .set("reason", MessageJson.toJson(it.reason()));
      case Lost it -> node.put("event", "lost").set("reason", MessageJson.toJson(it.reason()));
    }
    return node;
  }

  public static TrainingEvent event(JsonNode node) throws JsonException {
    return switch (Json.text(node, "event")) {
      case "preparing" ->
          new Preparing(MessageJson.message(Json.object(node, "what")), Json.real(node, "share"));
      case "started" ->
          new Started(
              Path.of(Json.text(node, "run")),
              Json.text(node, "device"),
              Json.whole(node, "parameters"),
              (int) Json.whole(node, "epochs"),
              (int) Json.whole(node, "stepsPerEpoch"),
              Json.text(node, "measure"));
      case "progress" ->
          new Progress(
              steps(node), Json.real(node, "samplesPerSecond"), Json.real(node, "secondsLeft"));
      case "epoch" ->
          new EpochDone(
              (int) Json.whole(node, "epoch"),
              Json.real(node, "trainLoss"),
              Json.real(node, "trainScore"),
              Json.real(node, "validationLoss"),
              Json.real(node, "validationScore"),
              Json.real(node, "seconds"));
      case "measured" ->
          new Measured(
              Json.whole(node, "step"),
              Json.real(node, "epoch"),
              Json.real(node, "learningRate"),
              Json.real(node, "samplesPerSecond"),
              Json.real(node, "memory"),
              layers(node));
      case "paused" -> new Paused(Json.whole(node, "step"));
      case "resumed" -> new Resumed(Json.whole(node, "step"));
      case "noticed" ->
          new Noticed(
              Json.whole(node, "step"),
              new NodeId(Json.text(node, "node")),
              MessageJson.message(Json.object(node, "what")));
      case "tuned" ->
          new Tuned(
              Json.whole(node, "step"),
              (int) Json.whole(node, "epochs"),
              Json.real(node, "learningRate"),
              (int) Json.whole(node, "batchSize"),
              (int) Json.whole(node, "stepsPerEpoch"));
      case "finished" ->
          new Finished(
              Json.flag(node, "stopped"),
              (int) Json.whole(node, "epochs"),
              Json.real(node, "testLoss"),
              Json.real(node, "testScore"),
              Json.real(node, "samplesPerSecond"),
              Json.real(node, "seconds"),
              Path.of(Json.text(node, "run")));
      case "failed" ->
          new Failed(MessageJson.message(Json.object(node, "reason")), Json.flag(node, "badInput"));
      case "lost" -> new Lost(MessageJson.message(Json.object(node, "reason")));
      case String other -> throw new JsonException("no event is called \"" + other + "\"");
    };
  }

  private static List<Step> steps(JsonNode node) throws JsonException {
    List<Step> steps = new ArrayList<>();
    for (JsonNode step : Json.list(node, "steps")) {
      if (step.size() < 4 || !step.get(0).canConvertToLong()) {
        throw new JsonException("not a step: " + step);
      }
      List<Double> parts = new ArrayList<>();
      for (int i = 4; i < step.size(); i++) {
        parts.add(Json.real(step.get(i)));
      }
      steps.add(
          new Step(
              step.get(0).longValue(),
              Json.real(step.get(1)),
              Json.real(step.get(2)),
              Json.real(step.get(3)),
              parts));
    }
    return steps;
  }

  private static List<Sizes> layers(JsonNode node) throws JsonException {
    List<Sizes> layers = new ArrayList<>();
    for (JsonNode layer : Json.list(node, "layers")) {
      if (layer.size() != 4 || !NodeId.isValid(layer.path(0).asText())) {
        throw new JsonException("not a layer's sizes: " + layer);
      }
      layers.add(
          new Sizes(
              new NodeId(layer.get(0).asText()),
              Json.real(layer.get(1)),
              Json.real(layer.get(2)),
              Json.real(layer.get(3))));
    }
    return layers;
  }
}
