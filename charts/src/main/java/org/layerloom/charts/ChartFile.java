package org.layerloom.charts;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.layerloom.charts.paint.ChartContent;
import org.layerloom.charts.paint.ChartPicture;
import org.layerloom.charts.paint.CsvText;
import org.layerloom.charts.paint.Look;
import org.layerloom.charts.series.XUnit;

/**
 * A chart that goes straight into a file, where there is no window: drawn as a pane draws it, on
 * white, by epochs.
 *
 * @param title heading, in the language of {@code locale}
 */
public record ChartFile(String title, ValueUnit unit, List<ChartLine> lines, Locale locale) {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 320;
  private static final double SMOOTHING = 0.98;
  private static final String FAMILY = "SansSerif";

  public ChartFile {
    lines = List.copyOf(lines);
  }

  /**
   * Writes it, whole or not at all.
   *
   * @throws IOException where the file cannot be written
   */
  public void write(ChartFormat format, Path file) throws IOException {
    Feed feed = new Feed();
    feed.follow(lines, List.of(), SMOOTHING);
    Look look =
        new Look(
            new Color(0x1f2328),
            new Color(0x59636e),
            new Color(0xd0d7de),
            Color.WHITE,
            Look.hues(false),
            Font.font(FAMILY, 12),
            Font.font(FAMILY, FontWeight.BOLD, 13),
            locale);
    Supplier<ChartContent> content =
        () -> {
          feed.collect();
          return new ChartContent(
              title,
              XUnit.EPOCH,
              unit,
              false,
              null,
              Double.NaN,
              feed.curves(),
              feed.bandsNow(),
              List.of(),
              "");
        };
    Drawing drawing =
        new Drawing(
            () -> {
              ChartContent shown = content.get();
              return target -> new ChartPicture(look).draw(target, shown, look, WIDTH, HEIGHT);
            },
            out -> CsvText.write(content.get(), out),
            FAMILY,
            WIDTH,
            HEIGHT);
    try {
      var _ = ChartSaver.save(drawing, format, file).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof UncheckedIOException known
          ? known.getCause()
          : new IOException(e);
    }
  }
}
