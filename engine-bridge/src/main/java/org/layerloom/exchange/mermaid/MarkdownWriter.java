package org.layerloom.exchange.mermaid;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Cost;
import org.layerloom.network.Kind;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;

/** Writes a page about a network: its flowchart, its layers, what they cost. */
public final class MarkdownWriter {

  private MarkdownWriter() {}

  /**
   * @param analysis of the document's network
   */
  public static String write(
      Document document, Analysis analysis, Catalogue catalogue, Wording wording) {
    StringBuilder page = new StringBuilder("# " + document.name() + "\n\n");
    if (!document.description().isBlank()) {
      page.append(document.description().strip()).append("\n\n");
    }
    page.append("```mermaid\n")
        .append(MermaidWriter.write(document, catalogue, wording))
        .append("```\n\n");
    page.append(row(words(wording, "node", "settings", "shape", "parameters", "multiplyAdds")));
    page.append("|---|---|---|--:|--:|\n");
    Catalogue kinds = document.network().catalogue(catalogue);
    for (var id : analysis.order()) {
      Node node = analysis.graph().node(id);
      Kind kind = kinds.find(node.kind());
      if (kind != null && analysis.outputs().containsKey(id)) {
        page.append(row(layer(node, kind, analysis, wording)));
      }
    }
    Cost total = analysis.total();
    page.append(
        row(
            List.of(
                "**" + wording.say(Message.of("exchange.markdown.total")) + "**",
                "",
                "",
                "**" + grouped(total.parameters(), wording) + "**",
                "**" + grouped(total.multiplyAdds(), wording) + "**")));
    return page.toString();
  }

  private static List<String> words(Wording wording, String... keys) {
    return java.util.Arrays.stream(keys)
        .map(key -> wording.say(new Message("exchange.markdown." + key, List.of())))
        .toList();
  }

  private static List<String> layer(Node node, Kind kind, Analysis analysis, Wording wording) {
    Cost cost = analysis.costs().getOrDefault(node.id(), Cost.NOTHING);
    Site site = analysis.sites().get(node.id());
    return List.of(
        wording.name(node),
        wording.summary(kind, site == null ? node.settings() : site.settings()).strip(),
        shapes(Objects.requireNonNull(analysis.outputs().get(node.id()))),
        cost.parameters() == 0 ? "" : grouped(cost.parameters(), wording),
        cost.multiplyAdds() == 0 ? "" : grouped(cost.multiplyAdds(), wording));
  }

  private static String shapes(List<Signal> signals) {
    return signals.stream()
        .map(
            signal ->
                switch (signal) {
                  case Signal.Tensor tensor -> tensor.shape().toString();
                  case Signal.Labels labels -> labels.shape().toString();
                  case Signal.Loss loss -> "";
                  case Signal.Model model -> "";
                })
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String grouped(long number, Wording wording) {
    return java.text.NumberFormat.getIntegerInstance(wording.locale()).format(number);
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
