package org.layerloom.engine.exporting;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;
import org.layerloom.compression.Candidate;
import org.layerloom.compression.CompressionEvent;
import org.layerloom.compression.CompressionRequest;
import org.layerloom.compression.CompressionRequest.Making;
import org.layerloom.compression.Form;
import org.layerloom.compression.Pruned;
import org.layerloom.data.Datasets;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.in.WeightFile;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.proof.Difference;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.project.ProjectFile;
import org.layerloom.project.Saving;
import org.layerloom.subnet.Unfolding;
import org.layerloom.training.RunFolder;

/** Measures what making a run's network smaller would cost, or writes a smaller one. */
public final class Compressing {

  private static final int SCORED = 10_000;

  /** Learning on moves weights that are nearly right already. */
  private static final double GENTLER = 0.1;

  /** What is tried of forms that leave a share out. */
  private static final Map<Form, List<Double>> SHARES =
      Map.of(
          Form.WEIGHTS, List.of(0.3, 0.5, 0.7, 0.8, 0.9, 0.95),
          Form.UNITS, List.of(0.125, 0.25, 0.5, 0.75));

  private final CompressionRequest request;
  private final Datasets datasets;
  private final BooleanSupplier unwanted;
  private final Consumer<CompressionEvent> events;

  public Compressing(
      CompressionRequest request,
      Datasets datasets,
      BooleanSupplier unwanted,
      Consumer<CompressionEvent> events) {
    this.request = request;
    this.datasets = datasets;
    this.unwanted = unwanted;
    this.events = events;
  }

  /** The last event is {@code Done}, {@code Made} or {@code Failed}. */
  public void run() {
    try (Trained trained =
        Trained.open(new RunFolder(request.run()), request.checkpoint(), datasets)) {
      Making making = request.making();
      events.accept(making == null ? measured(trained) : made(trained, making));
    } catch (NotExportable e) {
      events.accept(new CompressionEvent.Failed(e.reason(), true));
    } catch (IOException e) {
      events.accept(
          new CompressionEvent.Failed(
              Message.of("compression.failed", String.valueOf(e.getMessage())), false));
    }
  }

  /** One form and how much of the network it leaves out. */
  private record Trial(Form form, double share) {}

  private CompressionEvent measured(Trained trained) throws NotExportable, IOException {
    Outgoing network = Outgoing.of(trained.analysis, Catalogue.standard(), true);
    OnnxTrial trial = new OnnxTrial(trained, network, SCORED);
    Map<String, NamedTensor> weights = trained.weights();
    Compressed compressed =
        new Compressed(trained, network, drawn(network, weights, trained.document.name()));
    byte[] first = compressed.to(Form.WHOLE.precision()).toByteArray();
    trial.warmUp(first);
    FloatBuffer whole = trial.of(first).answers();
    List<Trial> trials = trials(trained.analysis);
    for (int done = 0; done < trials.size(); done++) {
      if (unwanted.getAsBoolean()) {
        return new CompressionEvent.Failed(Message.of("compression.gone"), false);
      }
      events.accept(new CompressionEvent.Working(done, trials.size()));
      Trial next = trials.get(done);
      Pruned pruned = next.form().prune(trained.document, trained.analysis, weights, next.share());
      byte[] model;
      try {
        model =
            (next.form().pruned() ? drawn(pruned) : compressed.to(next.form().precision()))
                .toByteArray();
      } catch (NotExportable e) {
        if (next.form() == Form.WHOLE) {
          throw e;
        }
        events.accept(new CompressionEvent.Unfit(next.form(), e.reason()));
        continue;
      }
      OnnxTrial.Outcome outcome = trial.of(model);
      events.accept(
          new CompressionEvent.Measured(
              new Candidate(
                  next.form(),
                  next.share(),
                  pruned.numbers(),
                  model.length,
                  packed(model),
                  outcome.micros(),
                  outcome.score(),
                  Difference.between(whole, outcome.answers()))));
    }
    return new CompressionEvent.Done(trial.samples());
  }

