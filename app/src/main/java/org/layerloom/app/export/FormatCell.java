package org.layerloom.app.export;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.exchange.out.Format;

/** A format's name, and in a word what it is for. */
final class FormatCell extends ListCell<Format> {

  private final Words words;

  FormatCell(Words words) {
    this.words = words;
  }

  @Override
  protected void updateItem(@Nullable Format format, boolean empty) {
    super.updateItem(format, empty);
    if (empty || format == null) {
      setGraphic(null);
      return;
    }
    Label name = new Label(words.text("export." + format.id()));
    name.getStyleClass().add("format-name");
    Label use = new Label(words.text("export." + format.id() + ".line"));
    use.getStyleClass().add("format-line");
    setGraphic(new VBox(name, use));
    setAccessibleText(name.getText() + ": " + use.getText());
  }
}
