package org.layerloom.editor.skin;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Target;
import org.layerloom.editor.drawing.Spot;
import org.layerloom.editor.words.Words;

/**
 * Draws a wire by keys: C on a node, arrows choose its output, Enter takes it; then arrows choose
 * among the inputs that fit, Enter connects. Escape gives up at any time. With one output the first
 * step is skipped.
 */
final class KeyWire {
  private final View view;
  private final GraphEditor editor;
  private List<Spot> choices = List.of();
  private int at;
  private @Nullable Spot from;
  private boolean active;

  KeyWire(View view) {
    this.view = view;
    editor = view.editor();
  }

  boolean isActive() {
    return active;
  }

  void start() {
    String node =
        switch (editor.getCursorTarget()) {
          case Target.Node n -> n.id();
          case Target.Port p -> p.ref().node();
          default -> editor.getSelection().nodes().stream().findFirst().orElse("");
        };
    choices = view.drawing().spots(node).stream().filter(s -> !s.port().isInput()).toList();
    if (choices.isEmpty()) {
      say("wire.noOutput", view.drawing().node(node));
      return;
    }
    active = true;
    from = null;
    at = 0;
    if (choices.size() == 1) {
      takeSource(choices.getFirst());
    } else {
      show("wire.chooseOutput");
    }
  }

  private void say(String key, @Nullable GraphNode beside) {
    Point2D spot =
        beside == null
            ? new Point2D(editor.getWidth() / 2, editor.getHeight() / 2)
            : editor.getViewport().toView(beside.x(), beside.y() + beside.height());
    view.tip(Words.of(editor, key), spot);
  }

  private void takeSource(Spot source) {
    Set<PortRef> fitting = Fitting.portsFor(view, source, null);
    choices =
        fitting.stream()
            .map(view.drawing()::spot)
            .sorted(
                Comparator.comparingDouble(s -> Math.hypot(s.x() - source.x(), s.y() - source.y())))
            .toList();
    if (choices.isEmpty()) {
      cancel();
      say("wire.noneFits", view.drawing().node(source.ref().node()));
      return;
    }
    from = source;
    at = 0;
    view.lightUp(fitting, true);
    show("wire.chooseInput");
  }

  private void show(String key) {
    Spot spot = choices.get(at);
    editor.setCursorTarget(new Target.Port(spot.ref()));
    editor.reveal(spot.ref().node());
    String label = spot.port().label().isEmpty() ? spot.port().id() : spot.port().label();
    view.tip(
        Words.of(editor, key, label, at + 1, choices.size()),
        editor.getViewport().toView(spot.x(), spot.y()));
  }

  /** A key while a wire is being drawn; every key is used up. */
  boolean key(KeyCode code) {
    switch (code) {
      case RIGHT, DOWN, TAB -> step(1);
      case LEFT, UP -> step(-1);
      case ENTER, SPACE -> take();
      case ESCAPE -> cancel();
      default -> {
        return true;
      }
    }
    return true;
  }

  private void step(int by) {
    at = Math.floorMod(at + by, choices.size());
    show(from == null ? "wire.chooseOutput" : "wire.chooseInput");
  }

  private void take() {
    Spot source = from;
    Spot chosen = choices.get(at);
    if (source == null) {
      takeSource(chosen);
      return;
    }
    cancel();
    editor.setCursorTarget(new Target.Node(chosen.ref().node()));
    editor.report(new Gesture.Connect(source.ref(), chosen.ref()));
  }

  void cancel() {
    if (active) {
      active = false;
      Spot source = from;
      from = null;
      view.lightUp(Set.of(), false);
      view.tip("", Point2D.ZERO);
      if (source != null) {
        editor.setCursorTarget(new Target.Node(source.ref().node()));
      }
    }
  }
}
