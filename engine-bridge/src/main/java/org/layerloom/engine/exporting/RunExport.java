package org.layerloom.engine.exporting;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;
import org.layerloom.engine.trainer.Exports;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.out.ExportEvent;
import org.layerloom.exchange.out.ExportJson;
import org.layerloom.exchange.out.ExportOptions;
import org.layerloom.exchange.out.ExportReport;
import org.layerloom.exchange.out.ExportRequest;
import org.layerloom.exchange.out.Proof;
import org.layerloom.json.Json;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.project.ProjectFile;
import org.layerloom.training.RunFolder;

/** One export, from the run's folder to the proof. */
public final class RunExport {

  /** Two engines add the same numbers in another order: this far they may be apart. */
  static final double TOLERANCE = 1e-4;

  private static final int PROOF_SAMPLES = 64;

  private final ExportRequest request;
  private final Datasets datasets;
  private final Consumer<ExportEvent> events;
  private final List<Message> notes = new ArrayList<>();

  public RunExport(ExportRequest request, Datasets datasets, Consumer<ExportEvent> events) {
    this.request = request;
    this.datasets = datasets;
    this.events = events;
  }

  /** The last event is {@code Done} or {@code Failed}. */
  public void run() {
    try {
      events.accept(export());
    } catch (NotExportable e) {
      events.accept(new ExportEvent.Failed(e.reason(), true));
    } catch (IOException e) {
      events.accept(
          new ExportEvent.Failed(
              Message.of(
                  "exchange.cannotWrite", request.out().toString(), String.valueOf(e.getMessage())),
              false));
    }
  }

  private ExportEvent export() throws NotExportable, IOException {
    if (ProjectExport.is(request.run())) {
      return project();
    }
    RunFolder run = new RunFolder(request.run());
    working("exchange.opening", run.id());
    try (Trained trained = Trained.open(run, request.options().checkpoint(), datasets)) {
      Outgoing network = outgoing(trained.analysis, request);
      Samples samples = trained.samples(PROOF_SAMPLES);
      working("exchange.writing", String.valueOf(request.out().getFileName()));
      Path folder = request.out().toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Proof proof = write(trained, network, samples);
      ExportReport report =
          new ExportReport(request.format(), request.out(), size(request.out()), proof, notes);
      keep(run, report);
      return judged(report);
    }
  }

  /** What leaves: the way to the predictions, or to the node that was asked for. */
  static Outgoing outgoing(Analysis analysis, ExportRequest request) throws NotExportable {
    ExportOptions options = request.options();
    Catalogue catalogue = Catalogue.standard();
    if (options.output().isEmpty()) {
      return Outgoing.of(analysis, catalogue, options.preparation());
    }
    List<NodeId> possible = Outgoing.possible(analysis, catalogue);
    NodeId output =
        possible.stream()
            .filter(id -> id.value().equals(options.output()))
            .findFirst()
            .orElseThrow(
                () ->
                    new NotExportable(
                        Message.of(
                            "exchange.output.none",
                            options.output(),
                            possible.stream()
                                .map(NodeId::value)
                                .collect(Collectors.joining(", ")))));
    if (!request.format().choosesOutput()) {
      throw new NotExportable(Message.of("exchange.output.format", request.format().id()));
    }
    return Outgoing.of(analysis, catalogue, options.preparation(), output);
  }

  /** A project that came with its numbers, and was not trained here. */
  private ExportEvent project() throws NotExportable, IOException {
    working("exchange.writing", String.valueOf(request.out().getFileName()));
    Path folder = request.out().toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return judged(new ProjectExport(request, datasets).write());
  }

  private ExportEvent judged(ExportReport report) {
    Proof proof = report.proof();
    return proof == null || proof.agrees()
        ? new ExportEvent.Done(report)
        : new ExportEvent.Failed(
            Message.of(
                "exchange.differs",
                request.out().toString(),
                proof.engine(),
                proof.difference(),
                proof.firstDifferent()),
            false);
  }

