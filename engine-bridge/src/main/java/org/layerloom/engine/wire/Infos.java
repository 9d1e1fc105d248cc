package org.layerloom.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.training.EngineInfo;

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
