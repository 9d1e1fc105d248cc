package org.layerloom.charts;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.layerloom.charts.paint.ChartContent;
import org.layerloom.charts.paint.ChartDrawing;
import org.layerloom.charts.paint.ChartPicture;
import org.layerloom.charts.paint.CsvText;
import org.layerloom.charts.paint.Look;

/** Draws charts into files in the background, from what the pane shows at the moment of asking. */
final class ChartSaver {
  private static final double SCALE = 2;
  private static final Executor FILES =
      Executors.newSingleThreadExecutor(
          work -> {
            var thread = new Thread(work, "layerloom-charts-files");
            thread.setDaemon(true);
            return thread;
          });

  private ChartSaver() {}

  /** What a pane shows, taken on its thread, to be drawn on another. */
  private record Asked(ChartContent settings, Feed feed, Look look, double width, double height) {
    static Asked of(ChartPane pane) {
      var feed = new Feed();
      feed.follow(pane.getLines(), pane.getBands(), pane.getSmoothing());
      return new Asked(
          pane.content(feed),
          feed,
          pane.chartStyle().look(pane.getLocale()),
          pane.getWidth() > 0 ? pane.getWidth() : 640,
          pane.getHeight() > 0 ? pane.getHeight() : 320);
    }

    /** The chart with all points, smoothed to the last. */
    ChartContent content() {
      feed.collect();
      return settings.with(feed.curves(), feed.bandsNow());
    }

    Consumer<Graphics2D> drawing() {
      ChartContent content = content();
      return target -> new ChartPicture(look).draw(target, content, look, width, height);
    }
  }

  static CompletableFuture<Path> save(ChartPane pane, ChartFormat format, Path file) {
    Asked asked = Asked.of(pane);
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            write(asked, format, file);
            return file;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        FILES);
  }

  static CompletableFuture<BufferedImage> image(ChartPane pane) {
    Asked asked = Asked.of(pane);
    return CompletableFuture.supplyAsync(
        () -> ChartDrawing.image(asked.drawing(), asked.width(), asked.height(), SCALE), FILES);
  }

  /** Writes beside the file and moves, so that a full disk leaves no half of a picture. */
  private static void write(Asked asked, ChartFormat format, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("There is no folder " + folder);
    }
    Path beside = folder.resolve("." + file.getFileName() + ".part");
    try {
      double width = asked.width();
      double height = asked.height();
      switch (format) {
        case PNG -> Files.write(beside, ChartDrawing.png(asked.drawing(), width, height, SCALE));
        case SVG -> {
          String family = asked.look().small().getFamily();
          Files.write(beside, ChartDrawing.svg(asked.drawing(), width, height, family));
        }
        case PDF -> Files.write(beside, ChartDrawing.pdf(asked.drawing(), width, height));
        case CSV -> {
          try (var out =
              new OutputStreamWriter(
                  new java.io.BufferedOutputStream(Files.newOutputStream(beside)),
                  StandardCharsets.UTF_8)) {
            CsvText.write(asked.content(), out);
          }
        }
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
