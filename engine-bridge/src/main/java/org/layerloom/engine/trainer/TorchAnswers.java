package org.layerloom.engine.trainer;

import ai.djl.engine.EngineException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;
import org.layerloom.engine.host.Work;
import org.layerloom.engine.program.Program;
import org.layerloom.evaluation.ClassOutcome;
import org.layerloom.evaluation.NumberOutcome;
import org.layerloom.evaluation.Outcome;
import org.layerloom.network.Message;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;
import org.layerloom.project.Document;
import org.layerloom.training.Evaluated;
import org.layerloom.training.Fetched;
import org.layerloom.training.Heights;
import org.layerloom.training.Inside;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Predicted;
import org.layerloom.training.Prediction;
import org.layerloom.training.Question;
import org.layerloom.training.Surface;
import org.layerloom.training.Trained;

/**
 * Asks trained networks. Keeps the run that was asked last, and the project that was stepped last,
 * ready for the next question.
 */
final class TorchAnswers implements Work.Answering {

  /** Samples in one call. */
  private static final int BATCH = 250;

  private final Parts parts;
  private @Nullable Opened opened;
  private @Nullable Opened fresh;
  private @Nullable Document begun;
  private @Nullable Survey survey;

  TorchAnswers(Datasets datasets) {
    this.parts = new Parts(datasets);
  }

  @Override
  @SuppressWarnings("unchecked") // Each question's type says what its answer is.
  public <A> A answer(Question<A> question) throws NoAnswerException {
    try {
      return (A)
          switch (question) {
            case Question.Evaluate it -> evaluate(it);
            case Question.Predict it -> predict(it);
            case Question.Look it -> look(it);
            case Question.Fetch it -> fetch(it);
            case Question.Landscape it -> survey(it);
            case Question.Climb it -> climb(it);
            case Question.Step it -> new Stepping(start(it.start())).answer(it, parts);
          };
    } catch (EngineException | UnsatisfiedLinkError e) {
      throw new NoAnswerException(Message.of("engine.answer.failed", String.valueOf(e)));
    }
  }

  private Opened open(Trained network) throws NoAnswerException {
    Opened known = opened;
    if (known != null && known.belongsTo(network)) {
      known.refresh(network);
      return known;
    }
    closeOpened();
    Opened next = Opened.open(network, parts);
    opened = next;
    return next;
  }

  private Opened start(Question.Start start) throws NoAnswerException {
    return switch (start) {
      case Question.Start.OfCheckpoint(Trained network) -> open(network);
      case Question.Start.Fresh(Document document) -> {
        Opened known = fresh;
        if (known == null || !document.equals(begun)) {
          closeFresh();
          known = Opened.fresh(document, parts);
          fresh = known;
          begun = document;
        }
        yield known;
      }
    };
  }

  private Evaluated evaluate(Question.Evaluate question) throws NoAnswerException {
    Opened network = open(question.network());
    Samples samples = counted(parts.read(network, question.part()), network.ignored());
    Program program = network.session().program();
    double losses = 0;
    List<float[]> answers = new ArrayList<>();
    for (int first = 0; first < samples.count(); first += BATCH) {
      int count = Math.min(BATCH, samples.count() - first);
      List<float[]> results = network.session().look("judge", Picked.range(samples, first, count));
      losses += (double) results.getFirst()[0] * count;
      answers.add(results.get(1 + network.judged()));
    }
    Prediction.Meaning meaning = network.meaning(network.judged());
    Shape shape = program.outputs().get(network.judged()).shape();
    float[] values = Meanings.say(meaning, network.raw(network.judged()), shape, joined(answers));
    return new Evaluated(
        question.part(),
        samples.count(),
        outcome(meaning, shape, samples, values),
        samples.count() == 0 ? Double.NaN : losses / samples.count(),
        network.classNames());
  }

  /** Without those whose label counts for nothing, which may be no class. */
  static Samples counted(Samples samples, @Nullable Long ignored) {
    if (ignored == null || samples.classes() == 0 || samples.labelShape().rank() > 0) {
      return samples;
    }
    double[] labels = Picked.labels(samples);
    int[] places =
        IntStream.range(0, labels.length).filter(i -> (long) labels[i] != ignored).toArray();
    return places.length == labels.length ? samples : Picked.places(samples, places);
  }

  private static float[] joined(List<float[]> pieces) {
    float[] all = new float[pieces.stream().mapToInt(piece -> piece.length).sum()];
    int at = 0;
    for (float[] piece : pieces) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }

