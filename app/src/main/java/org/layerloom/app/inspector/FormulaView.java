package org.layerloom.app.inspector;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.scilab.forge.jlatexmath.ParseException;
import org.scilab.forge.jlatexmath.TeXConstants;
import org.scilab.forge.jlatexmath.TeXFormula;
import org.scilab.forge.jlatexmath.TeXIcon;

/** Draws formulas as print does. */
public final class FormulaView {

  private static final float SIZE = 15;

  /** Pixels a point: sharp on fine screens too. */
  private static final int FINENESS = 3;

  private static final Color ON_LIGHT = new Color(0x1f2328);
  private static final Color ON_DARK = new Color(0xe6edf3);

  private final ObservableValue<Boolean> dark;

  /**
   * @param dark whether formulas stand on a dark ground
   */
  public FormulaView(ObservableValue<Boolean> dark) {
    this.dark = dark;
  }

  /** The formula, or its source where it cannot be set; nothing for an empty one. */
  public List<Node> draw(String latex, ObservableValue<Number> width) {
    if (latex.isEmpty()) {
      return List.of();
    }
    try {
      TeXFormula formula = new TeXFormula(latex);
      ImageView view = new ImageView();
      view.setPreserveRatio(true);
      view.setSmooth(true);
      view.setAccessibleText(latex);
      view.imageProperty().bind(dark.map(yes -> picture(formula, yes ? ON_DARK : ON_LIGHT)));
      view.fitWidthProperty()
          .bind(width.map(w -> fit(w.doubleValue(), view.getImage().getWidth())));
      return List.of(view);
    } catch (ParseException e) {
      Label plain = new Label(latex);
      plain.setWrapText(true);
      return List.of(plain);
    }
  }

  /** As large as it is meant to be, or as there is room. */
  private static double fit(double room, double pixels) {
    double natural = pixels / FINENESS;
    return room > 0 ? Math.min(room, natural) : natural;
  }

  private static Image picture(TeXFormula formula, Color ink) {
    TeXIcon icon = formula.createTeXIcon(TeXConstants.STYLE_DISPLAY, SIZE * FINENESS);
    icon.setForeground(ink);
    int width = Math.max(1, icon.getIconWidth());
    int height = Math.max(1, icon.getIconHeight());
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = drawn.createGraphics();
    try {
      icon.paintIcon(null, graphics, 0, 0);
    } finally {
      graphics.dispose();
    }
    int[] pixels = drawn.getRGB(0, 0, width, height, null, 0, width);
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return image;
  }
}
