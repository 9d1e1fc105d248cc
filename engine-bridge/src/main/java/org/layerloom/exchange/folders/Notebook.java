package org.layerloom.exchange.folders;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.layerloom.json.Json;

/** The network as a Jupyter notebook, version 4.5 of the format. */
public final class Notebook {

  private final ArrayNode cells;
  private final ObjectNode file;

  private Notebook() {
    file = Json.object();
    cells = file.putArray("cells");
    ObjectNode metadata = file.putObject("metadata");
    metadata
        .putObject("kernelspec")
        .put("display_name", "Python 3")
        .put("language", "python")
        .put("name", "python3");
    metadata.putObject("language_info").put("name", "python");
    file.put("nbformat", 4).put("nbformat_minor", 5);
  }

  /**
   * @param flowchart as Mermaid, which notebooks draw
   * @param model the code of {@code model.py}
   * @param trains whether {@code train.py} lies beside it
   */
  public static String of(String title, String flowchart, String model, boolean trains) {
    Notebook book = new Notebook();
    book.text("# " + title + "\n\nDrawn and trained in Layerloom. Needs PyTorch 1.13 or later.");
    book.text("```mermaid\n" + flowchart + "\n```");
    book.text("## The network");
    book.code(model);
    book.text("## With its trained numbers");
    book.code(
        """
        network = load("model.safetensors")
        sum(tensor.numel() for tensor in network.parameters())
        """);
    book.text(
        "## Some samples, and what the engine that trained it answered\n\n"
            + "The largest difference is a share of the largest number.");
    book.code(
        """
        samples = read_tensors("samples.safetensors")
        given = [tensor for name, tensor in samples.items() if name.startswith("in.")]
        wanted = [tensor for name, tensor in samples.items() if name.startswith("out.")]
        with torch.no_grad():
            answers = network(*given)
        answers = answers if isinstance(answers, tuple) else (answers,)
        difference = max(
            ((a - w).abs().max() / w.abs().max().clamp(min=1e-6)).item()
            for a, w in zip(answers, wanted)
        )
        assert difference < 1e-4, difference
        difference
        """);
    book.text("## Its answers");
    book.code("answers[0][:8]\n");
    if (trains) {
      book.text(
          "## Train it again\n\n`train.py` has the flowchart's data, losses, optimiser and schedule."
              + " Take the mark away to run it.");
      book.code("# %run train.py\n");
    }
    return Json.pretty(book.file);
  }

  private void text(String markdown) {
    cell("markdown", markdown);
  }

  private void code(String source) {
    cell("code", source).put("execution_count", (Integer) null).putArray("outputs");
  }

  private ObjectNode cell(String type, String source) {
    ObjectNode cell = cells.addObject();
    cell.put("cell_type", type).put("id", "cell-" + cells.size());
    cell.putObject("metadata");
    ArrayNode lines = cell.putArray("source");
    List<String> all = source.stripTrailing().lines().toList();
    for (int i = 0; i < all.size(); i++) {
      lines.add(i < all.size() - 1 ? all.get(i) + "\n" : all.get(i));
    }
    return cell;
  }
}