  private @Nullable Proof write(Trained trained, Outgoing network, Samples samples)
      throws NotExportable, IOException {
    return switch (request.format()) {
      case ONNX -> onnx(trained, network, samples, request.out());
      case TORCHSCRIPT -> {
        safely(
            request.out(), part -> Exports.torchscript(part, trained.program, trained.network()));
        working("exchange.proving");
        yield TorchScriptProof.of(request.out(), trained, samples);
      }
      case SAFETENSORS -> {
        safely(request.out(), part -> Exports.safetensors(part, trained.network()));
        yield null;
      }
      case PYTORCH -> {
        new PytorchFolder(request.out(), trained, network).write(samples);
        working("exchange.proving");
        yield PythonProof.of(request.out(), trained, samples);
      }
      case NOTEBOOK -> {
        PytorchFolder folder = new PytorchFolder(request.out(), trained, network);
        folder.write(samples);
        folder.notebook();
        working("exchange.proving");
        yield PythonProof.of(request.out(), trained, samples);
      }
      case KERAS -> {
        KerasFolder folder = new KerasFolder(request.out(), trained, network);
        folder.write(samples);
        notes.addAll(folder.notes());
        working("exchange.proving");
        yield folder.proof(samples);
      }
      case DJL -> {
        DjlFolder folder = new DjlFolder(request.out(), trained);
        folder.write(samples);
        working("exchange.proving");
        yield TorchScriptProof.of(folder.network(), trained, samples);
      }
      case SERVICE -> {
        ServiceFolder folder = new ServiceFolder(request.out(), trained, network);
        Proof proof = onnx(trained, network, samples, folder.network());
        folder.write(samples);
        yield proof;
      }
      // Text needs no engine: whoever wants it writes it where the words are.
      case MERMAID, MARKDOWN ->
          throw new NotExportable(Message.of("exchange.unknownFormat", request.format().id()));
    };
  }

  private Proof onnx(Trained trained, Outgoing network, Samples samples, Path target)
      throws NotExportable, IOException {
    ModelProto model =
        switch (OnnxModel.draw(
            network, trained.weights(), trained.document.name(), words(trained))) {
          case OnnxModel.Result.Drawn(ModelProto drawn) -> drawn;
          case OnnxModel.Result.Refused(Message reason) -> throw new NotExportable(reason);
        };
    ExportOptions.Precision precision = request.options().precision();
    Compressed compressed = new Compressed(trained, network, model);
    if (precision != ExportOptions.Precision.FLOAT32) {
      working("exchange.compressing");
    }
    ModelProto written = compressed.to(precision);
    safely(
        target,
        part -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            written.writeTo(out);
          }
        });
    working("exchange.proving");
    if (precision != ExportOptions.Precision.FLOAT32) {
      notes.add(compressed.comparison(written));
    }
    return new OnnxProof(trained, network, samples)
        .of(target, written, Compressed.tolerance(precision, model));
  }

  /** What the file says of itself; the whole flowchart is among it, to be opened again. */
  private Map<String, String> words(Trained trained) {
    Map<String, String> words = new TreeMap<>();
    words.put("layerloom.project", ProjectFile.text(trained.document));
    words.put("layerloom.run", new RunFolder(request.run()).id());
    words.put("layerloom.preparation", request.options().preparation() ? "included" : "left out");
    return words;
  }

  /** Something that writes a file. */
  private interface Writing {
    void to(Path part) throws IOException;
  }

  /** Beside the file, then moved: whoever looks finds the old or the new one. */
  private static void safely(Path target, Writing writing) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      writing.to(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static long size(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return Files.size(path);
    }
    try (Stream<Path> files = Files.walk(path)) {
      long sum = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }

  private void keep(RunFolder run, ExportReport report) throws IOException {
    Files.createDirectories(run.export());
    String name = String.valueOf(request.out().getFileName());
    Files.writeString(
        run.export().resolve(name + ".json"),
        Json.pretty(ExportJson.toJson(report)),
        StandardCharsets.UTF_8);
  }

  private void working(String key, Object... values) {
    events.accept(new ExportEvent.Working(Message.of(key, values)));
  }
}
