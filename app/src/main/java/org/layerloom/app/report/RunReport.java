package org.layerloom.app.report;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;
import org.layerloom.training.Curves;
import org.layerloom.training.RunNotes;
import org.layerloom.training.RunSummary;

/**
 * The text of a report.
 *
 * @param pictures SVG by the key of its heading, in the order in which they are read
 * @param figures what evaluation said, by name; none where it said nothing
 * @param curves what was recorded, to be played back
 */
record RunReport(
    RunSummary run,
    RunNotes notes,
    Document document,
    Map<String, String> pictures,
    Map<String, String> figures,
    Curves curves) {

  private static final String STYLE =
      """
      body { font: 15px/1.5 system-ui, "Noto Sans SC", sans-serif; color: #1f2328; background: #fff;
             max-width: 62rem; margin: 2.5rem auto; padding: 0 1.5rem; }
      h1 { font-size: 1.6rem; margin: 0 0 .2rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .6rem; }
      .muted { color: #59636e; } table { border-collapse: collapse; }
      td, th { text-align: left; padding: .2rem 1.2rem .2rem 0; vertical-align: top; }
      tr + tr td { border-top: 1px solid #e4e8ec; } td.figure { font-variant-numeric: tabular-nums; }
      svg { max-width: 100%; height: auto; } pre { background: #f6f8fa; padding: .8rem 1rem; overflow: auto; }
      .player { display: flex; gap: 1.5rem; flex-wrap: wrap; } figure { margin: 0; flex: 1 1 20rem; }
      .player canvas { width: 100%; height: 15rem; } #player-position { width: 24rem; vertical-align: middle; }
      #player-play { min-width: 2.6rem; }
      @media print { h2 { break-after: avoid; } svg, table { break-inside: avoid; } }
      """;

  String html(Words words, Wording wording) {
    StringBuilder out = new StringBuilder();
    String name = notes.title().isEmpty() ? run.name() : notes.title();
    out.append("<!DOCTYPE html>\n<html lang=\"")
        .append(words.locale().toLanguageTag())
        .append("\">\n<head><meta charset=\"utf-8\"><title>")
        .append(safe(name))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style></head>\n<body>\n<h1>")
        .append(safe(name))
        .append("</h1>\n<p class=\"muted\">")
        .append(safe(subtitle(words)))
        .append("</p>\n");
    if (!notes.text().isEmpty()) {
      out.append("<p>").append(safe(notes.text())).append("</p>\n");
    }
    table(out, words.text("report.results"), results(words));
    pictures.forEach(
        (key, svg) ->
            out.append("<h2>")
                .append(safe(words.text(key)))
                .append("</h2>\n")
                .append(inline(svg))
                .append('\n'));
    out.append(Player.html(curves, words));
    table(out, words.text("report.settings"), settings(wording));
    table(out, words.text("report.environment"), new TreeMap<>(run.environment()));
    out.append("<h2>")
        .append(safe(words.text("report.repeat")))
        .append("</h2>\n<p>")
        .append(safe(words.text("report.repeat.text")))
        .append("</p>\n<pre>layerloom train ")
        .append(safe(run.folder().project().toString()))
        .append("</pre>\n</body>\n</html>\n");
    return out.toString();
  }

  private String subtitle(Words words) {
    String state = words.text("runs.status." + run.status().name());
    return run.started() == null
        ? state
        : state
            + "  ·  "
            + DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(words.locale())
                .format(run.started().atZone(ZoneId.systemDefault()));
  }

  private Map<String, String> results(Words words) {
    Numbers numbers = new Numbers(words);
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put(words.text("fact.parameters"), numbers.count(run.setup().parameters()));
    RunSummary.Results results = run.results();
    if (results != null) {
      rows.put(words.text("report.epochs"), numbers.count(results.epochs()));
      rows.put(words.text("runs.column.time"), numbers.duration(results.seconds()));
      if (!Double.isNaN(results.testLoss())) {
        rows.put(words.text("runs.column.loss"), numbers.decimal(results.testLoss(), 4));
      }
      if (!Double.isNaN(results.testScore())) {
        rows.put(words.text("runs.column.score"), numbers.percent(results.testScore(), 2));
      }
    }
    figures.forEach(rows::putIfAbsent);
    return rows;
  }

  private Map<String, String> settings(Wording wording) {
    Map<String, String> rows = new LinkedHashMap<>();
    Catalogue catalogue = document.network().catalogue(Catalogue.standard());
    for (Node node : document.graph().nodes().values()) {
      Kind kind = catalogue.find(node.kind());
      if (kind == null) {
        continue;
      }
      List<String> values =
          kind.parameters().stream()
              .filter(it -> node.settings().has(it.name()))
              .map(
                  it ->
                      wording.label(kind, it)
                          + " "
                          + wording.value(kind, it, node.settings().get(it.name())))
              .toList();
      rows.put(wording.name(kind) + " (" + node.id() + ")", String.join("  ·  ", values));
    }
    return rows;
  }

  private static void table(StringBuilder out, String heading, Map<String, String> rows) {
    if (rows.isEmpty()) {
      return;
    }
    out.append("<h2>").append(safe(heading)).append("</h2>\n<table>\n");
    rows.forEach(
        (name, value) ->
            out.append("<tr><td class=\"muted\">")
                .append(safe(name))
                .append("</td><td class=\"figure\">")
                .append(safe(value))
                .append("</td></tr>\n"));
    out.append("</table>\n");
  }

  /** An SVG file without what stands only before a file's root. */
  private static String inline(String svg) {
    int root = svg.indexOf("<svg");
    return root < 0 ? "" : svg.substring(root);
  }

  static String safe(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
