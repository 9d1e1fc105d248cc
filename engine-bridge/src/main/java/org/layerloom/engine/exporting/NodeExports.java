package org.layerloom.engine.exporting;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.layerloom.data.Datasets;
import org.layerloom.engine.trainer.Job;
import org.layerloom.exchange.out.ExportEvent;
import org.layerloom.exchange.out.ExportOptions;
import org.layerloom.exchange.out.ExportOptions.Precision;
import org.layerloom.exchange.out.ExportRequest;
import org.layerloom.exchange.out.Format;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.Settings;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.training.RunFolder;
import org.layerloom.training.TrainingEvent;

/** Writes what a flowchart's export nodes ask for into the run's folder, each with its proof. */
public final class NodeExports {

  private final Document document;
  private final RunFolder run;
  private final Datasets datasets;

  /**
   * @param run with its last checkpoint
   */
  public NodeExports(Document document, RunFolder run, Datasets datasets) {
    this.document = document;
    this.run = run;
    this.datasets = datasets;
  }

  /**
   * One after another; blocks until all are written. What does not work out is told as a notice
   * about its node, and keeps nothing else from being written.
   */
  public void write(Consumer<TrainingEvent> events) {
    for (Node node : document.graph().nodes().values()) {
      boolean linked = !document.graph().into(node.id()).isEmpty();
      if (node.kind().equals("export") && linked && !node.bypassed()) {
        write(node, events);
      }
    }
  }

  private void write(Node node, Consumer<TrainingEvent> events) {
    Settings settings = node.settings();
    Format format = Format.find(settings.text("format")).orElse(Format.SAFETENSORS);
    Precision precision =
        settings.values().get("precision") instanceof Value.Text(String text) && bits(format)
            ? Precision.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'))
            : Precision.FLOAT32;
    Path out = run.export().resolve(name(node) + format.ending());
    ExportRequest request =
        new ExportRequest(
            run.path(), format, out, new ExportOptions(true, checkpoint(), precision));
    new RunExport(
            request,
            datasets,
            event -> {
              switch (event) {
                case ExportEvent.Working(Message what) ->
                    events.accept(new TrainingEvent.Preparing(what, -1));
                case ExportEvent.Failed(Message reason, boolean badInput) ->
                    events.accept(
                        new TrainingEvent.Noticed(
                            0, node.id(), Message.of("exchange.node.failed", reason)));
                case ExportEvent.Done done -> {}
              }
            })
        .run();
  }

  private static boolean bits(Format format) {
    return format == Format.ONNX || format == Format.SERVICE;
  }

  /** What a run that keeps its best hands on are those numbers. */
  private String checkpoint() {
    boolean best =
        document.graph().nodes().values().stream()
            .filter(node -> node.kind().equals("train"))
            .anyMatch(
                node ->
                    node.settings().values().get("restoreBest") instanceof Value.Flag(boolean yes)
                        && yes);
    return best && java.nio.file.Files.exists(Job.checkpoint(run.path(), "best")) ? "best" : "last";
  }

  private static String name(Node node) {
    return node.id().value().replaceAll("[^A-Za-z0-9_-]", "_");
  }
}
