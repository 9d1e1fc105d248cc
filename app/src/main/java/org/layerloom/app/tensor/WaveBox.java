package org.layerloom.app.tensor;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import org.layerloom.network.Shape;

/**
 * Sound as a wave: how far it swings at each moment, a column a pixel, its loudest moment at the
 * edge.
 */
public final class WaveBox extends Pane {

  /** Fewer numbers in a row are measurements rather than sound. */
  private static final long FEWEST = 256;

  private final Polygon wave = new Polygon();
  private final int width;
  private final double height;

  public WaveBox(int width, int height) {
    this.width = width;
    this.height = height;
    getStyleClass().add("wave-box");
    wave.getStyleClass().add("wave");
    wave.setManaged(false);
    setPrefSize(width, height);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    getChildren().add(wave);
  }

  /** Whether numbers of this shape are a wave: one channel of many. */
  public static boolean isWave(Shape shape) {
    return shape.rank() == 2 && shape.extent(0) == 1 && shape.extent(1) >= FEWEST;
  }

  /** Shows a sound, or silence where there are no numbers. */
  public void show(float[] numbers) {
    double loudest = 1e-6;
    for (float number : numbers) {
      loudest = Math.max(loudest, Math.abs(number));
    }
    double middle = height / 2;
    Double[] points = new Double[4 * width];
    for (int column = 0; column < width; column++) {
      int from = (int) ((long) column * numbers.length / width);
      int to = (int) Math.max(from + 1L, (column + 1L) * numbers.length / width);
      double least = 0;
      double most = 0;
      for (int i = from; i < Math.min(to, numbers.length); i++) {
        least = i == from ? numbers[i] : Math.min(least, numbers[i]);
        most = i == from ? numbers[i] : Math.max(most, numbers[i]);
      }
      // Silence is a line, not nothing.
      double up = middle - most / loudest * (middle - 2) - 0.5;
      double down = middle - least / loudest * (middle - 2) + 0.5;
      points[2 * column] = column + 0.5;
      points[2 * column + 1] = up;
      points[points.length - 2 * column - 2] = column + 0.5;
      points[points.length - 2 * column - 1] = down;
    }
    wave.getPoints().setAll(points);
  }
}
