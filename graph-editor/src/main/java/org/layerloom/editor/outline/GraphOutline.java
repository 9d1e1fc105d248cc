package org.layerloom.editor.outline;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.ConnectionRule;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphPort;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Selection;
import org.layerloom.editor.Target;
import org.layerloom.editor.Template;
import org.layerloom.editor.find.Finder;
import org.layerloom.editor.words.Words;

/**
 * The graph of an editor as a tree that screen readers read and keys edit: the same model, the same
 * selection, the same gestures. F2 renames, Delete deletes, Enter opens, C connects the node to an
 * input that fits, Insert adds a node after it.
 *
 * <p>Where nodes hold graphs themselves, {@link #levelsProperty} tells the outline of them: then it
 * shows all of them at once, whichever the editor shows. A key at a line of another graph than that
 * goes there first.
 */
public final class GraphOutline extends StackPane {

  /** An input that a wire may go to, with the words for it. */
  private record Choice(PortRef from, PortRef to, String text) {}

  /** Keys that do something with a line, wherever it is. */
  private static final Set<KeyCode> ACTING =
      EnumSet.of(
          KeyCode.ENTER,
          KeyCode.DELETE,
          KeyCode.BACK_SPACE,
          KeyCode.F2,
          KeyCode.C,
          KeyCode.INSERT,
          KeyCode.CONTEXT_MENU);

  private final GraphEditor editor;
  private final TreeView<OutlineItem> tree = new TreeView<>();
  private final Map<OutlineItem.Key, TreeItem<OutlineItem>> lines = new HashMap<>();
  private final ObjectProperty<@Nullable Levels> levels =
      new SimpleObjectProperty<>(this, "levels");
  private final BooleanProperty active = new SimpleBooleanProperty(this, "active", true);
  private boolean following;
  private boolean stale;
  private @Nullable Finder<?> finder;

