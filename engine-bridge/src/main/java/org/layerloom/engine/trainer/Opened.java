package org.layerloom.engine.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.DataException;
import org.layerloom.data.Samples;
import org.layerloom.engine.program.NotTrainable;
import org.layerloom.engine.program.Precision;
import org.layerloom.engine.program.Program;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.LossKind;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.Unfolding;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Part;
import org.layerloom.training.Prediction;
import org.layerloom.training.RunFolder;
import org.layerloom.training.Trained;

/** A run's network with the numbers of one of its checkpoints, ready to be asked. */
final class Opened {

  /** The processor's other cores belong to training. */
  private static final int THREADS = 1;

  private final Path run;
  private final Analysis analysis;
  private final Settings dataset;
  private final List<String> classNames;
  private final Session session;
  private Position position = Position.START;
  private @Nullable Path file;
  private @Nullable FileTime written;

  private Opened(
      Path run, Analysis analysis, Settings dataset, List<String> classNames, Session session) {
    this.run = run;
    this.analysis = analysis;
    this.dataset = dataset;
    this.classNames = classNames;
    this.session = session;
  }

  static Opened open(Trained network, Parts parts) throws NoAnswerException {
    RunFolder folder = new RunFolder(network.run());
    return switch (ProjectFile.read(folder.project(), Catalogue.standard())) {
      case Opening.Refused refused -> throw new NoAnswerException(refused.problems().getFirst());
      case Opening.Opened project -> {
        Opened opened = compiled(project.document(), network.run(), parts);
        try {
          opened.refresh(network);
        } catch (NoAnswerException | RuntimeException e) {
          opened.session.close();
          throw e;
        }
        yield opened;
      }
    };
  }

  /** A project as a run of it would begin. */
  static Opened fresh(Document document, Parts parts) throws NoAnswerException {
    Opened opened = compiled(document, Path.of(""), parts);
    try {
      long seed = opened.session.program().plan().seed();
      if (document.weights().isEmpty()) {
        opened.session.start(seed);
      } else {
        List<NamedTensor> given = FirstWeights.read(document.weights(), parts.datasets());
        if (opened.session.start(seed, given) == 0) {
          throw new NoAnswerException(Message.of("engine.weights.none", document.weights()));
        }
      }
      Samples train = parts.read(opened, Part.TRAIN);
      opened.session.balance(train, Seeds.ascending(train.count()));
      return opened;
    } catch (NoAnswerException | RuntimeException e) {
      opened.session.close();
      throw e;
    }
  }

  private static Opened compiled(Document document, Path run, Parts parts)
      throws NoAnswerException {
    Catalogue catalogue = Catalogue.standard();
    Network drawn = document.network();
    try {
      Analysis whole =
          Analyser.analyse(drawn.graph(), drawn.catalogue(catalogue), parts.datasets());
      if (!whole.sound()) {
        throw new NoAnswerException(whole.problems().getFirst().message());
      }
      Analysis analysis = Unfolding.analyse(drawn, catalogue, parts.datasets());
      Program program = Program.compile(analysis, catalogue, Precision.SINGLE, true);
      Settings dataset = analysis.graph().node(program.dataset()).settings();
      List<String> names = parts.datasets().info(dataset.text("source")).classNames();
      return new Opened(run, analysis, dataset, names, Session.open(program, "cpu", THREADS));
    } catch (NotTrainable e) {
      throw new NoAnswerException(e.reason());
    } catch (DataException e) {
      throw new NoAnswerException(e.reason());
    }
  }

  boolean belongsTo(Trained network) {
    return run.equals(network.run());
  }

  /** Takes the checkpoint's numbers, where they are not those that it has. */
  void refresh(Trained network) throws NoAnswerException {
    Path wanted = network.file();
    Message misfit;
    try {
      FileTime now = Files.getLastModifiedTime(wanted);
      if (wanted.equals(file) && now.equals(written)) {
        return;
      }
      file = null;
      Checkpoint checkpoint = Checkpoint.read(wanted);
      misfit = session.restore(checkpoint.tensors(), session.program().plan().seed());
      position = checkpoint.position();
      written = now;
    } catch (NoSuchFileException e) {
      throw new NoAnswerException(Message.of("engine.answer.noCheckpoint", wanted.toString()));
    } catch (IOException e) {
      throw new NoAnswerException(
          Message.of(
              "engine.checkpoint.damaged", wanted.toString(), String.valueOf(e.getMessage())));
    }
    if (misfit != null) {
      throw new NoAnswerException(misfit);
    }
    file = wanted;
  }

  Session session() {
    return session;
  }

  Analysis analysis() {
    return analysis;
  }

  /** How far the run is; at its start where there is none. */
  Position position() {
    return position;
  }

  /** The dataset's name. */
  String source() {
    return dataset.text("source");
  }

  Holdout holdout() {
    return Holdout.of(dataset);
  }

  List<String> classNames() {
    return classNames;
  }

  private LossKind loss(int output) {
    Node node = analysis.graph().node(session.program().outputs().get(output).loss());
    return (LossKind) Catalogue.standard().kind(node.kind());
  }

  Prediction.Meaning meaning(int output) {
    return Meanings.of(loss(output), session.program().outputs().get(output).shape());
  }

  /** Whether a prediction's numbers are no shares yet, though they mean some. */
  boolean raw(int output) {
    Program.Output it = session.program().outputs().get(output);
    boolean declared = analysis.graph().node(it.loss()).settings().has("predictions");
    // A loss that never asks what it gets judges raw sums.
    return it.logits() || !declared;
  }

  /** The prediction that evaluation is about: the first that measures something, or the first. */
  int judged() {
    for (int output = 0; output < session.program().outputs().size(); output++) {
      if (loss(output).measure() != LossKind.Measure.NONE) {
        return output;
      }
    }
    return 0;
  }

  /** The label that the judged prediction's loss does not count; null where all count. */
  @Nullable Long ignored() {
    NodeId node = session.program().outputs().get(judged()).loss();
    return loss(judged()).ignored(Objects.requireNonNull(analysis.sites().get(node)).settings());
  }

  /** One sample's shape at a port. */
  Shape shape(PortRef port) {
    Node node = analysis.graph().node(port.node());
    List<Signal> signals = Objects.requireNonNull(analysis.outputs().get(port.node()));
    var outputs = Catalogue.standard().kind(node.kind()).outputs();
    for (int i = 0; i < outputs.size(); i++) {
      if (outputs.get(i).name().equals(port.port())) {
        return ((Signal.Tensor) signals.get(i)).shape();
      }
    }
    throw new IllegalArgumentException("no port " + port);
  }
}
