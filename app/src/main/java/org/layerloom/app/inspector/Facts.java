package org.layerloom.app.inspector;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Names at the left, figures at the right. */
final class Facts extends GridPane {

  Facts() {
    getStyleClass().add("facts");
    ColumnConstraints names = new ColumnConstraints();
    names.setHgrow(Priority.ALWAYS);
    ColumnConstraints figures = new ColumnConstraints();
    figures.setHalignment(HPos.RIGHT);
    getColumnConstraints().addAll(names, figures);
  }

  void clear() {
    getChildren().clear();
  }

  void add(String name, String figure) {
    Label left = new Label(name);
    left.getStyleClass().add("fact-name");
    Label right = new Label(figure);
    right.getStyleClass().add("fact-figure");
    right.setMinWidth(USE_PREF_SIZE);
    addRow(getRowCount(), left, right);
  }
}
