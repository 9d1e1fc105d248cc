package org.layerloom.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.json.Json;
import org.layerloom.training.Heights;
import org.layerloom.training.Surface;

/** A plane through a run's weights and the losses on it, as frames and back. */
final class SurfaceFrames {

  private static final String LOSSES = "losses";

  private SurfaceFrames() {}

  static Frame.Builder put(Frame.Builder frame, Surface it) {
    ArrayNode path = Json.array();
    for (Surface.Moment moment : it.path()) {
      ObjectNode node = path.addObject().put("name", moment.name()).put("step", moment.step());
      node.set("x", Json.real(moment.x()));
      node.set("y", Json.real(moment.y()));
    }
    return frame
        .put("surface", it.id())
        .put("side", it.side())
        .put("left", it.left())
        .put("right", it.right())
        .put("bottom", it.bottom())
        .put("top", it.top())
        .put("principal", it.principal())
        .put("share", it.share())
        .put("samples", it.samples())
        .put("path", path);
  }

  static Surface surface(Frame frame) throws IOException {
    ObjectNode header = frame.header();
    List<Surface.Moment> path = new ArrayList<>();
    for (JsonNode node : Json.list(header, "path")) {
      path.add(
          new Surface.Moment(
              Json.text(node, "name"),
              Json.whole(node, "step"),
              Json.real(node, "x"),
              Json.real(node, "y")));
    }
    try {
      return new Surface(
          Json.whole(header, "surface"),
          (int) Json.whole(header, "side"),
          Json.real(header, "left"),
          Json.real(header, "right"),
          Json.real(header, "bottom"),
          Json.real(header, "top"),
          Json.flag(header, "principal"),
          Json.real(header, "share"),
          (int) Json.whole(header, "samples"),
          path);
    } catch (IllegalArgumentException e) {
      throw new WireException("no surface: " + e.getMessage());
    }
  }

  static Frame.Builder put(Frame.Builder frame, Heights it) {
    return frame
        .put("from", it.from())
        .put(Tensor.floats(LOSSES, List.of((long) it.losses().length), it.losses()));
  }

  static Heights heights(Frame frame) throws IOException {
    Tensor losses = frame.tensor(LOSSES);
    if (losses.type() != Tensor.Type.F32) {
      throw new WireException("losses are no floats but " + losses.type());
    }
    try {
      return new Heights((int) Json.whole(frame.header(), "from"), losses.toFloats());
    } catch (IllegalArgumentException e) {
      throw new WireException("no heights: " + e.getMessage());
    }
  }
}
