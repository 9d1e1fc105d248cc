package org.layerloom.engine.client;

import java.util.List;
import org.layerloom.engine.host.Work;
import org.layerloom.evaluation.ClassOutcome;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;
import org.layerloom.training.Evaluated;
import org.layerloom.training.Fetched;
import org.layerloom.training.Heights;
import org.layerloom.training.Inside;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Predicted;
import org.layerloom.training.Prediction;
import org.layerloom.training.Question;
import org.layerloom.training.Stepped;
import org.layerloom.training.Surface;

/** Answers from the question alone; which checkpoint is asked for says what goes wrong. */
final class FakeAnswers implements Work.Answering {

  @Override
  @SuppressWarnings("unchecked")
  public <A> A answer(Question<A> question) throws NoAnswerException {
    String asked = question instanceof Question.OfRun<?> it ? it.network().checkpoint() : "";
    switch (asked) {
      case "missing" ->
          throw new NoAnswerException(Message.of("engine.answer.noCheckpoint", "missing"));
      case "bug" -> throw new IllegalStateException("nobody thought of it");
      case "exit" -> Runtime.getRuntime().halt(42);
      default -> {
        // Answered below.
      }
    }
    return (A)
        switch (question) {
          case Question.Evaluate it ->
              new Evaluated(
                  it.part(),
                  2,
                  new ClassOutcome(2, new int[] {0, 1}, new float[] {.75f, .25f, .5f, .5f}, 1),
                  0.125,
                  List.of("cat", "dog"));
          case Question.Predict it ->
              new Predicted(
                  List.of(
                      new Prediction(
                          new NodeId("loss"),
                          Prediction.Meaning.CLASSES,
                          Shape.of(2),
                          new float[] {it.samples().features().getFloat(0), .5f})),
                  List.of("cat", "dog"));
          case Question.Look it ->
              new Inside(
                  List.of(
                      new Inside.Seen(
                          PortRef.of("conv1", "out"),
                          Shape.of(2, 1),
                          new float[] {it.output(), it.answer()},
                          new float[] {1, 2})));
          case Question.Step it -> stepped(it);
          case Question.Landscape it ->
              new Surface(
                  7,
                  it.side(),
                  -1.5,
                  it.samples(),
                  -.25,
                  it.seed(),
                  true,
                  0.75,
                  it.samples(),
                  List.of(
                      new Surface.Moment("start", 0, -1, .5), new Surface.Moment("last", 9, 0, 0)));
          case Question.Climb it ->
              new Heights(
                  it.from(), new float[] {it.surface(), Float.NaN, Float.POSITIVE_INFINITY});
          case Question.Fetch it -> new Fetched(Asking.numbers(it.places().length), List.of());
        };
  }

  private static Stepped stepped(Question.Step it) {
    Question.Edit edit = it.edits().getFirst();
    Stepped.Numbers two = new Stepped.Numbers(Shape.of(2), new float[] {edit.at(), edit.value()});
    Stepped.Numbers first = new Stepped.Numbers(Shape.of(3, 5), new float[] {it.place()});
    return new Stepped(
        Asking.numbers(1),
        List.of("cat"),
        List.of(new Stepped.Flow(PortRef.of("data", "features"), two, null)),
        List.of(new Stepped.Cost(new NodeId("loss"), Double.NaN)),
        0.25,
        List.of(
            new Stepped.Change(
                new NodeId("d"),
                edit.parameter(),
                first,
                two,
                first,
                List.of(new Stepped.Kept("mean", two, first)))),
        it.learningRate() == null ? -1 : it.learningRate());
  }

  @Override
  public void close() {}
}
