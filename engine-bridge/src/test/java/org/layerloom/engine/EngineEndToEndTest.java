package org.layerloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.engine.client.Heard;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.training.Curves;
import org.layerloom.training.EngineInfo;
import org.layerloom.training.RateCurve;
import org.layerloom.training.RunFolder;
import org.layerloom.training.RunReader;
import org.layerloom.training.RunRequest;
import org.layerloom.training.RunStatus;
import org.layerloom.training.Speed;
import org.layerloom.training.Training;
import org.layerloom.training.TrainingEvent.EpochDone;
import org.layerloom.training.TrainingEvent.Failed;
import org.layerloom.training.TrainingEvent.Finished;
import org.layerloom.training.TrainingEvent.Lost;
import org.layerloom.training.TrainingEvent.Noticed;
import org.layerloom.training.TrainingEvent.Paused;
import org.layerloom.training.TrainingEvent.Progress;
import org.layerloom.training.TrainingEvent.Resumed;
import org.layerloom.training.TrainingEvent.Started;
import org.layerloom.training.TrainingEvent.Tuned;
import org.layerloom.training.Tuning;

/** The real thing: a process with PyTorch in it is trained, paused, killed, and gone on with. */
@Timeout(300)
class EngineEndToEndTest {

  private static final int TRAIN = 6_000;
  private static final int TEST = 1_000;

  @TempDir Path folder;
  private final Heard heard = new Heard();
  private final EngineProcess engine = new EngineProcess(LayerloomEngine.command());

  @BeforeEach
  void makeData() throws IOException {
    pictures("train", TRAIN);
    pictures("t10k", TEST);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /** Pictures of 8 x 8 in MNIST's files: the class is the bright row, with noise around it. */
  private void pictures(String part, int count) throws IOException {
    Random random = new Random(count);
    ByteBuffer images = ByteBuffer.allocate(16 + count * 64);
    images.putInt(0x803).putInt(count).putInt(8).putInt(8);
    ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      int label = random.nextInt(8);
      labels.put((byte) label);
      for (int pixel = 0; pixel < 64; pixel++) {
        images.put((byte) (random.nextInt(160) + (pixel / 8 == label ? 60 : 0)));
      }
    }
    Path data = Files.createDirectories(folder.resolve("rows"));
    Files.write(data.resolve(part + "-images-idx3-ubyte"), images.array());
    Files.write(data.resolve(part + "-labels-idx1-ubyte"), labels.array());
  }

  private Document project(int epochs) {
    Graph graph =
        new Flows(Shape.of(1, 8, 8), 8, Shape.of())
            .then("flip", "randomFlip")
            .then("light", "randomLight")
            .then("cut", "cutOut", "size", 2)
            .then("conv1", "conv2d", "filters", 16, "activation", "relu")
            .then("drop1", "dropout", "rate", 0.2)
            .then("flat", "flatten")
            .then("out", "dense", "units", 8)
            .loss("loss", "crossEntropy")
            .train("epochs", epochs, "batchSize", 16, "seed", 7)
            .graph();
    String source = folder.resolve("rows").toString();
    return Document.named("rows")
        .withGraph(
            graph.withNode(graph.node(new NodeId("data")).with("source", new Value.Text(source))));
  }

  private Training train(int epochs, String runs) {
    return engine.train(new RunRequest(project(epochs), folder.resolve(runs), "cpu", 1), heard);
  }

