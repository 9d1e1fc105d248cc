package org.layerloom.engine.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.layerloom.json.Json;
import org.layerloom.training.Part;
import org.layerloom.training.Question;
import org.layerloom.training.Trained;

/** Questions as frames and back. */
public final class Questions {

  private static final String PLACES = "places";

  private Questions() {}

  /** A frame of type {@code ask}, to be sent with an id. */
  public static Frame.Builder frame(Question<?> question) {
    Frame.Builder frame = Frame.of("ask");
    return switch (question) {
      case Question.OfRun<?> it -> frame(network(frame, it.network()), it);
      case Question.Step it -> StepFrames.put(frame.put("what", StepFrames.WHAT), it);
    };
  }

  static Frame.Builder network(Frame.Builder frame, Trained network) {
    return frame
        .put("run", network.run().toAbsolutePath().toString())
        .put("checkpoint", network.checkpoint());
  }

  static Trained network(ObjectNode header) throws IOException {
    return new Trained(Path.of(Json.text(header, "run")), Json.text(header, "checkpoint"));
  }

  private static Frame.Builder frame(Frame.Builder frame, Question.OfRun<?> question) {
    return switch (question) {
      case Question.Evaluate it -> frame.put("what", "evaluate").put("part", text(it.part()));
      case Question.Predict it -> SampleFrames.put(frame.put("what", "predict"), it.samples());
      case Question.Look it ->
          SampleFrames.put(
              frame.put("what", "look").put("output", it.output()).put("answer", it.answer()),
              it.samples());
      case Question.Landscape it ->
          frame
              .put("what", "landscape")
              .put("side", it.side())
              .put("samples", it.samples())
              .put("seed", it.seed());
      case Question.Climb it ->
          frame.put("what", "climb").put("surface", it.surface()).put("from", it.from());
      case Question.Fetch it -> {
        long[] places = new long[it.places().length];
        java.util.Arrays.setAll(places, i -> it.places()[i]);
        yield frame
            .put("what", "fetch")
            .put("part", text(it.part()))
            .put(Tensor.longs(PLACES, java.util.List.of((long) places.length), places));
      }
    };
  }

  public static Question<?> question(Frame frame) throws IOException {
    var header = frame.header();
    if (Json.text(header, "what").equals(StepFrames.WHAT)) {
      return StepFrames.question(frame);
    }
    Trained network = network(header);
    return switch (Json.text(header, "what")) {
      case "evaluate" -> new Question.Evaluate(network, part(Json.text(header, "part")));
      case "predict" -> new Question.Predict(network, SampleFrames.samples(frame));
      case "look" ->
          new Question.Look(
              network,
              SampleFrames.samples(frame),
              (int) Json.whole(header, "output"),
              (int) Json.whole(header, "answer"));
      case "landscape" ->
          new Question.Landscape(
              network,
              (int) Json.whole(header, "side"),
              (int) Json.whole(header, "samples"),
              Json.whole(header, "seed"));
      case "climb" ->
          new Question.Climb(
              network, Json.whole(header, "surface"), (int) Json.whole(header, "from"));
      case "fetch" -> {
        long[] longs = frame.tensor(PLACES).toLongs();
        int[] places = new int[longs.length];
        java.util.Arrays.setAll(places, i -> Math.toIntExact(longs[i]));
        yield new Question.Fetch(network, part(Json.text(header, "part")), places);
      }
      case String other -> throw new WireException("no question is called \"" + other + "\"");
    };
  }

  static String text(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  static Part part(String text) throws WireException {
    for (Part part : Part.values()) {
      if (text(part).equals(text)) {
        return part;
      }
    }
    throw new WireException("no part is called \"" + text + "\"");
  }
}
