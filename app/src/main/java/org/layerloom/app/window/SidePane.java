package org.layerloom.app.window;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.layerloom.app.canvas.CanvasPane;
import org.layerloom.app.language.Words;
import org.layerloom.editor.outline.GraphOutline;

/** What stands beside the canvas: the layers to choose from, and the flowchart as an outline. */
final class SidePane extends TabPane {

  private final GraphOutline outline;
  private final Tab layersTab;
  private final Tab outlineTab;

  SidePane(Node palette, CanvasPane canvas, Words words) {
    getStyleClass().add("side-pane");
    setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    outline = new GraphOutline(canvas.editor());
    outline.levelsProperty().bind(canvas.levelsProperty());
    outline.tree().setId("outline");
    layersTab = tab("tab-layers", words.text("tab.layers"), palette);
    outlineTab = tab("tab-outline", words.text("tab.outline"), outline);
    getTabs().setAll(layersTab, outlineTab);
    // A large flowchart's outline is made anew by each edit: only while somebody looks at it.
    outline.activeProperty().bind(outlineTab.selectedProperty());
  }

  /** Shows the layers to choose from. */
  void showLayers() {
    getSelectionModel().select(layersTab);
  }

  /** Shows the outline and gives it the keyboard. */
  void showOutline() {
    getSelectionModel().select(outlineTab);
    outline.tree().requestFocus();
    if (outline.tree().getSelectionModel().isEmpty()) {
      outline.tree().getSelectionModel().selectFirst();
    }
  }

  private static Tab tab(String id, String name, Node content) {
    Tab tab = new Tab(name, content);
    tab.setId(id);
    return tab;
  }
}
