package org.layerloom.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.Samples;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.engine.client.Heard;
import org.layerloom.evaluation.ClassOutcome;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.EditResult;
import org.layerloom.network.Edits;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.Shape;
import org.layerloom.project.Document;
import org.layerloom.training.Evaluated;
import org.layerloom.training.Fetched;
import org.layerloom.training.Inside;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Part;
import org.layerloom.training.Predicted;
import org.layerloom.training.Question;
import org.layerloom.training.RunFolder;
import org.layerloom.training.RunReader;
import org.layerloom.training.RunRequest;
import org.layerloom.training.Stepped;
import org.layerloom.training.Trained;
import org.layerloom.training.Training;
import org.layerloom.training.TrainingEvent;

/** A trained network is asked, in its own process, also while another is being trained. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersEndToEndTest {

  private static final Offset<Double> NEAR = Offset.offset(1e-5);

  private final EngineProcess engine = new EngineProcess(LayerloomEngine.command());
  private final Heard heard = new Heard();
  @TempDir private static Path folder = Path.of("");
  private Path data = Path.of("");
  private Trained network = Trained.last(Path.of(""));
  private TrainingEvent.Finished finished =
      new TrainingEvent.Finished(false, 0, 0, 0, 0, 0, Path.of(""));

  @BeforeAll
  void train() throws Exception {
    data = Rows.write(folder.resolve("rows"), 2_000, 600);
    engine.train(
        new RunRequest(Rows.project(data, 2, 0.1), folder.resolve("runs"), "cpu", 1), heard);
    finished = heard.next(TrainingEvent.Finished.class);
    network = Trained.last(finished.run());
  }

  @AfterAll
  void close() {
    engine.close();
  }

  private <A> A answer(Question<A> question) throws Exception {
    return engine.ask(question).get(120, TimeUnit.SECONDS);
  }

  @Test
  void evaluationOnTheTestPartAgreesWithWhatTheRunSaid() throws Exception {
    Evaluated test = answer(new Question.Evaluate(network, Part.TEST));

    ClassOutcome outcome = (ClassOutcome) Objects.requireNonNull(test.outcome());
    assertThat(test.samples()).isEqualTo(600);
    assertThat(outcome.confusion().accuracy()).isCloseTo(finished.testScore(), NEAR);
    assertThat(test.loss()).isCloseTo(finished.testLoss(), NEAR);
    assertThat(outcome.logLoss()).isCloseTo(finished.testLoss(), Offset.offset(1e-4));
    assertThat(outcome.confusion().accuracy()).isGreaterThan(0.4);
  }

  @Test
  void validationIsWhatTheRunKeptBack() throws Exception {
    Evaluated kept = answer(new Question.Evaluate(network, Part.VALIDATION));

    var told = RunReader.curves(new RunFolder(network.run())).epochs().getLast();
    assertThat(kept.samples()).isEqualTo(200);
    assertThat(kept.loss()).isCloseTo(told.validationLoss(), NEAR);
    assertThat(answer(new Question.Evaluate(network, Part.TRAIN)).samples()).isEqualTo(1_800);
  }

  @Test
  void eachEpochIsKeptAndTheyDiffer() throws Exception {
    Evaluated first =
        answer(
            new Question.Evaluate(new Trained(network.run(), Trained.epoch(1)), Part.VALIDATION));
    Evaluated last =
        answer(
            new Question.Evaluate(new Trained(network.run(), Trained.epoch(2)), Part.VALIDATION));

    var told = RunReader.curves(new RunFolder(network.run())).epochs();
    assertThat(first.loss()).isCloseTo(told.getFirst().validationLoss(), NEAR);
    assertThat(last.loss()).isCloseTo(told.getLast().validationLoss(), NEAR);
    assertThat(first.loss()).isNotEqualTo(last.loss());
  }

  @Test
  void theWorstSampleIsFetchedAndPredictedAsItWasEvaluated() throws Exception {
    Evaluated test = answer(new Question.Evaluate(network, Part.TEST));
    ClassOutcome outcome = (ClassOutcome) Objects.requireNonNull(test.outcome());
    int worst = outcome.worstFirst()[0];

    Fetched fetched = answer(new Question.Fetch(network, Part.TEST, new int[] {worst}));
    Predicted predicted = answer(new Question.Predict(network, fetched.samples()));

    assertThat(fetched.samples().labels().order(ByteOrder.LITTLE_ENDIAN).getLong(0))
        .isEqualTo(outcome.truth(worst));
    float[] shares = predicted.outputs().getFirst().of(0);
    for (int index = 0; index < Rows.CLASSES; index++) {
      assertThat((double) shares[index]).isCloseTo(outcome.share(worst, index), NEAR);
    }
  }

  @Test
  void gradientsAreThoseOfTheAnswerThatWasAskedAbout() throws Exception {
    // Given a picture, and the same with one pixel a little brighter,
    float[] pixels = new float[64];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i / 8 == 3 ? 130 : 20) + i * 37 % 101;
    }
    int pixel = 27;
    Inside inside = answer(new Question.Look(network, picture(pixels), 0, 3));
    float[] brighter = pixels.clone();
    brighter[pixel] += 1;
    Inside other = answer(new Question.Look(network, picture(brighter), 0, 3));

    // then the answer grows as its gradient says (the network is piecewise linear, and no maximum
    // changes hands),
    NodeId out = new NodeId("out");
    double grown = at(other, out).values()[3] - at(inside, out).values()[3];
    double gradient = at(inside, new NodeId("data")).gradients()[pixel];
    assertThat(gradient).isCloseTo(grown, Offset.offset(0.05 * Math.abs(grown) + 1e-4));
    assertThat(gradient).isNotZero();
    // and every node is there with its shape.
    assertThat(at(inside, new NodeId("conv1")).shape()).isEqualTo(Shape.of(6, 6, 6));
    assertThat(at(inside, new NodeId("conv1")).values()).hasSize(216);
    // A layer whose rectifying is put off in training has its gradients all the same.
    assertThat(at(inside, new NodeId("conv1")).gradients()).isNotEqualTo(new float[216]);
    assertThat(at(inside, out).gradients()).containsExactly(0, 0, 0, 1, 0, 0, 0, 0);
  }

  private static Inside.Seen at(Inside inside, NodeId node) {
    Inside.Seen seen = inside.at(node);
    assertThat(seen).isNotNull();
    return Objects.requireNonNull(seen);
  }

  private static Samples picture(float[] pixels) {
    ByteBuffer features = ByteBuffer.allocate(64);
    for (float pixel : pixels) {
      features.put((byte) Math.round(pixel));
    }
    return new Samples(
        1,
        Shape.of(1, 8, 8),
        Samples.Type.BYTE,
        features.flip(),
        Rows.CLASSES,
        Shape.of(),
        ByteBuffer.allocate(8));
  }

  @Test
  void aCheckpointThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> answer(new Question.Evaluate(new Trained(network.run(), "none"), Part.TEST)))
        .cause()
        .isInstanceOfSatisfying(
            NoAnswerException.class,
            e -> assertThat(e.reason().values().toString()).contains("none.safetensors"));
  }

  @Test
  void aSampleOfAnotherShapeIsRefused() {
    Samples wrong =
        new Samples(
            1,
            Shape.of(3),
            Samples.Type.FLOAT,
            ByteBuffer.allocate(12),
            0,
            Shape.of(1),
            ByteBuffer.allocate(4));

    assertThatThrownBy(() -> answer(new Question.Predict(network, wrong)))
        .cause()
        .isInstanceOfSatisfying(
            NoAnswerException.class,
            e -> assertThat(e.reason().key()).isEqualTo("engine.answer.shape"));
  }

  @Test
  void whileAnotherRunTrainsAnswersComeFastAndItsResultStaysTheSame() throws Exception {
    // Given a run that nobody looks at,
    engine.train(
        new RunRequest(Rows.project(data, 3, 0.1), folder.resolve("runs"), "cpu", 1), heard);
    TrainingEvent.Finished alone = heard.next(TrainingEvent.Finished.class);

    // when the same is trained while questions come without a pause,
    Training training =
        engine.train(
            new RunRequest(Rows.project(data, 3, 0.1), folder.resolve("runs"), "cpu", 1), heard);
    heard.next(TrainingEvent.Progress.class);
    Samples one = answer(new Question.Fetch(network, Part.TEST, new int[] {5})).samples();
    float[] before = answer(new Question.Predict(network, one)).outputs().getFirst().values();
    double[] millis = new double[100];
    for (int i = 0; i < millis.length; i++) {
      long asked = System.nanoTime();
      assertThat(answer(new Question.Predict(network, one)).outputs().getFirst().values())
          .isEqualTo(before);
      millis[i] = (System.nanoTime() - asked) / 1e6;
    }
    TrainingEvent.Finished watched = heard.next(TrainingEvent.Finished.class);
    assertThat(training).isNotNull();

    // then it ends as the other did, to the last bit.
    assertThat(watched.testLoss()).isEqualTo(alone.testLoss());
    Arrays.sort(millis);
    System.out.printf(
        "answers while training: median %.1f ms, longest %.1f ms%n", millis[50], millis[99]);
    assertThat(millis[50]).isLessThan(1_000);
  }

  @Test
  void aRunFolderWithoutAProjectIsNamed() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));

    assertThatThrownBy(() -> answer(new Question.Evaluate(Trained.last(empty), Part.TEST)))
        .cause()
        .isInstanceOf(NoAnswerException.class);
  }

  @Test
  void aStepFromAProjectsFirstNumbersMovesEveryParameterAndKeepsNothing() throws Exception {
    Question.Start fresh = new Question.Start.Fresh(Rows.project(data, 2, 0.1));

    Stepped one = answer(new Question.Step(fresh, 3));
    Stepped again = answer(new Question.Step(fresh, 3));

    assertThat(one.flows().stream().map(it -> it.port().node().value()))
        .containsExactly("data", "norm", "conv1", "pool1", "flat", "out");
    assertThat(one.loss()).isPositive().isEqualTo(again.loss());
    assertThat(one.losses().getFirst().value()).isCloseTo(one.loss(), NEAR);
    for (Stepped.Change change : one.parameters()) {
      assertThat(change.gradient()).as(change.name()).isNotNull();
      assertThat(change.after().values()).isNotEqualTo(change.before().values());
      assertThat(change.kept()).as("Adam keeps something").isNotEmpty();
    }
    assertThat(again.parameters().getFirst().before().values())
        .isEqualTo(one.parameters().getFirst().before().values());
  }

  @Test
  void whatIsChangedIsSteppedWithAndOthersAreRefused() throws Exception {
    Question.Start start = new Question.Start.OfCheckpoint(network);
    Stepped plain = answer(new Question.Step(start, 0));

    Stepped changed =
        answer(
            new Question.Step(
                start, 0, plain.sample(), List.of(new Question.Edit("out.bias", 2, 9f)), 0.0));

    Stepped.Change bias =
        changed.parameters().stream().filter(it -> it.name().equals("out.bias")).findFirst().get();
    assertThat(bias.before().values()[2]).isEqualTo(9);
    assertThat(bias.after().values()).isEqualTo(bias.before().values());
    assertThat(changed.loss()).isNotEqualTo(plain.loss());
    assertThat(changed.learningRate()).isZero();
    assertThatThrownBy(
            () ->
                answer(
                    new Question.Step(
                        start, 0, null, List.of(new Question.Edit("nobody", 0, 1)), null)))
        .hasRootCauseInstanceOf(NoAnswerException.class);
    assertThatThrownBy(() -> answer(new Question.Step(start, 1_800)))
        .hasRootCauseInstanceOf(NoAnswerException.class);
  }

  @Test
  void anotherDrawMakesAnotherPictureAndTheSameDrawTheSame() throws Exception {
    // given a project that changes the light of its pictures while it trains
    Document plain = Rows.project(data, 2, 0.1);
    Link first = plain.graph().outOf(new NodeId("data")).getFirst();
    Edit insert =
        new Edit.Insert(
            first,
            new Node(
                new NodeId("light"),
                "randomLight",
                new Point(0, 200),
                Catalogue.standard().kind("randomLight").initialSettings()));
    EditResult result = Edits.apply(plain.graph(), insert, Catalogue.standard());
    assertThat(result).isInstanceOf(EditResult.Applied.class);
    Question.Start start =
        new Question.Start.Fresh(plain.withGraph(((EditResult.Applied) result).graph()));
    Samples sample = answer(new Question.Step(start, 0)).sample();

    // when it is drawn several times
    List<float[]> drawn = new ArrayList<>();
    for (int draw : new int[] {1, 2, 3, 1}) {
      drawn.add(
          answer(Question.Step.drawn(start, sample, draw)).flows().stream()
              .filter(flow -> flow.port().node().value().equals("light"))
              .findFirst()
              .get()
              .values()
              .values());
    }

    // then each is another picture, and the same number the same
    assertThat(drawn.get(0)).isNotEqualTo(drawn.get(1)).isEqualTo(drawn.get(3));
    assertThat(drawn.get(1)).isNotEqualTo(drawn.get(2));
  }
}
