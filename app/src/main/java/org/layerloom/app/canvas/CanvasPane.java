package org.layerloom.app.canvas;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.blocks.Block;
import org.layerloom.app.blocks.Blocks;
import org.layerloom.app.command.Commands;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.subnet.ReadyBlocks;
import org.layerloom.app.work.Lifetime;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.Selection;
import org.layerloom.editor.Target;
import org.layerloom.editor.Template;
import org.layerloom.editor.export.GraphPicture;
import org.layerloom.editor.outline.Levels;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;
import org.layerloom.subnet.NetworkEdit;

/** The flowchart in the middle of the window: the editor, fed by the session and feeding it. */
public final class CanvasPane extends StackPane {

  private final Session session;
  private final ReadyBlocks ready;
  private final GraphEditor editor = new GraphEditor();
  private final Supplier<ModelMapper> mappers;
  private final ModelMapper mapper;
  private final Blocks blocks;
  private final GestureEdits edits;
  private final Templates templates;
  private final Label empty = new Label();
  private final Arranging arranging;
  private final CanvasClipboard clipboard;
  private final CanvasMenus menus;
  private final BooleanProperty minimapWanted = new SimpleBooleanProperty(this, "minimap", true);
  private final ReadOnlyObjectWrapper<@Nullable Levels> levels = new ReadOnlyObjectWrapper<>();
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
    CardMapper cards = new CardMapper(wording, words, session.data());
    this.mappers = () -> new ModelMapper(wording, words, cards);
    this.mapper = mappers.get();
    this.ready = new ReadyBlocks(session, words);
    ShapeFit shapes =
        new ShapeFit(() -> session.state().analysis(), ready::catalogue, session.data());
    this.blocks = new Blocks(session.standard());
    this.edits = new GestureEdits(ready::catalogue, blocks, shapes);
    this.templates =
        new Templates(
            session::graph,
            ready::catalogue,
            ready::offered,
            blocks,
            shapes,
            words,
            wording,
            languages,
            cards);
    this.arranging = new Arranging(session, editor, words, this::carryOut);
    this.clipboard = new CanvasClipboard(session, editor, this::carryOut);
    this.menus = new CanvasMenus(session, editor, words, wording, commands, arranging);
    editor.setId("canvas");
    editor.setLocale(words.locale());
    editor.setCatalogue(templates);
    editor.setConnectionRule(new WireRule(session::graph, ready::catalogue, wording, words));
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
    minimapWanted.subscribe(map);
    lifetime.atEnd(() -> editor.setOnGesture(gesture -> {}));
  }

  /** A document as SVG, in the canvas's colours. */
  public String flowchart(Document document) {
    Session apart = new Session(Catalogue.standard(), session.data(), document);
    return new GraphPicture(mappers.get().map(apart.state()), editor.theme(), Map.of()).toSvg(1);
  }

  public GraphEditor editor() {
    return editor;
  }

  /** The flowchart with its sub-networks, as an outline shows them all. */
  public ReadOnlyObjectProperty<@Nullable Levels> levelsProperty() {
    return levels.getReadOnlyProperty();
  }

  /** What may stand in the graph that is shown. */
  public List<Kind> offered() {
    return ready.offered();
  }

  /** What a kind looks like when it is dragged from the palette. */
  public Template template(Kind kind) {
    return templates.template(kind);
  }

  /** Ready pieces, to be dragged from the palette. */
  public List<Block> blocks() {
    return blocks.all();
  }

  /** What a block looks like when it is dragged from the palette. */
  public Template template(Block block) {
    return templates.template(block);
  }

  /** Puts a block behind what is selected, or where the person looks. */
  public void add(Block block) {
    carryOut(
        edits.addAfter(
            block, session.selectedProperty().get(), editor.centreOfView(), session.graph()));
    editor.requestFocus();
  }

  /** Whether a minimap is shown where something is out of sight. */
  public BooleanProperty minimapWantedProperty() {
    return minimapWanted;
  }

  /** Aligning, framing, tidying. */
  public Arranging arranging() {
    return arranging;
  }

  /** Cut, copy and paste. */
  public CanvasClipboard clipboard() {
    return clipboard;
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
    Selection what = editor.getSelection();
    if (what.size() > what.links().size()) {
      carryOut(
          edits.duplicate(what, GestureEdits.COPY_SHIFT, GestureEdits.COPY_SHIFT, session.graph()));
    }
  }

  /** Deletes what is selected, links, frames and notes too. */
  public void delete(boolean keepFlow) {
    Selection what = editor.getSelection();
    if (!what.isEmpty()) {
      hear(new Gesture.Delete(what, keepFlow));
    }
  }

  /** Shows what is wrong with the one thing that is selected, with its repairs. */
  public void showRepairs() {
    Selection selection = editor.getSelection();
    Target target =
        !selection.nodes().isEmpty()
            ? new Target.Node(selection.nodes().iterator().next())
            : selection.links().isEmpty()
                ? new Target.Canvas()
                : new Target.Link(selection.links().iterator().next());
    String id = target instanceof Target.Node n ? n.id() : "";
    String place = target instanceof Target.Link l ? l.id() : id;
    editor
        .boundsOnScreen(place)
        .ifPresent(
            r ->
                menus.openRepairs(
                    target, (r.getMinX() + r.getMaxX()) / 2, (r.getMinY() + r.getMaxY()) / 2));
  }

  /** Selects a node and brings it in sight. */
  public void reveal(NodeId node) {
    session.selectedProperty().set(Set.of(node));
    editor.reveal(node.value());
  }

  private void show(SessionState state) {
    editor.setModel(mapper.map(state));
    levels.set(new OutlineLevels(session, mappers));
    empty.setVisible(state.graph().nodes().isEmpty());
    showMinimap();
  }

  /** The minimap helps where something is out of sight; where all is in sight it only covers. */
  private void showMinimap() {
    Rectangle2D seen = editor.getViewport().visible(editor.getWidth(), editor.getHeight());
    boolean all = editor.getModel().nodes().stream().allMatch(node -> seen.contains(node.bounds()));
    editor.minimapVisibleProperty().set(minimapWanted.get() && !all);
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
      case Gesture.ContextMenu m -> menus.open(m);
      case Gesture.ProblemClicked(Target target, double x, double y) ->
          menus.openRepairs(target, x, y);
      case Gesture.Open(String node) -> open(new NodeId(node));
      default -> {
        Planned plan = edits.plan(gesture, session.graph());
        if (plan != null) {
          carryOut(plan);
        }
      }
    }
  }

  /** A sub-network opens; of everything else the name can be written. */
  private void open(NodeId id) {
    Node node = session.graph().find(id);
    if (node != null && SubnetKind.name(node.kind()) != null) {
      session.open(id);
    } else {
      editor.editInPlace(id.value());
    }
  }

  private void carryOut(Planned plan) {
    NetworkEdit edit = ready.with(plan.edit(), plan.subnetworks());
    if (session.edit(edit, plan.label(), plan.gesture()) && !plan.select().isEmpty()) {
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
}
