package org.layerloom.engine.trainer;

import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerloom.compression.CompressionEvent;
import org.layerloom.compression.CompressionRequest;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;
import org.layerloom.engine.exporting.Compressing;
import org.layerloom.engine.exporting.NodeExports;
import org.layerloom.engine.exporting.RunExport;
import org.layerloom.engine.host.Control;
import org.layerloom.engine.host.Work;
import org.layerloom.engine.program.NotTrainable;
import org.layerloom.engine.program.Precision;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.torch.Natives;
import org.layerloom.engine.torch.Torch;
import org.layerloom.exchange.out.ExportEvent;
import org.layerloom.exchange.out.ExportRequest;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Problem;
import org.layerloom.network.Settings;
import org.layerloom.network.Site;
import org.layerloom.network.Term;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.Unfolding;
import org.layerloom.training.EngineInfo;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.RateCurve;
import org.layerloom.training.Speed;
import org.layerloom.training.TrainingEvent;

/** What the engine process does when asked: tells what there is, and trains. */
public final class TorchWork implements Work {

  private final Datasets datasets;

  public TorchWork(Datasets datasets) {
    this.datasets = datasets;
  }

  @Override
  public EngineInfo info() {
    return Devices.found(Natives.load());
  }

  @Override
  public Map<String, String> versions() {
    return Map.of("pytorch", Natives.load().getVersion(), "djl", Devices.djlVersion());
  }

  @Override
  public void train(Order order, Control control, Consumer<TrainingEvent> events) throws Exception {
    try {
      Compiled compiled = compile(order, events);
      Job job = prepare(order, compiled, events);
      if (!control.stopped()) {
        new Trainer(job, control, looking(compiled, job, exporting(order, events))).run();
      } else if (!control.abandoned()) {
        events.accept(nothingDone(order));
      }
    } catch (NotTrainable e) {
      events.accept(new TrainingEvent.Failed(e.reason(), true));
    } catch (DataException e) {
      events.accept(new TrainingEvent.Failed(e.reason(), true));
    }
  }

  @Override
  public @Nullable RateCurve rates(Order order, Control control) throws NoAnswerException {
    try {
      Job job = prepare(order, compile(order, event -> {}), event -> {});
      Message refusal = Refusals.of(job);
      if (refusal != null) {
        throw new NoAnswerException(refusal);
      }
      return RateFinder.find(job, control);
    } catch (NotTrainable e) {
      throw new NoAnswerException(e.reason());
    } catch (DataException e) {
      throw new NoAnswerException(e.reason());
    }
  }

  @Override
  public @Nullable Speed probe(Order order, Control control) throws NoAnswerException {
    try {
      Compiled compiled = compile(order, event -> {});
      Settings settings = compiled.dataset();
      Site.DatasetShape shape =
          Objects.requireNonNull(datasets.find(settings.text("source")), "it was compiled");
      return new SpeedProbe(compiled.program(), shape, Holdout.of(settings), control)
          .measure(order.device(), order.threads());
    } catch (NotTrainable e) {
      throw new NoAnswerException(e.reason());
    }
  }

  @Override
  public void export(ExportRequest request, Consumer<ExportEvent> events) {
    try {
      Natives.load();
    } catch (EngineException | UnsatisfiedLinkError e) {
      events.accept(
          new ExportEvent.Failed(
              Message.of("engine.native", String.valueOf(e.getMessage())), false));
      return;
    }
    new RunExport(request, datasets, events).run();
  }

  @Override
  public void compress(
      CompressionRequest request, Control control, Consumer<CompressionEvent> events) {
    try {
      Natives.load();
    } catch (EngineException | UnsatisfiedLinkError e) {
      events.accept(
          new CompressionEvent.Failed(
              Message.of("engine.native", String.valueOf(e.getMessage())), false));
      return;
    }
    new Compressing(request, datasets, control::stopped, events).run();
  }

  private static TrainingEvent nothingDone(Order order) {
    double none = Double.NaN;
    return new TrainingEvent.Finished(true, 0, none, none, 0, 0, order.run().path());
  }

