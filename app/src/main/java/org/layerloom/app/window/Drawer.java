package org.layerloom.app.window;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Side;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * A pane at a side of the window that folds away and comes back, and whose inner edge is dragged to
 * size it. Sizes are pixels, so that they can be remembered, and give way where the window is
 * small.
 */
final class Drawer extends Region {

  private static final double GRIP = 5;

  private final Side side;
  private final Node content;
  private final Region grip = new Region();
  private final double least;
  private final DoubleProperty size = new SimpleDoubleProperty(this, "size");
  private final BooleanProperty open = new SimpleBooleanProperty(this, "open", true);
  private double most = Double.MAX_VALUE;
  private double pressedAt;
  private double sizeWhenPressed;

  Drawer(Side side, Node content, double least, double size) {
    this.side = side;
    this.content = content;
    this.least = least;
    this.size.set(size);
    getStyleClass().addAll("drawer", "drawer-" + side.name().toLowerCase(java.util.Locale.ROOT));
    grip.getStyleClass().add("grip");
    grip.setCursor(side.isVertical() ? Cursor.H_RESIZE : Cursor.V_RESIZE);
    grip.setOnMousePressed(this::press);
    grip.setOnMouseDragged(this::drag);
    getChildren().addAll(content, grip);
    this.size.subscribe(this::requestLayout);
    visibleProperty().bind(open);
    managedProperty().bind(open);
  }

  DoubleProperty sizeProperty() {
    return size;
  }

  BooleanProperty openProperty() {
    return open;
  }

  /** Never larger than this, whatever was asked for. */
  void limit(double pixels) {
    if (most != pixels) {
      most = pixels;
      requestLayout();
    }
  }

  private double extent() {
    return Math.max(least, Math.min(size.get(), most));
  }

  private void press(MouseEvent event) {
    pressedAt = along(event);
    sizeWhenPressed = extent();
    event.consume();
  }

  private void drag(MouseEvent event) {
    double moved = along(event) - pressedAt;
    boolean grows = side == Side.LEFT || side == Side.TOP;
    size.set(Math.clamp(sizeWhenPressed + (grows ? moved : -moved), least, Math.max(least, most)));
    event.consume();
  }

  private double along(MouseEvent event) {
    return side.isVertical() ? event.getScreenX() : event.getScreenY();
  }

  @Override
  protected double computePrefWidth(double height) {
    return side.isVertical() ? extent() : content.prefWidth(height);
  }

  @Override
  protected double computePrefHeight(double width) {
    return side.isVertical() ? content.prefHeight(width) : extent();
  }

  @Override
  protected double computeMinWidth(double height) {
    return side.isVertical() ? extent() : 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return side.isVertical() ? 0 : extent();
  }

  @Override
  protected void layoutChildren() {
    double w = getWidth();
    double h = getHeight();
    content.resizeRelocate(0, 0, w, h);
    switch (side) {
      case LEFT -> grip.resizeRelocate(w - GRIP, 0, GRIP, h);
      case RIGHT -> grip.resizeRelocate(0, 0, GRIP, h);
      case BOTTOM -> grip.resizeRelocate(0, 0, w, GRIP);
      case TOP -> grip.resizeRelocate(0, h - GRIP, w, GRIP);
    }
  }
}