  /** All that is tried of a network; tells which forms have nothing to offer for it. */
  private List<Trial> trials(Analysis flat) {
    List<Trial> trials = new ArrayList<>();
    for (Form form : Form.values()) {
      if (!form.pruned()) {
        trials.add(new Trial(form, 0));
      } else if (form.fits(flat)) {
        Objects.requireNonNull(SHARES.get(form))
            .forEach(share -> trials.add(new Trial(form, share)));
      } else {
        events.accept(new CompressionEvent.Unfit(form, nothing(form)));
      }
    }
    return trials;
  }

  private static Message nothing(Form form) {
    return Message.of(form == Form.UNITS ? "compression.noUnits" : "compression.noWeights");
  }

  private ModelProto drawn(Pruned pruned) throws NotExportable {
    Analysis flat = Unfolding.analyse(pruned.document().network(), Catalogue.standard(), datasets);
    return drawn(
        Outgoing.of(flat, Catalogue.standard(), true), pruned.weights(), pruned.document().name());
  }

  private static ModelProto drawn(Outgoing network, Map<String, NamedTensor> weights, String name)
      throws NotExportable {
    return switch (OnnxModel.draw(network, weights, name, Map.of())) {
      case OnnxModel.Result.Drawn(ModelProto model) -> model;
      case OnnxModel.Result.Refused(Message reason) -> throw new NotExportable(reason);
    };
  }

  private static long packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.size();
  }

  private CompressionEvent made(Trained trained, Making making) throws NotExportable, IOException {
    check(trained.analysis, making);
    Map<String, NamedTensor> weights = trained.weights();
    Pruned pruned =
        making.form().prune(trained.document, trained.analysis, weights, making.share());
    String file = String.valueOf(making.out().getFileName());
    int dot = file.lastIndexOf('.');
    String stem = dot > 0 ? file.substring(0, dot) : file;
    Path numbers = numbers(making.out(), stem);
    try {
      WeightFile.write(
          numbers, List.copyOf(pruned.weights().values()), new RunFolder(request.run()).id());
    } catch (IOException e) {
      return new CompressionEvent.Failed(
          Message.of("exchange.cannotWrite", numbers.toString(), String.valueOf(e)), false);
    }
    Document document =
        learningOn(pruned.document(), making.epochs())
            .withName(stem)
            .withWeights(String.valueOf(numbers.getFileName()));
    return switch (ProjectFile.write(document, making.out())) {
      case Saving.Saved saved ->
          new CompressionEvent.Made(
              making.out(), pruned.numbers(), new Pruned(document, weights).numbers());
      case Saving.NotSaved(Message reason) -> new CompressionEvent.Failed(reason, false);
    };
  }

  /** Beside the project, under a name that is its own: other numbers of that name stay. */
  private static Path numbers(Path project, String stem) {
    Path numbers = project.resolveSibling(stem + WeightFile.ENDING);
    for (int other = 2; Files.exists(numbers) && !Files.exists(project); other++) {
      numbers = project.resolveSibling(stem + "-" + other + WeightFile.ENDING);
    }
    return numbers;
  }

  private static void check(Analysis flat, Making making) throws NotExportable {
    if (!(making.share() > 0 && making.share() < 1)) {
      throw new NotExportable(Message.of("compression.share", making.share()));
    }
    if (making.epochs() < 1) {
      throw new NotExportable(Message.of("compression.epochs", making.epochs()));
    }
    if (!making.form().pruned()) {
      throw new NotExportable(Message.of("compression.notPruned", making.form().id()));
    }
    if (!making.form().fits(flat)) {
      throw new NotExportable(nothing(making.form()));
    }
  }

  /** With train nodes that go on from good weights, for some epochs. */
  private static Document learningOn(Document document, int epochs) {
    Document next = document;
    for (Node node : document.graph().nodes().values()) {
      if (node.kind().equals("train")) {
        double rate = node.settings().real("learningRate") * GENTLER;
        Node gentler =
            node.with("epochs", new Value.Whole(epochs))
                .with("learningRate", new Value.Real(Math.max(1e-8, rate)));
        next = next.withGraph(next.graph().withNode(gentler));
      }
    }
    return next;
  }
}