  /** The outline of an editor. */
  public GraphOutline(GraphEditor editor) {
    this.editor = editor;
    getStyleClass().addAll("graph-outline", "graph-tokens");
    setAlignment(Pos.TOP_CENTER);
    tree.setShowRoot(true);
    tree.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
    tree.setCellFactory(_ -> new Line());
    getChildren().add(tree);
    editor
        .modelProperty()
        .addListener(
            (_, _, _) -> {
              // Whoever gives the levels gives others when the model is another.
              if (levels.get() == null) {
                renew();
              }
            });
    levels.addListener((_, _, _) -> renew());
    editor.localeProperty().addListener((_, _, _) -> renew());
    editor.selectionProperty().addListener((_, _, now) -> follow(now));
    active.addListener(
        (_, _, on) -> {
          if (on && stale) {
            rebuild();
          }
        });
    tree.getSelectionModel()
        .selectedItemProperty()
        .addListener((_, _, now) -> lead(now == null ? null : now.getValue()));
    tree.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    tree.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::menu);
    rebuild();
  }

  /**
   * Whether the outline keeps up with the editor. Switch it off while the outline is out of sight,
   * as in a tab that is not chosen: editing a large graph then costs nothing here.
   */
  public BooleanProperty activeProperty() {
    return active;
  }

  /**
   * The graphs within nodes; null where there are none. Set it anew after each change of the
   * editor's model.
   */
  public ObjectProperty<@Nullable Levels> levelsProperty() {
    return levels;
  }

  /** The path of the graph that the editor shows. */
  private List<String> shown() {
    Levels known = levels.get();
    return known == null ? List.of() : known.shown();
  }

  private void renew() {
    if (active.get()) {
      rebuild();
    } else {
      stale = true;
    }
  }

  /** The same menu as on the canvas, at the line. */
  private void menu(ContextMenuEvent event) {
    TreeItem<OutlineItem> line = tree.getSelectionModel().getSelectedItem();
    if (line != null && !line.getValue().level().equals(shown())) {
      line = reach(line.getValue());
    }
    if (line != null) {
      editor.report(
          new Gesture.ContextMenu(
              line.getValue().target(),
              editor.centreOfView(),
              event.getScreenX(),
              event.getScreenY()));
      event.consume();
    }
  }

  /** The tree, for focus and tests. */
  public TreeView<OutlineItem> tree() {
    return tree;
  }

  private void rebuild() {
    stale = false;
    Map<OutlineItem.Key, Boolean> open = new HashMap<>();
    lines.forEach((key, item) -> open.put(key, item.isExpanded()));
    following = true;
    lines.clear();
    Levels known = levels.get();
    List<String> shown = shown();
    GraphModel outermost =
        known == null || shown.isEmpty() ? editor.getModel() : known.model(List.of());
    TreeItem<OutlineItem> root =
        new OutlineTree(
                outermost,
                editor.getLocale(),
                List.of(),
                known,
                line -> {
                  lines.putIfAbsent(line.getValue().key(), line);
                  if (open.getOrDefault(line.getValue().key(), false)) {
                    line.setExpanded(true);
                  }
                })
            .root();
    tree.setAccessibleText(Words.of(editor, "outline.nodes"));
    unfold(shown);
    tree.setRoot(root);
    following = false;
    follow(editor.getSelection());
  }

  /** Opens the lines down to a graph. */
  private void unfold(List<String> path) {
    for (int depth = 1; depth <= path.size(); depth++) {
      List<String> level = path.subList(0, depth);
      TreeItem<OutlineItem> node =
          lines.get(
              new OutlineItem.Key(
                  List.copyOf(path.subList(0, depth - 1)), new Target.Node(level.getLast())));
      TreeItem<OutlineItem> inside =
          lines.get(new OutlineItem.Key(List.copyOf(level), new Target.Canvas()));
      if (node != null && inside != null) {
        node.setExpanded(true);
        inside.getChildren();
        inside.setExpanded(true);
      }
    }
  }

  /** The editor's selection comes here. */
  private void follow(Selection selection) {
    if (following || stale) {
      return;
    }
    following = true;
    TreeItem<OutlineItem> line = null;
    if (selection.size() == 1) {
      Target target =
          !selection.nodes().isEmpty()
              ? new Target.Node(selection.nodes().iterator().next())
              : !selection.links().isEmpty()
                  ? new Target.Link(selection.links().iterator().next())
                  : !selection.frames().isEmpty()
                      ? new Target.Frame(selection.frames().iterator().next())
                      : new Target.Note(selection.notes().iterator().next());
      line = lines.get(new OutlineItem.Key(shown(), target));
    }
    TreeItem<OutlineItem> now = tree.getSelectionModel().getSelectedItem();
    boolean alreadyThere =
        now != null && line != null && now.getValue().key().equals(line.getValue().key());
    boolean elsewhere = now != null && !now.getValue().level().equals(shown());
    if (line == null) {
      // A line of another graph is nothing that the editor could have selected.
      if (!elsewhere) {
        tree.getSelectionModel().clearSelection();
      }
    } else if (!alreadyThere) {
      tree.getSelectionModel().select(line);
      tree.scrollTo(Math.max(0, tree.getRow(line) - 3));
    }
    following = false;
  }

  /** The tree's selection goes to the editor. */
  private void lead(@Nullable OutlineItem item) {
    if (following || item == null || !item.level().equals(shown())) {
      return;
    }
    following = true;
    editor.setSelection(Selection.of(item.target()));
    editor.setCursorTarget(item.target());
    switch (item.target()) {
      case Target.Node n -> editor.reveal(n.id());
      case Target.Link l -> editor.reveal(l.id());
      case Target.Frame f -> editor.reveal(f.id());
      case Target.Note n -> editor.reveal(n.id());
      default -> {}
    }
    following = false;
  }

  private void key(KeyEvent event) {
    TreeItem<OutlineItem> line = tree.getSelectionModel().getSelectedItem();
    if (line == null || event.getTarget() instanceof TextField) {
      return;
    }
    if (!line.getValue().level().equals(shown())) {
      if (!ACTING.contains(event.getCode())) {
        return;
      }
      line = reach(line.getValue());
      if (line == null || event.getCode() == KeyCode.ENTER) {
        event.consume();
        return;
      }
    }
    act(event, line);
  }

  /** Lets the editor show the graph of a line; the line there, null where it is not any more. */
  private @Nullable TreeItem<OutlineItem> reach(OutlineItem item) {
    Levels known = levels.get();
    if (known == null) {
      return null;
    }
    known.show(item.level());
    TreeItem<OutlineItem> line = lines.get(item.key());
    if (line != null && item.level().equals(shown())) {
      tree.getSelectionModel().select(line);
      lead(line.getValue());
      tree.scrollTo(Math.max(0, tree.getRow(line) - 3));
      tree.requestFocus();
      return line;
    }
    return null;
  }

  private void act(KeyEvent event, TreeItem<OutlineItem> line) {
    boolean edits = !editor.isReadOnly();
    Target target = line.getValue().target();
    switch (event.getCode()) {
      case DELETE, BACK_SPACE -> {
        Selection what = Selection.of(target);
        if (edits && !what.isEmpty()) {
          editor.report(new Gesture.Delete(what, event.isShiftDown() || event.isShortcutDown()));
        }
      }
      case ENTER -> {
        if (!(target instanceof Target.Node n)) {
          return;
        }
        editor.report(new Gesture.Open(n.id()));
      }
      case F2 -> {
        if (edits && (target instanceof Target.Node || target instanceof Target.Frame)) {
          tree.setEditable(true);
          tree.edit(line);
        }
      }
      case C -> {
        if (event.isShortcutDown() || !edits || !(target instanceof Target.Node n)) {
          return;
        }
        connect(n.id());
      }
      case CONTEXT_MENU -> {
        Point2D middle = tree.localToScreen(tree.getWidth() / 2, tree.getHeight() / 2);
        if (middle != null) {
          editor.report(
              new Gesture.ContextMenu(target, editor.centreOfView(), middle.getX(), middle.getY()));
        }
      }
      case INSERT -> {
        if (edits) {
          add(target);
        }
      }
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void connect(String id) {
    List<Choice> choices =
        editor.getModel().node(id).stream()
            .flatMap(
                n -> n.ports().stream().filter(p -> !p.isInput()).map(p -> new PortRef(id, p.id())))
            .flatMap(from -> inputs(from))
            .toList();
    Finder<Choice> box =
        new Finder<>(c -> List.of(c.text), _ -> 0.0, c -> new Finder.Row(c.text, "", ""));
    box.setOnChosen(c -> editor.report(new Gesture.Connect(c.from, c.to)));
    show(box);
    box.offer(choices, Words.of(editor, "outline.connect"), Words.of(editor, "wire.noneFits"));
  }

  private Stream<Choice> inputs(PortRef from) {
    ConnectionRule rule = editor.getConnectionRule();
    return editor.getModel().nodes().stream()
        .filter(n -> !n.id().equals(from.node()))
        .flatMap(
            n ->
                n.ports().stream()
                    .filter(GraphPort::isInput)
                    .filter(p -> rule.check(from, new PortRef(n.id(), p.id())).fits())
                    .map(p -> choice(from, n, p)));
  }

  private static Choice choice(PortRef from, GraphNode node, GraphPort port) {
    String name = port.label().isEmpty() ? port.id() : port.label();
    return new Choice(from, new PortRef(node.id(), port.id()), node.title() + " · " + name);
  }

  private void add(Target target) {
    PortRef wire =
        target instanceof Target.Node n
            ? editor.getModel().node(n.id()).stream()
                .flatMap(node -> node.ports().stream())
                .filter(p -> !p.isInput())
                .findFirst()
                .map(p -> new PortRef(n.id(), p.id()))
                .orElse(null)
            : null;
    Finder<Template> box =
        new Finder<>(
            Template::names,
            Template::score,
            t -> new Finder.Row(t.names().getFirst(), t.category(), ""));
    box.setOnChosen(t -> editor.report(new Gesture.Create(t.id(), spotFor(target), wire)));
    show(box);
    box.offer(
        editor.getCatalogue().offer(wire),
        Words.of(editor, wire == null ? "search.prompt" : "search.promptWire"),
        Words.of(editor, "search.none"));
  }

  private Point2D spotFor(Target target) {
    return target instanceof Target.Node n
        ? editor
            .getModel()
            .node(n.id())
            .map(g -> new Point2D(g.x() + g.width() + 64, g.y() + g.height() / 2))
            .orElse(editor.centreOfView())
        : editor.centreOfView();
  }

  private void show(Finder<?> box) {
    close();
    finder = box;
    box.setOnClosed(this::close);
    getChildren().add(box);
  }

  private void close() {
    Finder<?> open = finder;
    if (open != null) {
      finder = null;
      getChildren().remove(open);
      tree.requestFocus();
    }
  }

  /** A line; turns into a field while its thing is renamed. */
  private final class Line extends TreeCell<OutlineItem> {
    @Override
    protected void updateItem(@Nullable OutlineItem item, boolean empty) {
      super.updateItem(item, empty);
      if (!isEditing()) {
        setGraphic(null);
      }
      String text = empty || item == null ? null : item.text();
      setText(isEditing() ? null : text);
      setAccessibleText(text);
    }

    @Override
    public void startEdit() {
      OutlineItem item = getItem();
      if (item == null) {
        return;
      }
      super.startEdit();
      TextField box = new TextField(title(item.target()));
      box.setOnAction(_ -> rename(item.target(), box.getText()));
      setText(null);
      setGraphic(box);
      box.requestFocus();
      box.selectAll();
    }

    @Override
    public void cancelEdit() {
      super.cancelEdit();
      setGraphic(null);
      OutlineItem item = getItem();
      setText(item == null ? null : item.text());
      tree.setEditable(false);
    }

    private void rename(Target target, String text) {
      String old = title(target);
      cancelEdit();
      tree.requestFocus();
      if (!text.isBlank() && !text.strip().equals(old)) {
        String id = target instanceof Target.Frame f ? f.id() : ((Target.Node) target).id();
        editor.report(new Gesture.Rename(id, text.strip()));
      }
    }

    private String title(Target target) {
      return switch (target) {
        case Target.Node n -> editor.getModel().node(n.id()).map(GraphNode::title).orElse("");
        case Target.Frame f ->
            editor.getModel().frames().stream()
                .filter(g -> g.id().equals(f.id()))
                .map(g -> g.title())
                .findFirst()
                .orElse("");
        default -> "";
      };
    }
  }
}
