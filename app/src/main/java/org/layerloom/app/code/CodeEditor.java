package org.layerloom.app.code;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.work.Background;
import org.layerloom.exchange.in.ChangedCode;
import org.layerloom.network.Message;
import org.layerloom.network.Wording;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.NetworkEdit;

/** The code as text, to be changed; what is wrong with it stands below. */
final class CodeEditor extends BorderPane {

  /** Does to the flowchart what was done to the code. */
  static final KeyCombination APPLY =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  private final Session session;
  private final Words words;
  private final Wording wording;
  private final Background background;
  private final TextArea text = new TextArea();
  private final VBox problems = new VBox();
  private final ScrollPane below = new ScrollPane(problems);
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private Runnable leave = () -> {};
  private @Nullable Listing listing;

  CodeEditor(Session session, Words words, Wording wording, Background background) {
    this.session = session;
    this.words = words;
    this.wording = wording;
    this.background = background;
    getStyleClass().add("code-editor");
    text.setId("code-text");
    text.setAccessibleText(words.text("code.text"));
    text.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            leave.run();
          } else if (APPLY.match(event)) {
            event.consume();
            apply();
          }
        });
    problems.setId("code-problems");
    problems.getStyleClass().add("code-problems");
    below.setFitToWidth(true);
    below.setMaxHeight(90);
    below.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(problems.getChildren()));
    below.managedProperty().bind(below.visibleProperty());
    setCenter(text);
    setBottom(below);
  }

  /** Whether the text is being read just now. */
  ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** Hears that the text is left: it was taken, or given up. */
  void onLeave(Runnable listener) {
    leave = listener;
  }

  void edit(Listing of) {
    listing = of;
    text.setText(of.source());
    problems.getChildren().clear();
    text.requestFocus();
    text.positionCaret(Math.max(0, of.source().indexOf("self.")));
  }

  /** Does to the flowchart what was done to the code, in one step of undo. */
  void apply() {
    Listing now = listing;
    if (now == null || reading.get()) {
      return;
    }
    reading.set(true);
    String changed = text.getText();
    Network drawn = session.network();
    background.run(
        () -> ChangedCode.compare(drawn, now.network(), now.source(), changed),
        this::done,
        failure -> refuse(List.of(Message.of("exchange.code.nothing"))));
  }

  private void done(ChangedCode.Result result) {
    switch (result) {
      case ChangedCode.Result.Refused(List<Message> reasons) -> refuse(reasons);
      case ChangedCode.Result.Edits(List<NetworkEdit> edits) -> {
        reading.set(false);
        NetworkEdit edit = new NetworkEdit.Several(edits);
        if (edits.isEmpty() || session.edit(edit, Message.of("edit.code"), "")) {
          leave.run();
        }
      }
    }
  }

  private void refuse(List<Message> reasons) {
    reading.set(false);
    problems.getChildren().setAll(reasons.stream().map(this::problem).toList());
    Consumer<Message> first = reason -> mark(reason.values());
    reasons.stream().findFirst().ifPresent(first);
    text.requestFocus();
  }

  private Label problem(Message reason) {
    Label label = new Label(wording.say(reason));
    label.setWrapText(true);
    label.setAccessibleText(words.text("code.problem", label.getText()));
    label.setFocusTraversable(true);
    label.setOnMouseClicked(event -> mark(reason.values()));
    return label;
  }

  /** Selects the line that a reason names first. */
  private void mark(List<Object> values) {
    if (values.isEmpty() || !(values.getFirst() instanceof Integer line)) {
      return;
    }
    int begin = 0;
    for (int number = 1; number < line && begin >= 0; number++) {
      begin = text.getText().indexOf('\n', begin) + 1;
    }
    int end = text.getText().indexOf('\n', begin);
    text.selectRange(begin, end < 0 ? text.getLength() : end);
  }
}
