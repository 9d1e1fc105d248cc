package org.layerloom.app.window;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Name, menus, the document's title, and what starts and stops a run. */
final class TopBar extends HBox {

  private final Label title = new Label();

  TopBar(MenuBar menus, Node... tools) {
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    Label brand = new Label("Layerloom");
    brand.getStyleClass().add("brand");
    brand.setMinWidth(Region.USE_PREF_SIZE);
    menus.setMinWidth(Region.USE_PREF_SIZE);
    title.setId("document-title");
    title.getStyleClass().add("document-title");
    title.setMaxWidth(Double.MAX_VALUE);
    title.setAlignment(Pos.CENTER);
    HBox.setHgrow(title, Priority.ALWAYS);
    HBox right = new HBox(tools);
    right.getStyleClass().add("tools");
    right.setAlignment(Pos.CENTER_RIGHT);
    right.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(brand, menus, title, right);
  }

  StringProperty titleProperty() {
    return title.textProperty();
  }
}
