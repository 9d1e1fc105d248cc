package org.layerloom.editor.skin;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.words.Words;

/** Buttons: smaller, 100 %, larger, the whole drawing. */
final class ZoomBar extends HBox {
  private final GraphEditor editor;
  private final Button out = new Button();
  private final Button percent = new Button();
  private final Button in = new Button();
  private final Button whole = new Button();

  ZoomBar(GraphEditor editor) {
    this.editor = editor;
    setManaged(false);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("graph-zoom-bar");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    icon(out, "M0 5 H10 V6.4 H0 Z");
    icon(in, "M0 5 H4.3 V0.7 H5.7 V5 H10 V6.4 H5.7 V10.7 H4.3 V6.4 H0 Z");
    icon(
        whole,
        "M0 0 H4 V1.4 H1.4 V4 H0 Z M7 0 H11 V4 H9.6 V1.4 H7 Z"
            + " M0 7 H1.4 V9.6 H4 V11 H0 Z M9.6 7 H11 V11 H7 V9.6 H9.6 Z");
    percent.getStyleClass().add("graph-zoom-percent");
    out.setOnAction(_ -> editor.zoomOut());
    in.setOnAction(_ -> editor.zoomIn());
    percent.setOnAction(_ -> editor.zoomTo(1));
    whole.setOnAction(_ -> editor.fit());
    for (Button button : new Button[] {out, percent, in, whole}) {
      button.getStyleClass().add("graph-zoom-button");
      button.setFocusTraversable(false);
      getChildren().add(button);
    }
    addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    addEventHandler(ScrollEvent.ANY, ScrollEvent::consume);
    relabel();
    update();
  }

  private static void icon(Button button, String path) {
    SVGPath shape = new SVGPath();
    shape.setContent(path);
    shape.getStyleClass().add("graph-zoom-icon");
    button.setGraphic(shape);
  }

  void relabel() {
    word(out, "zoom.out");
    word(in, "zoom.in");
    word(percent, "zoom.full");
    word(whole, "zoom.fit");
  }

  private void word(Button button, String key) {
    String text = Words.of(editor, key);
    button.setAccessibleText(text);
    button.setTooltip(new Tooltip(text));
  }

  void update() {
    percent.setText(Math.round(editor.getViewport().zoom() * 100) + " %");
  }
}
