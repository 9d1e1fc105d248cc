package org.layerloom.app.canvas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.command.Commands;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.work.FxThread;
import org.layerloom.app.work.Lifetime;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.Selection;
import org.layerloom.editor.Target;
import org.layerloom.editor.Template;
import org.layerloom.editor.layout.AutoLayout;
import org.layerloom.network.Kind;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Wording;

/** The flowchart in the middle of the window: the editor, fed by the session and feeding it. */
public final class CanvasPane extends StackPane {

  private final Session session;
  private final GraphEditor editor = new GraphEditor();
  private final ModelMapper mapper;
  private final GestureEdits edits;
  private final Templates templates;
  private final Commands commands;
  private final Label empty = new Label();
  private final ContextMenu menu = new ContextMenu();
  private BiConsumer<Target, Point2D> problemShower = (target, at) -> {};
  private final FxThread screen = new FxThread();
  private @Nullable CompletableFuture<Void> tidying;
  private boolean following;

  /**
   * @param languages words of every language in which kinds are to be found by name
   */
  public CanvasPane(
      Session session,
      Words words,
      Wording wording,
      List<Wording> languages,
      Commands commands,
      Lifetime lifetime) {
    this.session = session;
    this.commands = commands;
    CardMapper cards = new CardMapper(wording, words, session.data());
    this.mapper = new ModelMapper(session.catalogue(), wording, words, cards);
    this.edits = new GestureEdits(session.catalogue());
    this.templates = new Templates(session::graph, session.catalogue(), wording, languages, cards);
    editor.setId("canvas");
    editor.setLocale(words.locale());
    editor.setCatalogue(templates);
    editor.setConnectionRule(new WireRule(session::graph, session.catalogue(), wording));
    editor.setOnGesture(this::hear);
    editor.getStylesheets().add(GraphEditor.atlantaFxStylesheet());
    editor.setAccessibleText(words.text("canvas"));
    empty.getStyleClass().add("empty-hint");
    empty.setText(words.text("canvas.empty"));
    empty.setMouseTransparent(true);
    getChildren().addAll(editor, empty);
    lifetime.follow(session.stateProperty(), this::show);
    lifetime.follow(session.selectedProperty(), this::select);
    Runnable map = this::showMinimap;
    editor.viewportProperty().subscribe(map);
    editor.widthProperty().subscribe(map);
    editor.heightProperty().subscribe(map);
    lifetime.atEnd(() -> editor.setOnGesture(gesture -> {}));
  }

  public GraphEditor editor() {
    return editor;
  }

  /** What a kind looks like when it is dragged from the palette. */
  public Template template(Kind kind) {
    return templates.template(kind);
  }

  /** Called where a mark of a problem is clicked, with the place on the screen. */
  public void onProblem(BiConsumer<Target, Point2D> shower) {
    problemShower = shower;
  }

  /** Puts a new node where the person looks. */
  public void add(Kind kind) {
    Point2D at = editor.centreOfView();
    Set<NodeId> selected = session.selectedProperty().get();
    Planned plan = edits.addAfter(kind, selected, at, session.graph());
    carryOut(plan);
    editor.requestFocus();
  }

  public void duplicate() {
    Set<NodeId> selected = session.selectedProperty().get();
    if (!selected.isEmpty()) {
      carryOut(
          edits.duplicate(
              selected, GestureEdits.COPY_SHIFT, GestureEdits.COPY_SHIFT, session.graph()));
    }
  }

  /** Deletes what is selected, links, frames and notes too. */
  public void delete(boolean keepFlow) {
    Selection what = editor.getSelection();
    if (!what.isEmpty()) {
      hear(new Gesture.Delete(what, keepFlow));
    }
  }

  /** Places the cards anew, in rows that fill the room; the work is done beside the screen. */
  public void tidy() {
    double width = Math.max(1, getWidth());
    double height = Math.max(1, getHeight());
    if (tidying != null) {
      tidying.cancel(false);
    }
    CompletableFuture<Map<String, Point2D>> layout =
        AutoLayout.start(editor.getModel(), AutoLayout.Options.filling(width / height));
    tidying = layout.thenAcceptAsync(this::place, screen);
  }

  /** Selects a node and brings it in sight. */
  public void reveal(NodeId node) {
    session.selectedProperty().set(Set.of(node));
    editor.reveal(node.value());
  }

  private void show(SessionState state) {
    editor.setModel(mapper.map(state));
    empty.setVisible(state.graph().nodes().isEmpty());
    showMinimap();
  }

  /** The minimap helps where something is out of sight; where all is in sight it only covers. */
  private void showMinimap() {
    Rectangle2D seen = editor.getViewport().visible(editor.getWidth(), editor.getHeight());
    boolean all = editor.getModel().nodes().stream().allMatch(node -> seen.contains(node.bounds()));
    editor.minimapVisibleProperty().set(!all);
  }

  private void select(Set<NodeId> nodes) {
    if (following) {
      return;
    }
    Selection now = editor.getSelection();
    Set<String> ids = nodes.stream().map(NodeId::value).collect(Collectors.toUnmodifiableSet());
    if (!now.nodes().equals(ids)) {
      editor.setSelection(Selection.ofNodes(ids));
    }
  }

  private void hear(Gesture gesture) {
    switch (gesture) {
      case Gesture.SelectionChanged(Selection selection) -> follow(selection);
      case Gesture.ContextMenu m -> openMenu(m);
      case Gesture.ProblemClicked(Target target, double x, double y) ->
          problemShower.accept(target, new Point2D(x, y));
      case Gesture.Open(String node) -> editor.editInPlace(node);
      default -> {
        Planned plan = edits.plan(gesture, session.graph());
        if (plan != null) {
          carryOut(plan);
        }
      }
    }
  }

  private void place(Map<String, Point2D> places) {
    Map<String, Point2D> there = new HashMap<>(places);
    // Nodes that went meanwhile have no place.
    there.keySet().removeIf(id -> session.graph().find(new NodeId(id)) == null);
    Planned plan = edits.plan(new Gesture.Move(there, Map.of()), session.graph());
    if (plan != null) {
      session.edit(plan.edit(), Message.of("edit.tidy"));
      editor.fit();
    }
  }

  private void carryOut(Planned plan) {
    if (session.edit(plan.edit(), plan.label(), plan.gesture()) && !plan.select().isEmpty()) {
      session.selectedProperty().set(plan.select());
    }
  }

  private void follow(Selection selection) {
    following = true;
    session
        .selectedProperty()
        .set(selection.nodes().stream().map(NodeId::new).collect(Collectors.toUnmodifiableSet()));
    following = false;
  }

  private void openMenu(Gesture.ContextMenu asked) {
    String[] ids =
        switch (asked.target()) {
          case Target.Node n ->
              new String[] {
                "edit.rename",
                "edit.bypass",
                "edit.duplicate",
                Commands.LINE,
                "edit.cut",
                "edit.copy",
                "edit.paste",
                Commands.LINE,
                "edit.delete",
                "edit.deleteKeepFlow"
              };
          case Target.Link l -> new String[] {"edit.delete"};
          case Target.Bend b -> new String[] {"edit.delete"};
          default ->
              new String[] {
                "edit.add", "edit.paste", "edit.selectAll", Commands.LINE, "view.fit", "view.tidy"
              };
        };
    menu.getItems().setAll(commands.contextItems(ids));
    menu.show(editor, asked.screenX(), asked.screenY());
  }
}
