package org.layerloom.app.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.layerloom.app.language.Words;
import org.layerloom.training.Curves;

/**
 * The part of a report that plays the run back in a browser: a class opens one file and watches the
 * curves come, without Layerloom, a network or an engine.
 */
final class Player {

  /** Points of a line: more than a screen has columns for would only make the file larger. */
  private static final int MOST_POINTS = 600;

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String SCRIPT =
      """
      const charts = data.charts.map((chart, number) => {
        const canvas = document.getElementById("player-" + number);
        const points = chart.lines.flatMap(line => line.points);
        const last = Math.max(...points.map(point => point[1]), 1e-9);
        const values = points.map(point => point[2]);
        return { chart, canvas, last, low: Math.min(0, ...values), high: Math.max(...values, 1e-9) };
      });
      const slider = document.getElementById("player-position");
      const button = document.getElementById("player-play");
      const said = document.getElementById("player-said");
      let playing = false, before = 0;
      function draw() {
        const now = slider.value / 1000 * data.seconds, words = [];
        for (const { chart, canvas, last, low, high } of charts) {
          const wide = canvas.clientWidth, tall = canvas.clientHeight, dots = window.devicePixelRatio || 1;
          canvas.width = wide * dots; canvas.height = tall * dots;
          const pen = canvas.getContext("2d");
          pen.scale(dots, dots); pen.font = "12px system-ui, sans-serif"; pen.fillStyle = "#59636e";
          const x = epoch => 46 + epoch / last * (wide - 60), y = value => tall - 26 - (value - low) / (high - low) * (tall - 44);
          pen.strokeStyle = "#e4e8ec";
          for (let step = 0; step <= 4; step++) {
            const value = low + (high - low) * step / 4;
            pen.beginPath(); pen.moveTo(46, y(value)); pen.lineTo(wide - 14, y(value)); pen.stroke();
            pen.fillText(chart.percent ? Math.round(100 * value) + " %" : value.toFixed(2), 2, y(value) + 4);
          }
          pen.fillText("0", 44, tall - 8); pen.fillText(String(Math.round(last * 10) / 10), wide - 32, tall - 8);
          for (const line of chart.lines) {
            const shown = line.points.filter(point => point[0] <= now);
            pen.strokeStyle = line.colour; pen.lineWidth = 2; pen.beginPath();
            shown.forEach((point, i) => i ? pen.lineTo(x(point[1]), y(point[2])) : pen.moveTo(x(point[1]), y(point[2])));
            pen.stroke();
            if (shown.length) {
              const value = shown[shown.length - 1][2];
              words.push(chart.title + ", " + line.name + ": " + (chart.percent ? (100 * value).toFixed(1) + " %" : value.toFixed(4)));
            }
          }
        }
        said.textContent = words.join("  ·  ");
      }
      function pause() { playing = false; button.textContent = "\\u25B6"; }
      function go(time) {
        if (!playing) return;
        const next = Number(slider.value) + Math.min(100, time - before) / 20;
        before = time; slider.value = Math.min(1000, next); draw();
        if (next >= 1000) pause(); else requestAnimationFrame(go);
      }
      button.onclick = () => {
        if (playing) { pause(); return; }
        if (slider.value >= 1000) slider.value = 0;
        playing = true; before = performance.now(); button.textContent = "\\u275A\\u275A";
        requestAnimationFrame(go);
      };
      slider.oninput = draw; window.onresize = draw; draw();
      """;

  private Player() {}

  /** A piece of HTML with its script; empty where nothing was recorded. */
  static String html(Curves curves, Words words) {
    ObjectNode data = JSON.createObjectNode();
    ArrayNode charts = data.putArray("charts");
    double seconds =
        Math.max(
            add(charts, curves, words, "chart.loss", false),
            add(charts, curves, words, "chart.accuracy", true));
    if (charts.isEmpty()) {
      return "";
    }
    data.put("seconds", seconds);
    StringBuilder out =
        new StringBuilder("<h2>")
            .append(RunReport.safe(words.text("report.watch")))
            .append("</h2>\n<p><button id=\"player-play\" aria-label=\"")
            .append(RunReport.safe(words.text("runs.play")))
            .append("\">\u25B6</button> <input id=\"player-position\" type=\"range\" min=\"0\"")
            .append(" max=\"1000\" step=\"any\" value=\"1000\" aria-label=\"")
            .append(RunReport.safe(words.text("runs.position")))
            .append("\"></p>\n<div class=\"player\">\n");
    for (int chart = 0; chart < charts.size(); chart++) {
      out.append("<figure><figcaption>")
          .append(RunReport.safe(charts.get(chart).path("title").asText()))
          .append("</figcaption><canvas id=\"player-")
          .append(chart)
          .append("\"></canvas></figure>\n");
    }
    // What a name may hold must not end the script.
    return out.append("</div>\n<p class=\"muted\" id=\"player-said\"></p>\n<script>\nconst data = ")
        .append(data.toString().replace("<", "\\u003c"))
        .append(";\n")
        .append(SCRIPT)
        .append("</script>\n")
        .toString();
  }

  /** Adds a chart where there is anything to show; tells how many seconds it covers. */
  private static double add(
      ArrayNode charts, Curves curves, Words words, String title, boolean score) {
    ObjectNode chart = JSON.createObjectNode();
    ArrayNode lines = chart.put("title", words.text(title)).put("percent", score).putArray("lines");
    Curves.Steps steps = curves.steps();
    ArrayNode train = JSON.createArrayNode();
    int each = Math.max(1, (steps.count() + MOST_POINTS - 1) / MOST_POINTS);
    double seconds = 0;
    // The mean of neighbours: a batch by itself jumps.
    for (int from = 0; from < steps.count(); from += each) {
      double sum = 0;
      int count = 0;
      int last = Math.min(steps.count(), from + each) - 1;
      for (int i = from; i <= last; i++) {
        double value = score ? steps.score()[i] : steps.loss()[i];
        sum += Double.isFinite(value) ? value : 0;
        count += Double.isFinite(value) ? 1 : 0;
      }
      if (count > 0) {
        seconds = Math.max(seconds, steps.seconds()[last]);
        point(train, seconds, steps.epoch()[last], sum / count);
      }
    }
    line(lines, words.text("chart.train"), "#0969da", train);
    ArrayNode validation = JSON.createArrayNode();
    for (Curves.Epoch epoch : curves.epochs()) {
      double value = score ? epoch.validationScore() : epoch.validationLoss();
      if (Double.isFinite(value)) {
        seconds = Math.max(seconds, epoch.clock());
        point(validation, epoch.clock(), epoch.epoch(), value);
      }
    }
    line(lines, words.text("chart.validation"), "#bc4c00", validation);
    if (!lines.isEmpty()) {
      charts.add(chart);
    }
    return seconds;
  }

  private static void point(ArrayNode points, double clock, double epoch, double value) {
    points.addArray().add(rounded(clock)).add(rounded(epoch)).add(rounded(value));
  }

  /** Six digits are more than anybody sees. */
  private static double rounded(double value) {
    return Double.isFinite(value)
        ? Double.parseDouble(String.format(java.util.Locale.ROOT, "%.6g", value))
        : 0;
  }

  private static void line(ArrayNode lines, String name, String colour, ArrayNode points) {
    if (!points.isEmpty()) {
      lines.addObject().put("name", name).put("colour", colour).set("points", points);
    }
  }
}
