package org.layerloom.app.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.layerloom.app.language.Words;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.folders.DjlProject;
import org.layerloom.exchange.folders.TritonRepository;
import org.layerloom.exchange.keras.KerasCode;
import org.layerloom.exchange.mermaid.MarkdownWriter;
import org.layerloom.exchange.mermaid.MermaidWriter;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.exchange.out.Format;
import org.layerloom.exchange.pytorch.ModelCode;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Signal;
import org.layerloom.network.Weight;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;

/**
 * What will be written, before anything is: code and text as they will be, files of numbers by what
 * is in them.
 *
 * @param analysis of the network with its sub-networks unfolded
 * @param drawn of the network as it is drawn
 */
public record Preview(
    Document document,
    Analysis analysis,
    Analysis drawn,
    Catalogue catalogue,
    Words words,
    Wording wording) {

  private static final int BYTES = 4;

  /** The ids of the nodes whose results can come out; the first is empty, for the predictions. */
  List<String> outputs() {
    List<String> ids = new ArrayList<>(List.of(""));
    Outgoing.possible(analysis, catalogue).forEach(id -> ids.add(id.value()));
    return ids;
  }

  /**
   * The text for a format.
   *
   * @param output the node whose result comes out; empty for the predictions
   */
  public String of(Format format, boolean preparation, String output) {
    Outgoing network =
        output.isEmpty()
            ? Outgoing.of(analysis, catalogue, preparation)
            : Outgoing.of(analysis, catalogue, preparation, new NodeId(output));
    return switch (format) {
      case MERMAID -> MermaidWriter.write(document, catalogue, wording);
      case MARKDOWN -> MarkdownWriter.write(document, drawn, catalogue, wording);
      case PYTORCH, NOTEBOOK ->
          switch (ModelCode.write(network, document.name())) {
            case ModelCode.Result.Written(String source, var lines) -> source;
            case ModelCode.Result.Refused(Message reason) -> wording.say(reason);
          };
      case KERAS ->
          switch (KerasCode.write(network, document.name())) {
            case KerasCode.Result.Written(String source, var lines) -> source;
            case KerasCode.Result.Refused(Message reason) -> wording.say(reason);
          };
      case DJL -> DjlProject.source("FLOAT32", extents(network));
      case SERVICE -> TritonRepository.config(network);
      case ONNX -> words.text("export.preview.onnx", OnnxModel.OPSET) + "\n" + contents(network);
      case TORCHSCRIPT, SAFETENSORS -> contents(network);
    };
  }

  private static List<Long> extents(Outgoing network) {
    return network.entries().isEmpty()
        ? List.of()
        : network.entries().getFirst().signal().shape().extents();
  }

  /** What goes in, what comes out, and the numbers in between. */
  private String contents(Outgoing network) {
    List<String> lines = new ArrayList<>();
    network
        .entries()
        .forEach(entry -> lines.add("→ " + entry.name() + "  " + dims(entry.signal())));
    network.exits().forEach(exit -> lines.add("← " + exit.name() + "  " + dims(exit.signal())));
    lines.add("");
    long all = 0;
    for (Node node : network.layers()) {
      for (Weight weight : network.layer(node).weights(network.site(node))) {
        lines.add(node.id() + "." + weight.name() + "  " + weight.shape());
        all += weight.shape().size();
      }
    }
    lines.add(words.text("export.preview.numbers", all, all * BYTES / 1e6));
    return lines.stream().collect(Collectors.joining("\n"));
  }

  private String dims(Signal.Tensor signal) {
    return words.text("export.preview.batch") + "×" + signal.shape();
  }
}
