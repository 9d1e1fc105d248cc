package org.layerloom.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.json.Json;
import org.layerloom.network.Catalogue;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.training.Question;
import org.layerloom.training.Stepped;
import org.layerloom.training.Stepped.Numbers;

/** A step that is asked for, and what it did, as frames and back. */
final class StepFrames {

  static final String WHAT = "step";

  private static final String DOCUMENT = "document";
  private static final String EDITS = "edits";
  private static final String RATE = "learningRate";
  private static final String SHAPE = "shape";

  private StepFrames() {}

  static Frame.Builder put(Frame.Builder frame, Question.Step step) {
    var _ =
        switch (step.start()) {
          case Question.Start.Fresh it -> frame.put(DOCUMENT, ProjectFile.text(it.document()));
          case Question.Start.OfCheckpoint it -> Questions.network(frame, it.network());
        };
    ArrayNode edits = Json.array();
    for (Question.Edit edit : step.edits()) {
      edits.addObject().put("name", edit.parameter()).put("at", edit.at()).put("to", edit.value());
    }
    frame
        .put("place", step.place())
        .put("draw", step.draw())
        .put(EDITS, edits)
        .put("given", step.sample() != null);
    if (step.learningRate() != null) {
      frame.put(RATE, step.learningRate());
    }
    return step.sample() == null ? frame : SampleFrames.put(frame, step.sample());
  }

  static Question.Step question(Frame frame) throws IOException {
    ObjectNode header = frame.header();
    List<Question.Edit> edits = new ArrayList<>();
    for (JsonNode edit : Json.list(header, EDITS)) {
      edits.add(
          new Question.Edit(
              Json.text(edit, "name"),
              (int) Json.whole(edit, "at"),
              (float) Json.real(edit, "to")));
    }
    return new Question.Step(
        start(header),
        (int) Json.whole(header, "place"),
        Json.flag(header, "given") ? SampleFrames.samples(frame) : null,
        edits,
        header.has(RATE) ? Json.real(header, RATE) : null,
        (int) Json.whole(header, "draw"));
  }

  private static Question.Start start(ObjectNode header) throws IOException {
    if (!header.has(DOCUMENT)) {
      return new Question.Start.OfCheckpoint(Questions.network(header));
    }
    byte[] text = Json.text(header, DOCUMENT).getBytes(StandardCharsets.UTF_8);
    return switch (ProjectFile.parse(text, "project", Catalogue.standard())) {
      case Opening.Refused refused ->
          throw new WireException("no project: " + refused.problems().getFirst());
      case Opening.Opened opened -> new Question.Start.Fresh(opened.document());
    };
  }

  /** Adds what a step did. */
  static Frame.Builder put(Frame.Builder frame, Stepped it) {
    Tensors tensors = new Tensors(frame);
    ArrayNode flows = Json.array();
    for (Stepped.Flow flow : it.flows()) {
      ObjectNode node = flows.addObject();
      node.put("node", flow.port().node().value()).put("port", flow.port().port());
      tensors.put(node, "values", flow.values());
      tensors.put(node, "gradient", flow.gradient());
    }
    ArrayNode losses = Json.array();
    for (Stepped.Cost cost : it.losses()) {
      losses.addObject().put("node", cost.node().value()).set("value", Json.real(cost.value()));
    }
    ArrayNode parameters = Json.array();
    for (Stepped.Change change : it.parameters()) {
      ObjectNode node = parameters.addObject();
      node.put("node", change.node().value()).put("name", change.name());
      tensors.put(node, "before", change.before());
      tensors.put(node, "gradient", change.gradient());
      tensors.put(node, "after", change.after());
      ArrayNode kept = node.putArray("kept");
      for (Stepped.Kept one : change.kept()) {
        ObjectNode of = kept.addObject().put("what", one.what());
        tensors.put(of, "before", one.before());
        tensors.put(of, "after", one.after());
      }
    }
    return SampleFrames.put(frame, it.sample())
        .put("classNames", Answers.words(it.classNames()))
        .put("flows", flows)
        .put("losses", losses)
        .put("loss", Json.real(it.loss()))
        .put("parameters", parameters)
        .put(RATE, Json.real(it.learningRate()));
  }

  static Stepped stepped(Frame frame) throws IOException {
    ObjectNode header = frame.header();
    List<Stepped.Flow> flows = new ArrayList<>();
    for (JsonNode node : Json.list(header, "flows")) {
      flows.add(
          new Stepped.Flow(
              new PortRef(new NodeId(Json.text(node, "node")), Json.text(node, "port")),
              numbers(frame, node, "values"),
              perhaps(frame, node, "gradient")));
    }
    List<Stepped.Cost> losses = new ArrayList<>();
    for (JsonNode node : Json.list(header, "losses")) {
      losses.add(new Stepped.Cost(new NodeId(Json.text(node, "node")), Json.real(node, "value")));
    }
    List<Stepped.Change> parameters = new ArrayList<>();
    for (JsonNode node : Json.list(header, "parameters")) {
      List<Stepped.Kept> kept = new ArrayList<>();
      for (JsonNode one : Json.list(node, "kept")) {
        kept.add(
            new Stepped.Kept(
                Json.text(one, "what"),
                numbers(frame, one, "before"),
                numbers(frame, one, "after")));
      }
      parameters.add(
          new Stepped.Change(
              new NodeId(Json.text(node, "node")),
              Json.text(node, "name"),
              numbers(frame, node, "before"),
              perhaps(frame, node, "gradient"),
              numbers(frame, node, "after"),
              kept));
    }
    return new Stepped(
        SampleFrames.samples(frame),
        Answers.words(frame, "classNames"),
        flows,
        losses,
        Json.real(header, "loss"),
        parameters,
        Json.real(header, RATE));
  }

  private static @Nullable Numbers perhaps(Frame frame, JsonNode node, String field)
      throws IOException {
    return node.has(field) ? numbers(frame, node, field) : null;
  }

  private static Numbers numbers(Frame frame, JsonNode node, String field) throws IOException {
    JsonNode entry = node.path(field);
    List<Long> extents = new ArrayList<>();
    Json.list(entry, SHAPE).forEach(extent -> extents.add(extent.asLong()));
    return new Numbers(new Shape(extents), frame.tensor(Json.text(entry, "tensor")).toFloats());
  }

  /** Names the tensors of a frame one after another. */
  private static final class Tensors {
    private final Frame.Builder frame;
    private int count;

    Tensors(Frame.Builder frame) {
      this.frame = frame;
    }

    void put(ObjectNode node, String field, @Nullable Numbers numbers) {
      if (numbers != null) {
        String name = "t" + count++;
        ObjectNode entry = node.putObject(field).put("tensor", name);
        ArrayNode extents = entry.putArray(SHAPE);
        numbers.shape().extents().forEach(extents::add);
        frame.put(Tensor.floats(name, List.of((long) numbers.values().length), numbers.values()));
      }
    }
  }
}
