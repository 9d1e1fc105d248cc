package org.layerloom.engine.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.evaluation.ClassOutcome;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.project.Document;
import org.layerloom.training.Evaluated;
import org.layerloom.training.Fetched;
import org.layerloom.training.Heights;
import org.layerloom.training.Inside;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Part;
import org.layerloom.training.Predicted;
import org.layerloom.training.Question;
import org.layerloom.training.RunRequest;
import org.layerloom.training.Stepped;
import org.layerloom.training.Surface;
import org.layerloom.training.Trained;
import org.layerloom.training.Training;
import org.layerloom.training.TrainingEvent;

/** Questions reach the engine's process and answers come back, whatever becomes of it. */
@Timeout(120)
class QuestionsTest {

  @TempDir Path folder;
  private final EngineProcess engine = new EngineProcess(FakeEngine.command("serve"));

  @AfterEach
  void close() {
    engine.close();
  }

  private Trained network(String checkpoint) {
    return new Trained(folder, checkpoint);
  }

  private <A> A answer(Question<A> question) throws Exception {
    return engine.ask(question).get(60, TimeUnit.SECONDS);
  }

  @Test
  void everyQuestionComesBackAnswered() throws Exception {
    Evaluated evaluated = answer(new Question.Evaluate(network("last"), Part.VALIDATION));
    assertThat(evaluated.part()).isEqualTo(Part.VALIDATION);
    assertThat(evaluated.loss()).isEqualTo(0.125);
    assertThat(evaluated.classNames()).containsExactly("cat", "dog");
    ClassOutcome outcome = (ClassOutcome) Objects.requireNonNull(evaluated.outcome());
    assertThat(outcome.share(0, 0)).isEqualTo(0.75);
    assertThat(outcome.truth(1)).isEqualTo(1);

    Predicted predicted = answer(new Question.Predict(network("best"), Asking.numbers(1)));
    assertThat(predicted.outputs().getFirst().of(0)).containsExactly(0, .5f);

    Inside inside = answer(new Question.Look(network("last"), Asking.numbers(1), 3, 7));
    Inside.Seen conv = Objects.requireNonNull(inside.at(new NodeId("conv1")));
    assertThat(conv.values()).containsExactly(3, 7);
    assertThat(conv.gradients()).containsExactly(1, 2);
    assertThat(inside.at(new NodeId("other"))).isNull();

    Fetched fetched = answer(new Question.Fetch(network("last"), Part.TEST, new int[] {4, 2}));
    assertThat(fetched.samples().count()).isEqualTo(2);
    assertThat(fetched.samples().features().getFloat(20)).isEqualTo(5);
    assertThat(fetched.samples().labels().getLong(8)).isEqualTo(1);
  }

  @Test
  void aStepComesBackWithAllItsNumbers() throws Exception {
    Stepped stepped =
        answer(
            new Question.Step(
                new Question.Start.Fresh(Document.named("any")),
                7,
                Asking.numbers(1),
                List.of(new Question.Edit("d.weight", 4, .5f)),
                0.125));

    assertThat(stepped.flows().getFirst().values().values()).containsExactly(4, .5f);
    assertThat(stepped.flows().getFirst().gradient()).isNull();
    assertThat(stepped.losses().getFirst().value()).isNaN();
    assertThat(stepped.loss()).isEqualTo(0.25);
    assertThat(stepped.learningRate()).isEqualTo(0.125);
    Stepped.Change change = stepped.parameters().getFirst();
    assertThat(change.name()).isEqualTo("d.weight");
    assertThat(change.before().shape()).isEqualTo(Shape.of(3, 5));
    assertThat(change.before().values()).containsExactly(7);
    assertThat(change.before().whole()).isFalse();
    assertThat(Objects.requireNonNull(change.gradient()).whole()).isTrue();
    assertThat(change.kept().getFirst().after().values()).containsExactly(7);
    assertThat(stepped.sample().count()).isEqualTo(1);
  }

  @Test
  void aSurfaceComesBackWithItsPathAndItsLosses() throws Exception {
    Surface surface = answer(new Question.Landscape(network("last"), 9, 300, 5));
    assertThat(surface)
        .isEqualTo(
            new Surface(
                7,
                9,
                -1.5,
                300,
                -.25,
                5,
                true,
                0.75,
                300,
                List.of(
                    new Surface.Moment("start", 0, -1, .5), new Surface.Moment("last", 9, 0, 0))));

    Heights heights = answer(new Question.Climb(network("last"), surface.id(), 40));
    assertThat(heights.from()).isEqualTo(40);
    assertThat(heights.losses()).containsExactly(7, Float.NaN, Float.POSITIVE_INFINITY);
  }

  @Test
  void aQuestionDuringARunIsAnsweredBesideIt() throws Exception {
    Heard heard = new Heard();
    Training training =
        engine.train(
            new RunRequest(Document.named("endless"), folder.resolve("runs"), "cpu", 0), heard);
    heard.next(TrainingEvent.Progress.class);

    assertThat(answer(new Question.Evaluate(network("last"), Part.TEST)).samples()).isEqualTo(2);

    heard.next(TrainingEvent.Progress.class);
    training.stop();
    heard.next(TrainingEvent.Finished.class);
  }

  @Test
  void whatCannotBeAnsweredSaysWhy() {
    assertThat(reason("missing")).isEqualTo(Message.of("engine.answer.noCheckpoint", "missing"));
    assertThat(reason("bug").key()).isEqualTo("engine.answer.failed");
  }

  @Test
  void aProcessThatEndsLeavesNoQuestionOpenAndTheNextIsAnswered() throws Exception {
    assertThat(reason("exit").key()).startsWith("training.lost.");

    assertThat(answer(new Question.Evaluate(network("last"), Part.TEST)).samples()).isEqualTo(2);
  }

  private Message reason(String checkpoint) {
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () -> answer(new Question.Evaluate(network(checkpoint), Part.TEST)));
    return ((NoAnswerException) Objects.requireNonNull(failure.getCause())).reason();
  }
}
