package org.layerloom.charts.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Font;
import org.layerloom.charts.Figure;
import org.layerloom.charts.Hue;
import org.layerloom.charts.ValueUnit;

/** A confusion matrix: rows are true classes, columns predictions; right ones on the diagonal. */
final class MatrixPicture {
  private static final double MOST_LABEL = 96;
  private static final double GAP = 1;

  private MatrixPicture() {}

  static List<FigurePicture.Target> draw(
      Graphics2D target, Figure.ConfusionMatrix matrix, Look look, Rectangle2D area) {
    int size = matrix.classes().size();
    Font font = look.small();
    double line = font.getSize() * 1.5;
    double labels = 0;
    for (String name : matrix.classes()) {
      labels = Math.max(labels, Letters.width(name, font));
    }
    labels = Math.min(MOST_LABEL, labels) + 8;
    double top = area.getMinY() + line;
    double cellWidth = (area.getWidth() - labels) / size;
    double cellHeight = (area.getMaxY() - top - line) / size;
    if (cellWidth <= 0 || cellHeight <= 0) {
      return List.of();
    }
    double left = area.getMinX() + labels;
    String axes = Bundle.say(look.locale(), "matrix.axes");
    Letters.drawRight(target, axes, area.getMaxX(), 17, font, look.muted());
    List<FigurePicture.Target> targets = new ArrayList<>(size * size);
    for (int row = 0; row < size; row++) {
      double y = top + row * cellHeight;
      if (cellHeight >= font.getSize()) {
        String name = Letters.fitting(matrix.classes().get(row), font, labels - 8);
        double baseline = y + cellHeight / 2 + Letters.ascent(font) / 2;
        Letters.drawRight(target, name, left - 8, baseline, font, look.muted());
      }
      for (int column = 0; column < size; column++) {
        var box =
            new Rectangle2D.Double(
                left + column * cellWidth,
                y,
                Math.max(0.5, cellWidth - GAP),
                Math.max(0.5, cellHeight - GAP));
        targets.add(cell(target, matrix, row, column, box, look));
      }
    }
    for (int column = 0; column < size; column++) {
      String name = Letters.fitting(matrix.classes().get(column), font, cellWidth - 4);
      double middle = left + (column + 0.5) * cellWidth;
      double baseline = top + size * cellHeight + line * 0.8;
      Letters.drawCentred(target, name, middle, baseline, font, look.muted());
    }
    return targets;
  }

  private static FigurePicture.Target cell(
      Graphics2D target,
      Figure.ConfusionMatrix matrix,
      int row,
      int column,
      Rectangle2D box,
      Look look) {
    long count = matrix.count(row, column);
    long total = matrix.total(row);
    double share = total == 0 ? 0 : (double) count / total;
    Color hue = look.of(row == column ? Hue.TRAIN : Hue.VALIDATION);
    target.setPaint(look.grid());
    target.fill(box);
    if (count > 0) {
      // The root lets a few mistakes among thousands be seen.
      target.setPaint(Look.veil(hue, 0.12 + 0.83 * Math.sqrt(share)));
      target.fill(box);
    }
    Font font = look.small();
    String number = NumberFormat.getIntegerInstance(look.locale()).format(count);
    if (count > 0
        && Letters.width(number, font) + 4 <= box.getWidth()
        && font.getSize() + 2 <= box.getHeight()) {
      Letters.drawCentred(
          target,
          number,
          box.getCenterX(),
          box.getCenterY() + Letters.ascent(font) / 2,
          font,
          Math.sqrt(share) > 0.55 ? Color.WHITE : look.text());
    }
    String text =
        Bundle.say(
            look.locale(),
            "matrix.cell",
            matrix.classes().get(row),
            matrix.classes().get(column),
            number,
            Words.value(share, ValueUnit.PERCENT, 3, look.locale()),
            NumberFormat.getIntegerInstance(look.locale()).format(total));
    return new FigurePicture.Target(new Figure.Part(row, column), box, () -> text);
  }
}