  private static @Nullable Outcome outcome(
      Prediction.Meaning meaning, Shape shape, Samples samples, float[] values) {
    double[] truth = Picked.labels(samples);
    int each = Math.toIntExact(samples.labelShape().size());
    int[] classes = new int[truth.length];
    Arrays.setAll(classes, i -> (int) truth[i]);
    return switch (meaning) {
      case CLASSES ->
          each == 1 ? new ClassOutcome(Math.toIntExact(shape.size()), classes, values, 1) : null;
      case YES -> {
        if (truth.length != values.length) {
          yield null;
        }
        float[] shares = new float[values.length * 2];
        for (int i = 0; i < values.length; i++) {
          shares[2 * i] = 1 - values[i];
          shares[2 * i + 1] = values[i];
          classes[i] = truth[i] > 0.5 ? 1 : 0;
        }
        yield new ClassOutcome(2, classes, shares, each);
      }
      case NUMBERS -> {
        if (truth.length != values.length || samples.classes() > 0) {
          yield null;
        }
        double[] numbers = new double[values.length];
        Arrays.setAll(numbers, i -> values[i]);
        yield new NumberOutcome(truth, numbers, each);
      }
    };
  }

  private Predicted predict(Question.Predict question) throws NoAnswerException {
    Opened network = open(question.network());
    check(network, question.samples());
    Program program = network.session().program();
    List<List<float[]>> pieces = new ArrayList<>();
    program.outputs().forEach(output -> pieces.add(new ArrayList<>()));
    for (int first = 0; first < question.samples().count(); first += BATCH) {
      int count = Math.min(BATCH, question.samples().count() - first);
      List<float[]> results =
          network.session().predict(Picked.range(question.samples(), first, count));
      for (int i = 0; i < results.size(); i++) {
        pieces.get(i).add(results.get(i));
      }
    }
    List<Prediction> outputs = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Program.Output output = program.outputs().get(i);
      Prediction.Meaning meaning = network.meaning(i);
      float[] values = Meanings.say(meaning, network.raw(i), output.shape(), joined(pieces.get(i)));
      outputs.add(new Prediction(output.loss(), meaning, output.shape(), values));
    }
    return new Predicted(outputs, network.classNames());
  }

  private Inside look(Question.Look question) throws NoAnswerException {
    Opened network = open(question.network());
    check(network, question.samples());
    Program program = network.session().program();
    Samples samples = Picked.labelled(question.samples(), program.labels());
    List<float[]> results =
        network.session().look("look", samples, question.output(), question.answer());
    List<PortRef> ports = program.activations();
    List<Inside.Seen> seen = new ArrayList<>();
    for (int i = 0; i < ports.size(); i++) {
      seen.add(
          new Inside.Seen(
              ports.get(i),
              network.shape(ports.get(i)),
              results.get(i),
              results.get(ports.size() + i)));
    }
    return new Inside(seen);
  }

  private Fetched fetch(Question.Fetch question) throws NoAnswerException {
    Opened network = open(question.network());
    Samples samples = parts.read(network, question.part());
    for (int place : question.places()) {
      if (place < 0 || place >= samples.count()) {
        throw new NoAnswerException(Message.of("engine.answer.place", place, samples.count()));
      }
    }
    return new Fetched(Picked.places(samples, question.places()), network.classNames());
  }

  private Surface survey(Question.Landscape question) throws NoAnswerException {
    closeSurvey();
    Survey next = Survey.of(question, parts);
    survey = next;
    return next.surface();
  }

  private Heights climb(Question.Climb question) throws NoAnswerException {
    Survey known = survey;
    if (known == null || known.surface().id() != question.surface()) {
      throw new NoAnswerException(Message.of("engine.surface.gone"));
    }
    Heights found = known.climb(question.from());
    if (question.from() + found.losses().length == known.surface().count()) {
      // It took memory like three networks, and all is said.
      closeSurvey();
    }
    return found;
  }

  private static void check(Opened network, Samples samples) throws NoAnswerException {
    Program program = network.session().program();
    if (!samples.featureShape().equals(program.features().shape())) {
      throw new NoAnswerException(
          Message.of("engine.answer.shape", samples.featureShape(), program.features().shape()));
    }
  }

  private void closeSurvey() {
    if (survey != null) {
      survey.close();
      survey = null;
    }
  }

  private void closeFresh() {
    if (fresh != null) {
      fresh.session().close();
      fresh = null;
      begun = null;
    }
  }

  private void closeOpened() {
    if (opened != null) {
      opened.session().close();
      opened = null;
    }
  }

  @Override
  public void close() {
    closeOpened();
    closeFresh();
    closeSurvey();
  }
}