  @Test
  void exportNodesWriteTheirFormatsWithAProof() throws Exception {
    // given a flowchart with three export nodes, one of which asks for what has no form there
    Document document = project(1);
    Graph graph = document.graph();
    for (String format : List.of("onnx", "torchscript", "keras")) {
      Settings settings =
          Catalogue.standard()
              .kind("export")
              .initialSettings()
              .with("format", new Value.Text(format))
              .with("precision", new Value.Text("int8-dynamic"));
      Node node = new Node(new NodeId(format), "export", new Point(0, 0), settings);
      graph =
          graph
              .withNode(node)
              .withLinks(
                  graph
                      .links()
                      .plus(new Link(PortRef.of("train", "model"), PortRef.of(format, "model"))));
    }
    // Keras has no such layer.
    graph =
        graph.withNode(
            new Node(
                new NodeId("drop1"),
                "rmsNorm",
                new Point(0, 0),
                Catalogue.standard().kind("rmsNorm").initialSettings()));

    // when it is trained
    engine.train(
        new RunRequest(document.withGraph(graph), folder.resolve("exported"), "cpu", 1), heard);

    // then what can be written is there with its proof, and what cannot is told at its node
    Noticed unscaled = heard.next(Noticed.class); // pictures of bytes, as they are
    assertThat(unscaled.node()).isEqualTo(new NodeId("conv1"));
    assertThat(unscaled.what().key()).isEqualTo("engine.notice.unscaled");
    Noticed noticed = heard.next(Noticed.class);
    assertThat(noticed.node()).isEqualTo(new NodeId("keras"));
    assertThat(noticed.what().key()).isEqualTo("exchange.node.failed");
    Finished finished = heard.next(Finished.class);
    Path export = new RunFolder(finished.run()).export();
    assertThat(export.resolve("torchscript.pt")).isNotEmptyFile();
    assertThat(Files.readString(export.resolve("onnx.onnx.json"))).contains("ONNX Runtime");
    assertThat(Files.readString(export.resolve("torchscript.pt.json")))
        .contains("\"agrees\" : true");
    assertThat(finished.stopped()).isFalse();
  }

  @Test
  void itSaysWhatItFound() throws Exception {
    EngineInfo info = engine.info().get(120, TimeUnit.SECONDS);

    assertThat(info.version()).startsWith("2.7.1");
    assertThat(info.devices().getFirst().id()).isEqualTo("cpu");
    assertThat(info.devices().getFirst().memory()).isGreaterThan(1L << 28);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void killedInTheMiddleOfAnEpochItTrainsAgainAtOnceAndResumesToTheSameBits() throws Exception {
    // Given a run that nobody disturbs,
    train(3, "whole");
    Finished undisturbed = heard.next(Finished.class);

    // when another is killed in its second epoch,
    train(3, "killed");
    Path killed = heard.next(Started.class).run();
    heard.next(EpochDone.class);
    heard.next(Progress.class);
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("LayerloomEngine"))
        .forEach(ProcessHandle::destroyForcibly);
    assertThat(heard.next(Lost.class).reason()).isEqualTo(Message.of("training.lost.killed"));

    // then the next run trains at once,
    train(1, "next");
    assertThat(heard.next(Finished.class).testScore()).isGreaterThan(0.7);

    // and the killed one goes on as if nothing had happened, even where it was killed between an
    // epoch's checkpoint and its line in the record.
    Path epochs = new RunFolder(killed).epochs();
    Files.writeString(epochs, Files.readAllLines(epochs).getFirst() + "\n");
    engine.resume(killed, heard);
    Finished finished = heard.next(Finished.class);
    assertThat(finished.run()).isEqualTo(killed);
    Curves expected = RunReader.curves(new RunFolder(undisturbed.run()));
    Curves resumed = RunReader.curves(new RunFolder(killed));
    assertThat(resumed.missing()).isEmpty();
    assertThat(resumed.steps().step()).isEqualTo(expected.steps().step());
    assertThat(resumed.steps().loss()).isEqualTo(expected.steps().loss());
    assertThat(resumed.steps().score()).isEqualTo(expected.steps().score());
    assertThat(resumed.epochs())
        .extracting(Curves.Epoch::validationLoss)
        .isEqualTo(expected.epochs().stream().map(Curves.Epoch::validationLoss).toList());
    assertThat(finished.testLoss()).isEqualTo(undisturbed.testLoss());
    assertThat(RunReader.summary(new RunFolder(killed)).environment()).containsKey("pytorch");
  }

  @Test
  void itLooksForALearningRateAndLeavesNothingBehind() throws Exception {
    RunRequest request = new RunRequest(project(1), folder.resolve("runs"), "cpu", 1);

    RateCurve curve = engine.rates(request).get(120, TimeUnit.SECONDS);

    assertThat(curve.suggestion()).isBetween(1e-5, 1.0);
    assertThat(folder.resolve("runs")).doesNotExist();
    assertThat(engine.rates(request).get(120, TimeUnit.SECONDS).losses()).isEqualTo(curve.losses());
  }

