package org.layerloom.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.evaluation.ClassOutcome;
import org.layerloom.evaluation.NumberOutcome;
import org.layerloom.evaluation.Outcome;
import org.layerloom.json.Json;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;
import org.layerloom.training.Evaluated;
import org.layerloom.training.Fetched;
import org.layerloom.training.Heights;
import org.layerloom.training.Inside;
import org.layerloom.training.Predicted;
import org.layerloom.training.Prediction;
import org.layerloom.training.Question;
import org.layerloom.training.Stepped;
import org.layerloom.training.Surface;

/** Answers as frames and back. */
public final class Answers {

  private Answers() {}

  /** Adds an answer to a frame of type {@code answer}. */
  public static Frame.Builder put(Frame.Builder frame, Object answer) {
    return switch (answer) {
      case Evaluated it -> evaluated(frame, it);
      case Predicted it -> predicted(frame, it);
      case Inside it -> inside(frame, it);
      case Fetched it ->
          SampleFrames.put(frame, it.samples()).put("classNames", words(it.classNames()));
      case Stepped it -> StepFrames.put(frame, it);
      case Surface it -> SurfaceFrames.put(frame, it);
      case Heights it -> SurfaceFrames.put(frame, it);
      default -> throw new IllegalArgumentException("not an answer: " + answer.getClass());
    };
  }

  /** The answer to a question. */
  @SuppressWarnings("unchecked") // Each question's type says what its answer is.
  public static <A> A answer(Question<A> question, Frame frame) throws IOException {
    return (A)
        switch (question) {
          case Question.Evaluate _ -> evaluated(frame);
          case Question.Predict _ -> predicted(frame);
          case Question.Look _ -> inside(frame);
          case Question.Step _ -> StepFrames.stepped(frame);
          case Question.Landscape _ -> SurfaceFrames.surface(frame);
          case Question.Climb _ -> SurfaceFrames.heights(frame);
          case Question.Fetch _ ->
              new Fetched(SampleFrames.samples(frame), words(frame, "classNames"));
        };
  }

  private static Frame.Builder evaluated(Frame.Builder frame, Evaluated it) {
    frame
        .put("part", Questions.text(it.part()))
        .put("samples", it.samples())
        .put("loss", it.loss())
        .put("classNames", words(it.classNames()));
    return switch (it.outcome()) {
      case ClassOutcome classes -> {
        long[] truth = new long[classes.count()];
        float[] shares = new float[classes.count() * classes.classes()];
        for (int i = 0; i < classes.count(); i++) {
          truth[i] = classes.truth(i);
          for (int index = 0; index < classes.classes(); index++) {
            shares[i * classes.classes() + index] = (float) classes.share(i, index);
          }
        }
        long rows = classes.count();
        yield frame
            .put("kind", "classes")
            .put("each", classes.answersPerSample())
            .put(Tensor.longs("truth", List.of(rows), truth))
            .put(Tensor.floats("answers", List.of(rows, (long) classes.classes()), shares));
      }
      case NumberOutcome numbers -> {
        float[] truth = new float[numbers.count()];
        float[] answers = new float[numbers.count()];
        for (int i = 0; i < truth.length; i++) {
          truth[i] = (float) numbers.truth(i);
          answers[i] = (float) numbers.answer(i);
        }
        long rows = numbers.count();
        yield frame
            .put("kind", "numbers")
            .put("each", numbers.answersPerSample())
            .put(Tensor.floats("truth", List.of(rows), truth))
            .put(Tensor.floats("answers", List.of(rows), answers));
      }
      case null -> frame.put("kind", "none");
    };
  }

  private static Evaluated evaluated(Frame frame) throws IOException {
    ObjectNode header = frame.header();
    return new Evaluated(
        Questions.part(Json.text(header, "part")),
        (int) Json.whole(header, "samples"),
        outcome(frame),
        Json.real(header, "loss"),
        words(frame, "classNames"));
  }

  private static @Nullable Outcome outcome(Frame frame) throws IOException {
    String kind = Json.text(frame.header(), "kind");
    if (kind.equals("none")) {
      return null;
    }
    int each = (int) Json.whole(frame.header(), "each");
    Tensor truth = frame.tensor("truth");
    Tensor answers = frame.tensor("answers");
    if (kind.equals("numbers")) {
      return new NumberOutcome(doubles(truth.toFloats()), doubles(answers.toFloats()), each);
    }
    long[] longs = truth.toLongs();
    int[] classes = new int[longs.length];
    java.util.Arrays.setAll(classes, i -> Math.toIntExact(longs[i]));
    return new ClassOutcome(
        Math.toIntExact(answers.shape().getLast()), classes, answers.toFloats(), each);
  }

  private static double[] doubles(float[] floats) {
    double[] doubles = new double[floats.length];
    java.util.Arrays.setAll(doubles, i -> floats[i]);
    return doubles;
  }

  private static Frame.Builder predicted(Frame.Builder frame, Predicted it) {
    ArrayNode list = Json.array();
    for (Prediction output : it.outputs()) {
      list.addObject().put("loss", output.loss().value()).put("meaning", output.meaning().name());
      frame.put(tensor("output" + (list.size() - 1), output.shape(), output.values()));
    }
    return frame.put("outputs", list).put("classNames", words(it.classNames()));
  }

  private static Predicted predicted(Frame frame) throws IOException {
    List<Prediction> outputs = new ArrayList<>();
    for (JsonNode entry : Json.list(frame.header(), "outputs")) {
      Tensor tensor = frame.tensor("output" + outputs.size());
      outputs.add(
          new Prediction(
              new NodeId(Json.text(entry, "loss")),
              meaning(Json.text(entry, "meaning")),
              SampleFrames.shape(tensor),
              tensor.toFloats()));
    }
    return new Predicted(outputs, words(frame, "classNames"));
  }

  private static Prediction.Meaning meaning(String name) throws WireException {
    for (Prediction.Meaning meaning : Prediction.Meaning.values()) {
      if (meaning.name().equals(name)) {
        return meaning;
      }
    }
    throw new WireException("no meaning is called \"" + name + "\"");
  }

  private static Frame.Builder inside(Frame.Builder frame, Inside it) {
    ArrayNode list = Json.array();
    for (Inside.Seen seen : it.seen()) {
      list.addObject().put("node", seen.port().node().value()).put("port", seen.port().port());
      int number = list.size() - 1;
      frame.put(tensor("values" + number, seen.shape(), seen.values()));
      frame.put(tensor("gradients" + number, seen.shape(), seen.gradients()));
    }
    return frame.put("seen", list);
  }

  private static Inside inside(Frame frame) throws IOException {
    List<Inside.Seen> seen = new ArrayList<>();
    for (JsonNode entry : Json.list(frame.header(), "seen")) {
      Tensor values = frame.tensor("values" + seen.size());
      seen.add(
          new Inside.Seen(
              new PortRef(new NodeId(Json.text(entry, "node")), Json.text(entry, "port")),
              SampleFrames.shape(values),
              values.toFloats(),
              frame.tensor("gradients" + seen.size()).toFloats()));
    }
    return new Inside(seen);
  }

  private static Tensor tensor(String name, Shape shape, float[] values) {
    return Tensor.floats(name, SampleFrames.extents(values.length / shape.size(), shape), values);
  }

  static ArrayNode words(List<String> words) {
    ArrayNode list = Json.array();
    words.forEach(list::add);
    return list;
  }

  static List<String> words(Frame frame, String field) throws IOException {
    List<String> words = new ArrayList<>();
    Json.list(frame.header(), field).forEach(word -> words.add(word.asText()));
    return words;
  }
}
