package org.layerloom.engine.exporting;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;
import org.layerloom.engine.program.NotTrainable;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.trainer.FirstWeights;
import org.layerloom.engine.trainer.Session;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.SafeTensors;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.PortRef;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.subnet.Unfolding;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.RunFolder;

/** A run with its numbers, ready to compute. Belongs to the thread that opened it. */
final class Trained implements AutoCloseable {

  private static final int THREADS = 1;

  final Document document;
  final Analysis analysis;
  final Program program;
  final Session session;
  private final Datasets datasets;

  private Trained(
      Document document, Analysis analysis, Program program, Session session, Datasets datasets) {
    this.document = document;
    this.analysis = analysis;
    this.program = program;
    this.session = session;
    this.datasets = datasets;
  }

  /**
   * @param checkpoint {@code last} or {@code best}
   */
  static Trained open(RunFolder run, String checkpoint, Datasets datasets) throws NotExportable {
    Document document =
        switch (ProjectFile.read(run.project(), Catalogue.standard())) {
          case Opening.Opened opened -> opened.document();
          case Opening.Refused refused -> throw new NotExportable(refused.problems().getFirst());
        };
    Path file = run.checkpoints().resolve(checkpoint + ".safetensors");
    if (!Files.exists(file)) {
      throw new NotExportable(Message.of("exchange.noCheckpoint", run.id(), checkpoint));
    }
    Analysis analysis = Unfolding.analyse(document.network(), Catalogue.standard(), datasets);
    try {
      Program program = Program.compile(analysis, Catalogue.standard());
      Session session = Session.open(program, "cpu", THREADS);
      Trained trained = new Trained(document, analysis, program, session, datasets);
      Message misfit = session.restore(SafeTensors.read(file).tensors(), 0);
      if (misfit != null) {
        trained.close();
        throw new NotExportable(misfit);
      }
      return trained;
    } catch (NotTrainable e) {
      throw new NotExportable(e.reason());
    } catch (IOException e) {
      throw new NotExportable(
          Message.of("engine.checkpoint.damaged", file.toString(), String.valueOf(e.getMessage())));
    }
  }

  /** Weights and running statistics by their full names, in the program's order. */
  Map<String, NamedTensor> weights() {
    Map<String, NamedTensor> weights = new LinkedHashMap<>();
    for (NamedTensor tensor : network()) {
      weights.put(tensor.name(), tensor);
    }
    return weights;
  }

  /** The numbers that the run began with; none where they were random. */
  List<NamedTensor> begun() throws NotExportable {
    if (document.weights().isEmpty()) {
      return List.of();
    }
    try {
      return FirstWeights.read(document.weights(), datasets);
    } catch (NoAnswerException e) {
      throw new NotExportable(e.reason());
    }
  }

  List<NamedTensor> network() {
    return session.evaluatedSnapshot().subList(0, program.slots().size());
  }

  /** The first samples that the network was not trained with, or of the train part. */
  Samples samples(int most) throws NotExportable {
    String source = analysis.graph().node(program.dataset()).settings().text("source");
    try {
      boolean tested = datasets.info(source).shape().testSize() > 0;
      return FirstSamples.of(datasets.read(source, tested ? Part.TEST : Part.TRAIN), most);
    } catch (DataException e) {
      throw new NotExportable(e.reason());
    }
  }

  /** What the network was trained with. */
  Samples trainSamples() throws NotExportable {
    String source = analysis.graph().node(program.dataset()).settings().text("source");
    try {
      return datasets.read(source, Part.TRAIN);
    } catch (DataException e) {
      throw new NotExportable(e.reason());
    }
  }

  /** All samples by part: {@code train}, and {@code test} where there is one. */
  Map<String, Samples> parts() throws NotExportable {
    String source = analysis.graph().node(program.dataset()).settings().text("source");
    Map<String, Samples> parts = new LinkedHashMap<>();
    try {
      parts.put("train", datasets.read(source, Part.TRAIN));
      if (datasets.info(source).shape().testSize() > 0) {
        parts.put("test", datasets.read(source, Part.TEST));
      }
    } catch (DataException e) {
      throw new NotExportable(e.reason());
    }
    return parts;
  }

  /** What every node computes of samples. */
  Map<PortRef, FloatBuffer> activations(Samples samples) {
    List<float[]> all = session.activations(samples);
    Map<PortRef, FloatBuffer> found = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      found.put(program.activations().get(i), FloatBuffer.wrap(all.get(i)));
    }
    return found;
  }

  @Override
  public void close() {
    session.close();
  }
}
