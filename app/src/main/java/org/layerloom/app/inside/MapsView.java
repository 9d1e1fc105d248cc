package org.layerloom.app.inside;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.layout.FlowPane;
import org.layerloom.app.language.Words;
import org.layerloom.app.tensor.PictureBox;
import org.layerloom.app.tensor.Pictures;
import org.layerloom.network.Shape;

/** Numbers as small maps side by side: a layer's channels, its filters, or one row of numbers. */
final class MapsView extends ScrollPane {

  /** Beyond these a person sees no more. */
  private static final int MOST = 128;

  private static final double EDGE = 52;

  private final FlowPane maps = new FlowPane();
  private final Words words;

  MapsView(Words words) {
    this.words = words;
    maps.getStyleClass().add("maps");
    maps.setId("inside-maps");
    setContent(maps);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("maps-scroll");
  }

  void clear() {
    maps.getChildren().clear();
  }

  int count() {
    return (int) maps.getChildren().stream().filter(PictureBox.class::isInstance).count();
  }

  /** Shows the numbers of one sample, or of one weight. */
  void show(Shape shape, float[] numbers, boolean dark) {
    clear();
    long[] grid = grid(shape);
    int width = (int) grid[2];
    int height = (int) grid[1];
    int count = (int) Math.min(MOST, grid[0]);
    for (int map = 0; map < count; map++) {
      Image image = Pictures.map(numbers, map * width * height, width, height, dark);
      PictureBox box = new PictureBox(edge(grid));
      box.show(image);
      Tooltip.install(box, new Tooltip(words.text("inside.map", map + 1)));
      maps.getChildren().add(box);
    }
    if (grid[0] > count) {
      Label more = new Label(words.text("inside.more", grid[0] - count));
      more.getStyleClass().add("muted");
      maps.getChildren().add(more);
    }
    maps.setAccessibleText(words.text("inside.maps", grid[0], height, width));
  }

  /** A row's numbers are squares of a finger's width; a single map has room to be large. */
  private static double edge(long[] grid) {
    if (grid[1] == 1) {
      return Math.min(EDGE * 8, EDGE / 2 * grid[2]);
    }
    return grid[0] == 1 ? EDGE * 3 : EDGE;
  }

  /**
   * How numbers of a shape are laid out: maps, rows and columns. Long rows are folded into a
   * square, for nobody can see a line of a thousand pixels.
   */
  static long[] grid(Shape shape) {
    return switch (shape.rank()) {
      case 0 -> new long[] {1, 1, 1};
      case 1 -> folded(shape.extent(0));
      case 2 -> new long[] {1, shape.extent(0), shape.extent(1)};
      case 3 -> new long[] {shape.extent(0), shape.extent(1), shape.extent(2)};
      default -> {
        int rank = shape.rank();
        long rows = shape.extent(rank - 2);
        long columns = shape.extent(rank - 1);
        yield new long[] {shape.size() / rows / columns, rows, columns};
      }
    };
  }

  private static long[] folded(long length) {
    if (length <= 64) {
      return new long[] {1, 1, length};
    }
    long columns = (long) Math.ceil(Math.sqrt((double) length));
    while (length % columns != 0) {
      columns++;
    }
    return new long[] {1, length / columns, columns};
  }
}
