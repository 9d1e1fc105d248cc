package org.layerloom.app.dialog;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputDialog;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.theme.Theme;

/** The questions and messages of the window, in its language and look. */
public final class Dialogs {

  private static final double WIDTH = 460;
  private static final double MOST_HEIGHT = 320;

  private final @Nullable Window owner;
  private final Words words;

  public Dialogs(@Nullable Window owner, Words words) {
    this.owner = owner;
    this.words = words;
  }

  /** What to do with unsaved changes. */
  public enum Unsaved {
    SAVE,
    DISCARD,
    CANCEL
  }

  /** Asks before changes are lost. */
  public Unsaved unsaved(String project) {
    ButtonType save = new ButtonType(words.text("dialog.unsaved.save"), ButtonBar.ButtonData.YES);
    ButtonType discard =
        new ButtonType(words.text("dialog.unsaved.discard"), ButtonBar.ButtonData.NO);
    Optional<ButtonType> answer =
        ask(
            "dialog-unsaved",
            words.text("dialog.unsaved", project),
            words.text("dialog.unsaved.text"),
            save,
            discard,
            cancel());
    if (answer.isEmpty() || answer.get().getButtonData().isCancelButton()) {
      return Unsaved.CANCEL;
    }
    return answer.get() == save ? Unsaved.SAVE : Unsaved.DISCARD;
  }

  /** Whether to go on. */
  public boolean confirm(String question, String explanation, String yes) {
    ButtonType go = new ButtonType(yes, ButtonBar.ButtonData.OK_DONE);
    return ask("dialog-confirm", question, explanation, go, cancel())
        .filter(answer -> answer == go)
        .isPresent();
  }

  /** Asks for a line of text; nothing where the person would rather not say. */
  public Optional<String> text(String question, String explanation, String first) {
    TextInputDialog dialog = new TextInputDialog(first);
    dialog.initOwner(owner);
    dialog.setTitle("Layerloom");
    dialog.setHeaderText(null);
    dialog.setGraphic(null);
    dialog.getDialogPane().setId("dialog-text");
    dress(dialog.getDialogPane());
    Label head = new Label(question);
    head.getStyleClass().add("dialog-question");
    head.setWrapText(true);
    head.setMinHeight(Region.USE_PREF_SIZE);
    Label text = new Label(explanation);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.setLabelFor(dialog.getEditor());
    dialog.getEditor().setAccessibleText(question);
    VBox box = new VBox(head, text, dialog.getEditor());
    box.getStyleClass().add("dialog-text");
    box.setPrefWidth(WIDTH);
    dialog.getDialogPane().setContent(box);
    return dialog.showAndWait();
  }

  /** Says what did not work and why, a sentence a line. */
  public void explain(String what, List<String> sentences) {
    ButtonType close =
        new ButtonType(words.text("dialog.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
    ask("dialog-explain", what, String.join("\n\n", sentences), close);
  }

  /** Shows something to work with until it is closed. */
  public void show(String id, String title, Node content) {
    Alert alert =
        new Alert(
            Alert.AlertType.NONE,
            "",
            new ButtonType(words.text("dialog.close"), ButtonBar.ButtonData.CANCEL_CLOSE));
    alert.initOwner(owner);
    alert.setTitle(title);
    alert.setResizable(true);
    alert.getDialogPane().setId(id);
    dress(alert.getDialogPane());
    alert.getDialogPane().setContent(content);
    alert.showAndWait();
  }

  /** A dialog is a window of its own, and looks as its owner does. */
  private void dress(DialogPane pane) {
    pane.getStyleClass().add("question");
    Window below = owner;
    if (below != null && below.getScene() != null) {
      Theme.dressAs(below.getScene().getRoot(), pane);
    }
  }

  private ButtonType cancel() {
    return new ButtonType(words.text("dialog.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
  }

  private Optional<ButtonType> ask(
      String id, String question, String explanation, ButtonType... answers) {
    Alert alert = new Alert(Alert.AlertType.NONE, "", answers);
    alert.initOwner(owner);
    alert.setTitle("Layerloom");
    alert.getDialogPane().setId(id);
    dress(alert.getDialogPane());
    Label head = new Label(question);
    head.getStyleClass().add("dialog-question");
    head.setWrapText(true);
    head.setMinHeight(Region.USE_PREF_SIZE);
    Label text = new Label(explanation);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    ScrollPane scroll = new ScrollPane(text);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(MOST_HEIGHT);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox box = new VBox(head, scroll);
    box.getStyleClass().add("dialog-text");
    box.setPrefWidth(WIDTH);
    alert.getDialogPane().setContent(box);
    return alert.showAndWait();
  }
}
