package org.layerloom.charts;

import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import org.layerloom.charts.paint.ChartPicture;

/** What mouse and keyboard do with a pane: they change its view and crosshair, nothing else. */
final class ChartGestures {
  private static final double CLICK = 4;
  private static final double NOTCH = 0.004;
  private static final double KEY_ZOOM = 0.7;
  private static final double NARROWEST = 1e-6;

  private final ChartPane pane;
  private final ChartPaneSkin skin;
  private Drag drag = Drag.NONE;
  private double pressed;
  private @Nullable View before;

  private enum Drag {
    NONE,
    ZOOM,
    PAN
  }

  ChartGestures(ChartPane pane, ChartPaneSkin skin) {
    this.pane = pane;
    this.skin = skin;
    pane.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    pane.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> pane.setCrosshair(Double.NaN));
    pane.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    pane.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    pane.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    pane.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private boolean inside(ChartPicture.Layout layout, double x) {
    return x >= layout.area().getMinX() && x <= layout.area().getMaxX();
  }

  private void moved(MouseEvent event) {
    ChartPicture.Layout layout = skin.layout();
    if (layout != null) {
      double x = skin.canvasX(event.getX());
      pane.setCrosshair(inside(layout, x) ? layout.xAt(x) : Double.NaN);
    }
  }

  private void pressed(MouseEvent event) {
    pane.requestFocus();
    drag = Drag.NONE;
    if (skin.layout() == null) {
      return;
    }
    pressed = skin.canvasX(event.getX());
    before = view();
    boolean primary = event.getButton() == MouseButton.PRIMARY;
    if (event.getButton() == MouseButton.MIDDLE || (primary && event.isShiftDown())) {
      drag = Drag.PAN;
      pane.setCursor(Cursor.CLOSED_HAND);
      event.consume();
    } else if (primary && event.getClickCount() == 2) {
      pane.showAll();
      event.consume();
    } else if (primary) {
      drag = Drag.ZOOM;
      event.consume();
    }
  }

  private void dragged(MouseEvent event) {
    ChartPicture.Layout layout = skin.layout();
    if (layout == null || before == null) {
      return;
    }
    switch (drag) {
      case ZOOM -> skin.select(pressed, skin.canvasX(event.getX()));
      case PAN -> {
        double share = (skin.canvasX(event.getX()) - pressed) / layout.area().getWidth();
        show(before.moved(-share * before.width()));
      }
      case NONE -> {}
    }
  }

  private void released(MouseEvent event) {
    ChartPicture.Layout layout = skin.layout();
    boolean far = Math.abs(skin.canvasX(event.getX()) - pressed) > CLICK;
    if (drag == Drag.ZOOM && far && layout != null) {
      double from = layout.xAt(Math.min(pressed, skin.canvasX(event.getX())));
      double to = layout.xAt(Math.max(pressed, skin.canvasX(event.getX())));
      show(new View(Math.max(from, layout.x().from()), Math.min(to, layout.x().to())));
    }
    if (drag == Drag.PAN) {
      pane.setCursor(null);
    }
    drag = Drag.NONE;
    skin.select(Double.NaN, Double.NaN);
  }

  private void scrolled(ScrollEvent event) {
    ChartPicture.Layout layout = skin.layout();
    View now = view();
    if (layout == null || now == null || !inside(layout, skin.canvasX(event.getX()))) {
      return;
    }
    View next =
        Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())
            ? now.moved(-event.getDeltaX() / layout.area().getWidth() * now.width())
            : now.scaled(
                Math.exp(-event.getDeltaY() * NOTCH), layout.xAt(skin.canvasX(event.getX())));
    if (show(next)) {
      event.consume(); // else a page around the pane scrolls on
    }
  }

  private void key(KeyEvent event) {
    if (skin.saving().key(event)) {
      return;
    }
    View now = view();
    if (now == null) {
      return;
    }
    double at = pane.getCrosshair();
    double around = at >= now.from() && at <= now.to() ? at : (now.from() + now.to()) / 2;
    boolean shift = event.isShiftDown();
    switch (event.getCode()) {
      case PLUS, EQUALS, ADD -> show(now.scaled(KEY_ZOOM, around));
      case MINUS, SUBTRACT -> show(now.scaled(1 / KEY_ZOOM, around));
      case LEFT -> step(now, around, -1, shift);
      case RIGHT -> step(now, around, 1, shift);
      case HOME, DIGIT0, NUMPAD0 -> pane.showAll();
      case ESCAPE -> {
        if (pane.getView() == null && Double.isNaN(at)) {
          return;
        }
        pane.showAll();
        pane.setCrosshair(Double.NaN);
      }
      case L -> {
        if (!pane.logValuesProperty().isBound()) {
          pane.setLogValues(!pane.isLogValues());
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** Moves the crosshair by a hundredth of what is seen, or with shift the view by a tenth. */
  private void step(View now, double from, int direction, boolean shift) {
    if (shift) {
      show(now.moved(direction * now.width() / 10));
    } else {
      double next = from + direction * now.width() / 100;
      pane.setCrosshair(Math.clamp(next, now.from(), now.to()));
    }
  }

  private @Nullable View view() {
    ChartPicture.Layout layout = skin.layout();
    return layout == null ? null : new View(layout.x().from(), layout.x().to());
  }

  /** Shows {@code wanted} as far as there is something to see; returns whether that is new. */
  private boolean show(View wanted) {
    ChartPicture.Layout layout = skin.layout();
    if (layout == null || pane.viewProperty().isBound()) {
      return false;
    }
    double from = layout.everything().from();
    double to = layout.everything().to();
    double width = Math.max(wanted.width(), (to - from) * NARROWEST);
    View next = null;
    if (width < to - from) {
      double start = Math.clamp(wanted.from(), from, to - width);
      next = new View(start, start + width);
    }
    boolean isNew = !java.util.Objects.equals(next, pane.getView());
    pane.setView(next);
    return isNew;
  }
}
