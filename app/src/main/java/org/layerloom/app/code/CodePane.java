package org.layerloom.app.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.work.Background;
import org.layerloom.app.work.Lifetime;
import org.layerloom.exchange.Outgoing;
import org.layerloom.network.Analysis;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;
import org.layerloom.subnet.Unfolding;

/**
 * The code of the flowchart as it is at this moment, in PyTorch or Keras. It may be changed as
 * text: what was changed is then done to the flowchart.
 */
public final class CodePane extends BorderPane {

  private final Session session;
  private final Wording wording;
  private final Background background;
  private final Consumer<NodeId> reveal;
  private final ListView<String> lines = new ListView<>();
  private final Label hint = new Label();
  private final ChoiceBox<Listing.Library> library = new ChoiceBox<>();
  private final Button edit;
  private final Button copy;
  private final Button apply;
  private final Button cancel;
  private final CodeEditor editor;
  private final BooleanProperty editing = new SimpleBooleanProperty();
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final Map<Integer, NodeId> nodes = new HashMap<>();
  private @Nullable Document written;
  private @Nullable Listing listing;
  private boolean following;

  /**
   * @param reveal selects a node and brings it in sight
   */
  public CodePane(
      Session session,
      Words words,
      Wording wording,
      Background background,
      Consumer<NodeId> reveal,
      Lifetime lifetime) {
    this.session = session;
    this.wording = wording;
    this.background = background;
    this.reveal = reveal;
    getStyleClass().add("code-pane");
    lines.setId("code-lines");
    lines.setAccessibleText(words.text("tab.code"));
    lines.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    lines.setCellFactory(view -> new Line());
    lines.setOnMouseClicked(event -> choose());
    lines.setOnKeyReleased(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            choose();
          }
        });
    edit = button("code.edit", words, this::edit);
    copy = button("code.copy", words, this::copy);
    apply = button("code.apply", words, () -> {});
    cancel = button("code.cancel", words, () -> editing.set(false));
    editor = new CodeEditor(session, words, wording, background);
    apply.setOnAction(event -> editor.apply());
    apply.getStyleClass().add("accent");
    apply.disableProperty().bind(editor.readingProperty());
    editor.onLeave(() -> editing.set(false));
    hint.getStyleClass().add("code-hint");
    setCenter(lines);
    setTop(bar(words));
    setBottom(hint);
    lifetime.follow(
        editing,
        yes -> {
          setCenter(yes ? editor : lines);
          hint.setText(
              yes
                  ? words.text("code.editing", CodeEditor.APPLY.getDisplayText())
                  : words.text("code.hint"));
        });
    lifetime.follow(session.stateProperty(), this::write);
    lifetime.follow(session.selectedProperty(), this::follow);
    lifetime.follow(shown, yes -> write(session.state()));
  }

  /** Whether anybody looks: else nothing is written. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  private static Button button(String key, Words words, Runnable action) {
    Button button = new Button(words.text(key));
    button.setId(key.replace('.', '-'));
    button.setOnAction(event -> action.run());
    return button;
  }

  private HBox bar(Words words) {
    library.setId("code-library");
    library.setAccessibleText(words.text("code.library"));
    library.getItems().setAll(Listing.Library.values());
    library.setValue(Listing.Library.PYTORCH);
    library.setOnAction(
        event -> {
          written = null;
          write(session.state());
        });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(library, space, copy, edit, cancel, apply);
    bar.getStyleClass().add("code-bar");
    for (Control control : List.of(library, copy, edit)) {
      control.visibleProperty().bind(editing.not());
    }
    for (Control control : List.of(cancel, apply)) {
      control.visibleProperty().bind(editing);
    }
    bar.getChildren().forEach(child -> child.managedProperty().bind(child.visibleProperty()));
    return bar;
  }

  private void edit() {
    Listing now = listing;
    if (now != null) {
      editing.set(true);
      editor.edit(now);
    }
  }

  private void copy() {
    Listing now = listing;
    if (now != null) {
      ClipboardContent content = new ClipboardContent();
      content.putString(now.source());
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  private void write(SessionState state) {
    Document document = state.document();
    if (!shown.get() || document.equals(written)) {
      return;
    }
    written = document;
    Listing.Library of = library.getValue();
    background.run(
        () -> code(document, of),
        code -> show(document, code),
        failure -> hint.setText(String.valueOf(failure.getMessage())));
  }

  private Listing.Result code(Document document, Listing.Library of) {
    Analysis analysis = Unfolding.analyse(document.network(), session.standard(), session.data());
    return Listing.write(Outgoing.of(analysis, session.standard(), true), document.name(), of);
  }

  private void show(Document document, Listing.Result result) {
    if (!document.equals(written)) {
      return;
    }
    nodes.clear();
    listing = null;
    switch (result) {
      case Listing.Result.Written(Listing code) -> {
        listing = code;
        code.lines()
            .forEach((node, numbers) -> numbers.forEach(number -> nodes.put(number - 1, node)));
        lines.getItems().setAll(code.source().lines().toList());
      }
      case Listing.Result.Refused(Message reason) -> lines.getItems().setAll(wording.say(reason));
    }
    edit.setDisable(listing == null);
    copy.setDisable(listing == null);
    follow(session.selectedProperty().get());
  }

  /** Shows the lines of what is selected; of a sub-network those of all within. */
  private void follow(Set<NodeId> selected) {
    if (!shown.get() || following) {
      return;
    }
    lines.getSelectionModel().clearSelection();
    int first = Integer.MAX_VALUE;
    for (Map.Entry<Integer, NodeId> line : nodes.entrySet()) {
      if (selected.stream().anyMatch(node -> within(line.getValue(), node))) {
        lines.getSelectionModel().select((int) line.getKey());
        first = Math.min(first, line.getKey());
      }
    }
    if (first < Integer.MAX_VALUE) {
      lines.scrollTo(Math.max(0, first - 3));
    }
  }

  private static boolean within(NodeId node, NodeId chosen) {
    return node.equals(chosen) || node.value().startsWith(chosen.value() + "/");
  }

  /** Selects the node of the line that was chosen, or the sub-network that it lies in. */
  private void choose() {
    NodeId node = nodes.get(lines.getSelectionModel().getSelectedIndex());
    if (node == null) {
      return;
    }
    String id = node.value();
    while (session.graph().find(new NodeId(id)) == null && id.contains("/")) {
      id = id.substring(0, id.lastIndexOf('/'));
    }
    NodeId found = new NodeId(id);
    if (session.graph().find(found) != null) {
      following = true;
      reveal.accept(found);
      following = false;
    }
  }

  /** A line; those of nodes are told apart. */
  private final class Line extends ListCell<String> {
    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty || text == null ? null : text);
      boolean own = !empty && nodes.containsKey(getIndex());
      pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("node"), own);
    }
  }
}