  /** A program with the flowchart it was compiled of. */
  private record Compiled(Program program, Analysis analysis) {
    Settings dataset() {
      return analysis.graph().node(program.dataset()).settings();
    }
  }

  private Compiled compile(Order order, Consumer<TrainingEvent> events) throws NotTrainable {
    Catalogue catalogue = Catalogue.standard();
    Network network = order.document().network();
    Analysis drawn = Analyser.analyse(network.graph(), network.catalogue(catalogue), datasets);
    Optional<Problem> error =
        drawn.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .findFirst();
    if (error.isPresent()) {
      throw new NotTrainable(placed(error.get(), drawn));
    }
    Analysis analysis = Unfolding.analyse(network, catalogue, datasets);
    boolean processor = !order.device().startsWith("gpu");
    Program program = Program.compile(analysis, catalogue, Precision.SINGLE, processor);
    load(order.device(), events);
    return new Compiled(program, analysis);
  }

  private Job prepare(Order order, Compiled compiled, Consumer<TrainingEvent> events)
      throws NotTrainable, DataException {
    Settings settings = compiled.dataset();
    String source = settings.text("source");
    events.accept(new TrainingEvent.Preparing(Message.of("engine.reading", source), -1));
    Samples train = datasets.read(source, Part.TRAIN);
    boolean tested = datasets.info(source).shape().testSize() > 0;
    Samples test = tested ? datasets.read(source, Part.TEST) : null;
    return new Job(
        compiled.program(),
        Holdout.of(settings),
        train,
        test,
        order.run().path(),
        order.device(),
        order.threads(),
        weights(order),
        order.from());
  }

  private @Nullable Path weights(Order order) throws NotTrainable {
    String file = order.document().weights();
    if (file.isEmpty() || order.from() != null) {
      return null;
    }
    try {
      return FirstWeights.file(file, datasets, order.run().path().resolve("start.safetensors"));
    } catch (InvalidPathException | IOException e) {
      throw new NotTrainable(
          Message.of("engine.weights.unreadable", file, String.valueOf(e.getMessage())));
    }
  }

  /** Tells of inputs that nothing scales as soon as a new run has begun. */
  private Consumer<TrainingEvent> looking(
      Compiled compiled, Job job, Consumer<TrainingEvent> events) {
    return event -> {
      events.accept(event);
      if (event instanceof TrainingEvent.Started && job.from() == null) {
        new Scaling(compiled.analysis(), compiled.program().dataset())
            .found(job.train())
            .forEach(events);
      }
    };
  }

  /** Writes what export nodes ask for, before the end of a run is told. */
  private Consumer<TrainingEvent> exporting(Order order, Consumer<TrainingEvent> events) {
    return event -> {
      if (event instanceof TrainingEvent.Finished) {
        new NodeExports(order.document(), order.run(), datasets).write(events);
      }
      events.accept(event);
    };
  }

  private static void load(String device, Consumer<TrainingEvent> events) throws NotTrainable {
    if (Natives.unpackingNeeded()) {
      events.accept(new TrainingEvent.Preparing(Message.of("engine.unpacking"), -1));
    }
    try {
      Natives.load();
    } catch (EngineException | UnsatisfiedLinkError e) {
      throw new NotTrainable(Message.of("engine.native", String.valueOf(e.getMessage())));
    }
    if (!Torch.hasDevice(device)) {
      throw new NotTrainable(Message.of("engine.device", device));
    }
  }

  /** The problem with the node that it is at. */
  private static Message placed(Problem problem, Analysis analysis) {
    @Nullable NodeId id = problem.node();
    @Nullable Node node = id == null ? null : analysis.graph().find(id);
    return node == null
        ? problem.message()
        : Message.of("network.problem", new Term.OfNode(node), problem.message());
  }

  @Override
  public Answering answers() {
    return new TorchAnswers(datasets);
  }

  @Override
  public void close() {
    // Each run closes what it opened.
  }
}
