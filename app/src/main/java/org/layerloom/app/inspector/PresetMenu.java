package org.layerloom.app.inspector;

import java.util.List;
import java.util.Set;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.network.Edit;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;

/** A button that drops down the presets of a kind, each with its reason. */
final class PresetMenu extends MenuButton {

  private static final double WIDTH = 280;

  PresetMenu(Session session, Set<NodeId> nodes, List<Preset> presets, Words words) {
    super(words.text("inspector.presets"), new FontIcon("fth-sliders"));
    setId("presets");
    getStyleClass().add("small");
    for (Preset preset : presets) {
      getItems().add(item(session, nodes, preset));
    }
    boolean any = !presets.isEmpty();
    setVisible(any);
    setManaged(any);
  }

  private static MenuItem item(Session session, Set<NodeId> nodes, Preset preset) {
    Label name = new Label(preset.name());
    name.getStyleClass().add("preset-name");
    Label why = new Label(preset.why());
    why.getStyleClass().add("muted");
    why.setWrapText(true);
    why.setMaxWidth(WIDTH);
    why.setMinHeight(Region.USE_PREF_SIZE);
    VBox box = new VBox(name, why);
    box.setMaxWidth(WIDTH);
    CustomMenuItem item = new CustomMenuItem(box);
    item.setText(preset.name() + ". " + preset.why());
    item.setId("preset-" + preset.id());
    item.setOnAction(
        event ->
            session.edit(
                new Edit.Several(
                    preset.settings().entrySet().stream()
                        .map(
                            entry ->
                                (Edit) new Edit.Configure(nodes, entry.getKey(), entry.getValue()))
                        .toList()),
                Message.of("edit.preset")));
    return item;
  }
}
