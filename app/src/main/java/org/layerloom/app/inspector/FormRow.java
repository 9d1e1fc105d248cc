package org.layerloom.app.inspector;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/** A name and a control side by side, in the same columns as those of every other row. */
class FormRow extends GridPane {

  private static final double NAMES_SHARE = 44;

  FormRow() {
    getStyleClass().add("parameter-form");
    ColumnConstraints names = new ColumnConstraints();
    names.setPercentWidth(NAMES_SHARE);
    ColumnConstraints controls = new ColumnConstraints();
    controls.setPercentWidth(100 - NAMES_SHARE);
    getColumnConstraints().addAll(names, controls);
  }

  static FormRow of(Label name, Node control) {
    FormRow row = new FormRow();
    row.addRow(0, name, control);
    return row;
  }
}
