package org.layerloom.editor.sampler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToolBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphPort;
import org.layerloom.editor.Template;
import org.layerloom.editor.export.GraphPicture;
import org.layerloom.editor.find.Command;
import org.layerloom.editor.find.CommandPalette;
import org.layerloom.editor.layout.Arrange;
import org.layerloom.editor.layout.AutoLayout;
import org.layerloom.editor.outline.GraphOutline;

/**
 * A small application around the editor, and its documentation: a palette, the canvas, the outline,
 * undo, automatic layout, aligning, finding, pictures, commands, two languages and two looks in
 * about two hundred and fifty lines. Run its {@link #main}.
 */
public final class Sampler extends Application {
  private final GraphEditor editor = new GraphEditor();
  private final GraphOutline outline = new GraphOutline(editor);
  private final Deque<GraphModel> undo = new ArrayDeque<>();
  private final Deque<GraphModel> redo = new ArrayDeque<>();
  private final CommandPalette commands = new CommandPalette();
  private final StringProperty title = new SimpleStringProperty("Graph editor");
  private final BorderPane window = new BorderPane();
  private Recipe recipe = new Recipe(Locale.ENGLISH);

  /** Shows the window. */
  public static void main(String[] args) {
    Application.launch(Sampler.class, args);
  }

  @Override
  public void start(Stage stage) {
    Scene scene = new Scene(content(), 960, 640);
    scene
        .getAccelerators()
        .put(new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN), this::undo);
    scene
        .getAccelerators()
        .put(new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN), this::redo);
    scene
        .getAccelerators()
        .put(
            new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN),
            () -> commands.open(commandList()));
    stage.titleProperty().bind(title);
    stage.setScene(scene);
    stage.show();
  }

  /** The window's content, also for tests and pictures. */
  public Parent content() {
    editor.setOnGesture(this::onGesture);
    window
        .getStylesheets()
        .add(Objects.requireNonNull(Sampler.class.getResource("recipe.css")).toExternalForm());
    SplitPane split = new SplitPane(editor, outline);
    split.setDividerPositions(0.74);
    window.setCenter(new StackPane(split, commands));
    speak(Locale.ENGLISH);
    return window;
  }

  /** The editor, for tests and pictures. */
  public GraphEditor editor() {
    return editor;
  }

  /** Starts again in a language. */
  public void speak(Locale locale) {
    recipe = new Recipe(locale);
    undo.clear();
    redo.clear();
    editor.setLocale(locale);
    commands.setLocale(locale);
    editor.setConnectionRule(recipe.rule());
    editor.setCatalogue(
        recipe.catalogue(
            ref ->
                editor
                    .getModel()
                    .node(ref.node())
                    .flatMap(n -> n.port(ref.port()))
                    .orElseGet(() -> GraphPort.output(ref.port(), ""))));
    editor.setModel(recipe.soup());
    editor.fit();
    window.setLeft(palette());
    window.setTop(toolBar());
  }

  /** Takes the dark look, or the light one. */
  public void dark(boolean on) {
    for (Node node : List.of(editor, outline, commands)) {
      node.getStyleClass().remove("dark");
      if (on) {
        node.getStyleClass().add("dark");
      }
    }
  }

  private Node palette() {
    VBox box = new VBox(4);
    box.getStyleClass().add("sampler-palette");
    for (Template template : recipe.templates()) {
      Label row = new Label(template.names().getFirst());
      row.setMaxWidth(Double.MAX_VALUE);
      row.setId("template-" + template.id());
      row.getStyleClass().addAll("sampler-template", "family-" + template.preview().family());
      row.setOnDragDetected(
          event -> {
            row.startFullDrag();
            editor.beginTemplateDrag(template);
            event.consume();
          });
      box.getChildren().add(row);
    }
    return box;
  }

  private Node toolBar() {
    ToggleButton dark = new ToggleButton(recipe.word("tool.dark"));
    dark.setOnAction(_ -> dark(dark.isSelected()));
    ToolBar bar = new ToolBar();
    for (Command command : commandList()) {
      Button button = new Button(command.names().getFirst());
      button.setOnAction(_ -> command.action().run());
      bar.getItems().add(button);
    }
    bar.getItems().add(dark);
    return bar;
  }

  private List<Command> commandList() {
    boolean english = recipe.locale().equals(Locale.ENGLISH);
    return List.of(
        Command.of("undo", recipe.word("tool.undo"), "Ctrl+Z", this::undo),
        Command.of("redo", recipe.word("tool.redo"), "Ctrl+Y", this::redo),
        Command.of("layout", recipe.word("tool.layout"), "", this::layout),
        Command.of("fit", recipe.word("tool.fit"), "1", editor::fit),
        Command.of("find", recipe.word("tool.find"), "", this::find),
        Command.of("align", recipe.word("tool.align"), "", this::align),
        Command.of("picture", recipe.word("tool.picture"), "", this::copyPicture),
        Command.of(
            "language",
            recipe.word("tool.language"),
            "",
            () -> speak(english ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH)));
  }

  /** The command palette finds whatever it is given: here, what is on the canvas. */
  private void find() {
    commands.open(
        editor.getModel().nodes().stream()
            .map(n -> Command.of(n.id(), n.title(), "", () -> editor.selectAndReveal(n.id())))
            .toList(),
        recipe.word("tool.find"),
        recipe.word("find.none"));
  }

  /** Arranging is pure: it tells new places, and the document moves what it will. */
  private void align() {
    GraphModel model = editor.getModel();
    List<GraphNode> chosen =
        model.nodes().stream().filter(n -> editor.getSelection().nodes().contains(n.id())).toList();
    edit(ModelEdits.moved(model, Arrange.align(chosen, Arrange.Edge.TOP), Map.of()));
  }

  /** A drawing to take away; see the package {@code export} for files and paper. */
  private void copyPicture() {
    ClipboardContent content = new ClipboardContent();
    content.putString(GraphPicture.of(editor).toSvg(1));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void onGesture(Gesture gesture) {
    edit(new ModelEdits(recipe.byId()).apply(editor.getModel(), gesture));
  }

  private void edit(GraphModel next) {
    if (!next.equals(editor.getModel())) {
      undo.push(editor.getModel());
      redo.clear();
      editor.setModel(next);
    }
  }

  private void undo() {
    step(undo, redo);
  }

  private void redo() {
    step(redo, undo);
  }

  private void step(Deque<GraphModel> from, Deque<GraphModel> to) {
    if (!from.isEmpty()) {
      to.push(editor.getModel());
      editor.setModel(from.pop());
    }
  }

  private void layout() {
    GraphModel model = editor.getModel();
    var _ =
        AutoLayout.start(model, AutoLayout.Options.PLAIN)
            .whenCompleteAsync(
                (places, failure) -> {
                  if (failure != null) {
                    title.set(String.valueOf(failure.getMessage()));
                  } else if (editor.getModel().equals(model)) { // Else edited meanwhile: stale.
                    edit(ModelEdits.laidOut(model, places));
                    editor.fit();
                  }
                },
                Platform::runLater);
  }
}
