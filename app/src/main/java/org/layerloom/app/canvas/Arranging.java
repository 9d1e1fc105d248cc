package org.layerloom.app.canvas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.work.FxThread;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.Selection;
import org.layerloom.editor.Target;
import org.layerloom.editor.layout.Arrange;
import org.layerloom.editor.layout.AutoLayout;
import org.layerloom.editor.layout.Tidying;
import org.layerloom.network.Frame;
import org.layerloom.network.Note;

/** Puts what is selected, or the whole flowchart, in order. */
public final class Arranging {

  private final Session session;
  private final GraphEditor editor;
  private final Words words;
  private final Consumer<Planned> carryOut;
  private final FxThread screen = new FxThread();
  private @Nullable CompletableFuture<Void> tidying;

  /** By graph, the flowchart's own and those of sub-networks: what was tidied up before. */
  private final Map<String, Tidying> tidyings = new HashMap<>();

  Arranging(Session session, GraphEditor editor, Words words, Consumer<Planned> carryOut) {
    this.session = session;
    this.editor = editor;
    this.words = words;
    this.carryOut = carryOut;
    session.openedProperty().subscribe((before, now) -> tidyings.clear());
  }

  public void align(Arrange.Edge edge) {
    List<GraphNode> cards = selected();
    if (cards.size() > 1) {
      carryOut.accept(Organise.align(cards, edge));
    }
  }

  public void distribute(boolean across) {
    List<GraphNode> cards = selected();
    if (cards.size() > 2) {
      carryOut.accept(Organise.distribute(cards, across));
    }
  }

  /** Puts a frame around what is selected and lets the person name it. */
  public void frame() {
    Frame frame = Organise.around(selected(), words.text("canvas.frame"), session.graph());
    if (frame != null) {
      carryOut.accept(Organise.put(frame));
      Target target = new Target.Frame(frame.id());
      editor.setSelection(Selection.of(target));
      editor.setCursorTarget(target);
      editor.editInPlace(frame.id());
    }
  }

  /** Puts a note where the person looks, or there, and lets the person write it. */
  public void note(@Nullable Point2D at) {
    Point2D place = at == null ? editor.centreOfView() : at;
    Note note = Organise.note(words.text("canvas.note"), place, session.graph());
    carryOut.accept(Organise.put(note));
    editor.editInPlace(note.id());
  }

  /** Selects what lies wholly in a frame. */
  public void selectInside(String frame) {
    GraphModel model = editor.getModel();
    model.frames().stream()
        .filter(f -> f.id().equals(frame))
        .findFirst()
        .ifPresent(
            f ->
                editor.setSelection(
                    Selection.ofNodes(
                        model.nodes().stream()
                            .filter(n -> f.bounds().contains(n.bounds()))
                            .map(GraphNode::id)
                            .toList())));
  }

  /** Gives a frame the colour of a family. */
  public void colour(String frame, String colour) {
    Frame found = session.graph().frames().get(frame);
    if (found != null) {
      carryOut.accept(Organise.colour(found, colour));
    }
  }

  /** Places the cards anew, in rows that fill the room; the work is done beside the screen. */
  public void tidy() {
    double width = Math.max(1, editor.getWidth());
    double height = Math.max(1, editor.getHeight());
    if (tidying != null) {
      tidying.cancel(false);
    }
    CompletableFuture<Map<String, Point2D>> layout =
        tidyings
            .computeIfAbsent(session.where(), where -> new Tidying())
            .start(editor.getModel(), AutoLayout.Options.filling(width / height));
    tidying = layout.thenAcceptAsync(this::place, screen);
  }

  private void place(Map<String, Point2D> places) {
    carryOut.accept(Organise.tidied(editor.getModel(), places, session.graph()));
    editor.fit();
  }

  private List<GraphNode> selected() {
    Selection selection = editor.getSelection();
    return editor.getModel().nodes().stream()
        .filter(node -> selection.nodes().contains(node.id()))
        .collect(Collectors.toList());
  }
}
