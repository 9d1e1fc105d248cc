package org.layerloom.charts;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.layerloom.charts.paint.CanvasGraphics;
import org.layerloom.charts.paint.FigurePicture;
import org.layerloom.charts.paint.Letters;
import org.layerloom.charts.paint.Look;
import org.layerloom.charts.paint.Readout;

/** Draws a {@link FigurePane} and follows mouse and keys. */
final class FigurePaneSkin extends SkinBase<FigurePane> {
  private final Canvas canvas = new Canvas();
  private final CanvasGraphics graphics = new CanvasGraphics(canvas.getGraphicsContext2D());
  private final Canvas overlay = new Canvas();
  private final CanvasGraphics overlayGraphics = new CanvasGraphics(overlay.getGraphicsContext2D());
  private final SaveMenu menu;
  private final PauseTransition forget = new PauseTransition(Duration.seconds(6));
  private List<FigurePicture.Target> targets = List.of();
  private boolean stale = true;

  FigurePaneSkin(FigurePane pane) {
    super(pane);
    canvas.setMouseTransparent(true);
    overlay.setMouseTransparent(true);
    getChildren().addAll(canvas, overlay);
    menu = new SaveMenu(pane);
    List.<Observable>of(pane.figureProperty(), pane.emptyTextProperty(), pane.localeProperty())
        .forEach(each -> each.addListener(_ -> redraw()));
    pane.chartStyle().onChange(this::redraw);
    pane.pointedProperty().addListener(_ -> drawOverlay());
    pane.messageProperty().addListener(_ -> drawOverlay());
    forget.setOnFinished(_ -> pane.tell(""));
    pane.addEventHandler(MouseEvent.MOUSE_MOVED, event -> pane.setPointed(partAt(event)));
    pane.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> pane.setPointed(null));
    pane.addEventHandler(MouseEvent.MOUSE_PRESSED, _ -> pane.requestFocus());
    pane.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    pane.setOnContextMenuRequested(event -> menu.open(event, () -> new ContextMenu(menu.items())));
  }

  private Figure.@Nullable Part partAt(MouseEvent event) {
    FigurePicture.Target at =
        FigurePicture.at(
            targets, event.getX() - canvas.getLayoutX(), event.getY() - canvas.getLayoutY());
    return at == null ? null : at.part();
  }

  private void clicked(MouseEvent event) {
    Figure.Part part = partAt(event);
    if (event.getButton() == MouseButton.PRIMARY && part != null) {
      getSkinnable().open(part);
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    FigurePane pane = getSkinnable();
    Figure figure = pane.getFigure();
    Figure.Part now = pane.getPointed();
    if (figure == null || menu.key(event)) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> pane.setPointed(figure.move(now, 0, -1));
      case RIGHT -> pane.setPointed(figure.move(now, 0, 1));
      case UP -> pane.setPointed(figure.move(now, -1, 0));
      case DOWN -> pane.setPointed(figure.move(now, 1, 0));
      case ENTER, SPACE -> {
        if (now == null) {
          return;
        }
        pane.open(now);
      }
      case ESCAPE -> {
        if (now == null) {
          return;
        }
        pane.setPointed(null);
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void redraw() {
    stale = true;
    getSkinnable().requestLayout();
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      for (Canvas each : List.of(canvas, overlay)) {
        each.setWidth(width);
        each.setHeight(height);
        each.relocate(x, y);
      }
      stale = true;
    }
    if (stale && width > 0 && height > 0) {
      stale = false;
      FigurePane pane = getSkinnable();
      Look look = pane.look();
      canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
      Figure figure = pane.getFigure();
      if (figure == null) {
        targets = List.of();
        Letters.drawCentred(
            graphics, pane.getEmptyText(), width / 2, height / 2, look.small(), look.muted());
      } else {
        targets = FigurePicture.draw(graphics, figure, look, width, height);
      }
      drawOverlay();
    }
  }

  private void drawOverlay() {
    FigurePane pane = getSkinnable();
    Figure.Part pointed = pane.getPointed();
    String message = pane.getMessage();
    overlay.setVisible(pointed != null || !message.isEmpty());
    overlay.getGraphicsContext2D().clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
    Look look = pane.look();
    for (FigurePicture.Target target : targets) {
      if (target.part().equals(pointed)) {
        FigurePicture.point(overlayGraphics, target, look, overlay.getWidth(), overlay.getHeight());
        break;
      }
    }
    if (!message.isEmpty()) {
      Readout.message(overlayGraphics, look, message, overlay.getWidth(), overlay.getHeight());
      forget.playFromStart();
    }
  }

  @Override
  protected double computePrefWidth(
      double height, double top, double right, double bottom, double left) {
    return left + 400 + right;
  }

  @Override
  protected double computePrefHeight(
      double width, double top, double right, double bottom, double left) {
    return top + 320 + bottom;
  }

  @Override
  protected double computeMinWidth(
      double height, double top, double right, double bottom, double left) {
    return left + 160 + right;
  }

  @Override
  protected double computeMinHeight(
      double width, double top, double right, double bottom, double left) {
    return top + 120 + bottom;
  }
}
