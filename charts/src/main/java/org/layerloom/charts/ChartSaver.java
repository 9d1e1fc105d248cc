package org.layerloom.charts;

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
import org.layerloom.charts.paint.ChartDrawing;

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

  static CompletableFuture<Path> save(Drawing asked, ChartFormat format, Path file) {
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

  static CompletableFuture<BufferedImage> image(Drawing asked) {
    return CompletableFuture.supplyAsync(
        () -> ChartDrawing.image(asked.picture().get(), asked.width(), asked.height(), SCALE),
        FILES);
  }

  /** Writes beside the file and moves, so that a full disk leaves no half of a picture. */
  private static void write(Drawing asked, ChartFormat format, Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("There is no folder " + folder);
    }
    Path beside = folder.resolve("." + file.getFileName() + ".part");
    try {
      double width = asked.width();
      double height = asked.height();
      switch (format) {
        case PNG ->
            Files.write(beside, ChartDrawing.png(asked.picture().get(), width, height, SCALE));
        case SVG -> {
          String family = asked.family();
          Files.write(beside, ChartDrawing.svg(asked.picture().get(), width, height, family));
        }
        case PDF -> Files.write(beside, ChartDrawing.pdf(asked.picture().get(), width, height));
        case CSV -> {
          try (var out =
              new OutputStreamWriter(
                  new java.io.BufferedOutputStream(Files.newOutputStream(beside)),
                  StandardCharsets.UTF_8)) {
            asked.table().write(out);
          }
        }
      }
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