  @Test
  void itMeasuresHowFastItTrainsAndLeavesNothingBehind() throws Exception {
    RunRequest request = new RunRequest(project(1), folder.resolve("runs"), "cpu", 1);

    Speed speed = engine.probe(request).get(120, TimeUnit.SECONDS);

    assertThat(speed.secondsAStep()).isPositive();
    assertThat(speed.secondsAnAnswer()).isPositive();
    assertThat(speed.trained() + speed.validated()).isEqualTo(TRAIN);
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void itPausesResumesAndStops() throws Exception {
    Training training = train(1000, "long");
    heard.next(Progress.class);
    training.pause();
    heard.next(Paused.class);
    training.resume();
    heard.next(Resumed.class);
    heard.next(Progress.class);
    training.stop();

    Finished finished = heard.next(Finished.class);
    assertThat(finished.stopped()).isTrue();
    assertThat(RunReader.summary(new RunFolder(finished.run())).status())
        .isEqualTo(RunStatus.STOPPED);
  }

  @Test
  void aPausedRunTrainsOneBatchAndItsSettingsChangeWhileItTrains() throws Exception {
    Training training = train(1000, "tuned");
    heard.next(Progress.class);
    training.pause();
    long at = heard.next(Paused.class).step();
    training.step();
    Progress one = heard.next(Progress.class);
    assertThat(one.steps()).singleElement().satisfies(s -> assertThat(s.step()).isEqualTo(at));

    training.tune(new Tuning(3, 1e-4, null));
    training.resume();
    Tuned tuned = heard.next(Tuned.class);
    assertThat(tuned.epochs()).isEqualTo(3);
    assertThat(tuned.learningRate()).isEqualTo(1e-4);
    Finished finished = heard.next(Finished.class);
    assertThat(finished.epochs()).isEqualTo(3);
    assertThat(finished.stopped()).isFalse();
    RunFolder folder = new RunFolder(finished.run());
    assertThat(RunReader.summary(folder).setup().epochs()).isEqualTo(3);
    assertThat(folder.changes()).content().contains(",3.0,1.0E-4,");

    // What has ended learns on where it ended.
    engine.resume(finished.run(), Tuning.ofEpochs(5), heard);
    assertThat(heard.next(Finished.class).epochs()).isEqualTo(5);
    assertThat(RunReader.curves(folder).epochs()).hasSize(5);
  }

  @Test
  void whatCannotBeTrainedIsRefusedWithItsReason() throws Exception {
    Document project = project(1);
    Graph graph = project.graph();
    Graph without =
        graph.withNode(
            graph.node(new NodeId("data")).with("source", new Value.Text("no-such-data")));
    engine.train(
        new RunRequest(project.withGraph(without), folder.resolve("runs"), "cpu", 1), heard);

    Failed failed = heard.next(Failed.class);
    assertThat(failed.badInput()).isTrue();
    assertThat(failed.reason().values().toString()).contains("no-such-data");
    assertThat(RunReader.list(folder.resolve("runs"))).isEmpty();
  }

  @Test
  void aDeviceThatIsNotThereIsRefused() throws Exception {
    engine.train(new RunRequest(project(1), folder.resolve("runs"), "gpu:99", 1), heard);

    assertThat(heard.next(Failed.class).reason()).isEqualTo(Message.of("engine.device", "gpu:99"));
  }

  @Test
  void closedDuringTrainingItEndsInOrder() throws Exception {
    train(1000, "closed");
    heard.next(Progress.class);
    List<ProcessHandle> children =
        ProcessHandle.current()
            .children()
            .filter(child -> child.info().commandLine().orElse("").contains("LayerloomEngine"))
            .toList();
    engine.close();

    assertThat(heard.next(Lost.class).reason()).isEqualTo(Message.of("training.lost.closed"));
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(engine.lastLines()).noneMatch(line -> line.contains("SIG"));
  }
}
