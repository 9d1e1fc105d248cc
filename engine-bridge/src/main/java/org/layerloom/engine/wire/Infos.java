package org.layerloom.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.training.EngineInfo;
import org.layerloom.training.RateCurve;
import org.layerloom.training.Speed;

/** What the engine found, as JSON and back. */
public final class Infos {

  private Infos() {}

  public static ObjectNode toJson(EngineInfo info) {
    ObjectNode node = Json.object().put("version", info.version()).put("threads", info.threads());
    ArrayNode devices = node.putArray("devices");
    info.devices()
        .forEach(
            device ->
                devices
                    .addObject()
                    .put("id", device.id())
                    .put("name", device.name())
                    .put("memory", device.memory()));
    return node;
  }

  public static ObjectNode toJson(RateCurve curve) {
    ObjectNode node = Json.object();
    ArrayNode rates = node.putArray("rates");
    ArrayNode losses = node.putArray("losses");
    for (double rate : curve.rates()) {
      rates.add(rate);
    }
    for (double loss : curve.losses()) {
      losses.add(loss);
    }
    node.set("suggestion", Json.real(curve.suggestion()));
    return node;
  }

  public static ObjectNode toJson(Speed speed) {
    ObjectNode node =
        Json.object()
            .put("batch", speed.batch())
            .put("trained", speed.trained())
            .put("validated", speed.validated());
    node.set("step", Json.real(speed.secondsAStep()));
    node.set("answer", Json.real(speed.secondsAnAnswer()));
    return node;
  }

  public static Speed speed(JsonNode node) throws JsonException {
    return new Speed(
        (int) Json.whole(node, "batch"),
        Json.real(node, "step"),
        Json.real(node, "answer"),
        Json.whole(node, "trained"),
        Json.whole(node, "validated"));
  }

  public static RateCurve rateCurve(JsonNode node) throws JsonException {
    List<JsonNode> rates = new ArrayList<>();
    List<JsonNode> losses = new ArrayList<>();
    Json.list(node, "rates").forEach(rates::add);
    Json.list(node, "losses").forEach(losses::add);
    if (rates.size() != losses.size()) {
      throw new JsonException("not a curve: " + rates.size() + " rates, " + losses.size());
    }
    double[] at = new double[rates.size()];
    double[] found = new double[rates.size()];
    for (int i = 0; i < at.length; i++) {
      at[i] = Json.real(rates.get(i));
      found[i] = Json.real(losses.get(i));
    }
    return new RateCurve(at, found, Json.real(node, "suggestion"));
  }

  public static EngineInfo engineInfo(JsonNode node) throws JsonException {
    List<EngineInfo.Device> devices = new ArrayList<>();
    for (JsonNode device : Json.list(node, "devices")) {
      devices.add(
          new EngineInfo.Device(
              Json.text(device, "id"), Json.text(device, "name"), Json.whole(device, "memory")));
    }
    return new EngineInfo(Json.text(node, "version"), (int) Json.whole(node, "threads"), devices);
  }
}
