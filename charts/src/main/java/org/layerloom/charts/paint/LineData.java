package org.layerloom.charts.paint;

import org.jfree.data.xy.AbstractXYDataset;

/** Tells JFreeChart how many lines there are; {@link CurveRenderer} holds their samples. */
final class LineData extends AbstractXYDataset {
  private static final long serialVersionUID = 1L;
  private int lines;

  void show(int count) {
    lines = count;
  }

  @Override
  public int getSeriesCount() {
    return lines;
  }

  @Override
  public Comparable<?> getSeriesKey(int series) {
    return series;
  }

  @Override
  public int getItemCount(int series) {
    return 1;
  }

  @Override
  public Number getX(int series, int item) {
    return 0;
  }

  @Override
  public Number getY(int series, int item) {
    return 0;
  }
}
