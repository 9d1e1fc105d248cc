package org.layerloom.app.canvas;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.session.Brought;
import org.layerloom.app.session.Clip;
import org.layerloom.app.session.Clips;
import org.layerloom.app.session.Copies;
import org.layerloom.app.session.Session;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.Selection;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.subnet.Network;

/** What is selected as text on the system's clipboard, and back from there. */
public final class CanvasClipboard {

  private final Session session;
  private final GraphEditor editor;
  private final Consumer<Planned> carryOut;

  CanvasClipboard(Session session, GraphEditor editor, Consumer<Planned> carryOut) {
    this.session = session;
    this.editor = editor;
    this.carryOut = carryOut;
  }

  /** Puts what is selected on the clipboard; nothing where only wires are selected. */
  public void copy() {
    Selection selection = editor.getSelection();
    Set<NodeId> nodes =
        selection.nodes().stream().map(NodeId::new).collect(Collectors.toUnmodifiableSet());
    Set<String> decorations =
        Stream.concat(selection.frames().stream(), selection.notes().stream())
            .collect(Collectors.toUnmodifiableSet());
    if (!nodes.isEmpty() || !decorations.isEmpty()) {
      ClipboardContent content = new ClipboardContent();
      content.putString(Clips.text(session.network(), session.where(), nodes, decorations));
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  /**
   * Adds what is on the clipboard, beside the originals where they are in sight, else in the middle
   * of what is.
   *
   * @param linked whether the copies take up the wires that the originals had to other nodes
   * @return whether there was anything to paste
   */
  public boolean paste(boolean linked) {
    String text = Clipboard.getSystemClipboard().getString();
    Clip clip = text == null ? null : Clips.read(text, session.standard());
    if (clip == null || clip.isEmpty()) {
      return false;
    }
    Point2D shift = shift(clip.part());
    Brought brought = Brought.into(session.network(), clip.network(), session.standard());
    Copies.Copied copied = Copies.copy(brought.part(), session.graph(), shift.getX(), shift.getY());
    var edit =
        linked
            ? Copies.linked(copied, clip.outside(), session.graph(), catalogue(brought))
            : copied.edit();
    carryOut.accept(
        Planned.of(edit, "edit.paste")
            .selecting(Set.copyOf(copied.added()))
            .defining(brought.subnetworks()));
    return true;
  }

  /** The document's kinds as they will be. */
  private Catalogue catalogue(Brought brought) {
    Network network = session.network();
    return new Network(network.graph(), network.subnetworks().plusAll(brought.subnetworks()))
        .catalogue(session.standard());
  }

  /** As far as it takes to cover no card that is a copy's twin, from where the person looks. */
  private Point2D shift(Graph part) {
    Point2D corner = corner(part);
    double dx = GestureEdits.COPY_SHIFT;
    double dy = GestureEdits.COPY_SHIFT;
    if (corner != null && !inSight(corner)) {
      Point2D middle = editor.centreOfView();
      dx = middle.getX() - corner.getX();
      dy = middle.getY() - corner.getY();
    }
    while (corner != null && taken(corner.add(dx, dy))) {
      dx += GestureEdits.COPY_SHIFT;
      dy += GestureEdits.COPY_SHIFT;
    }
    return new Point2D(dx, dy);
  }

  private static @Nullable Point2D corner(Graph part) {
    return Stream.concat(
            part.nodes().values().stream().map(n -> n.at()),
            Stream.concat(
                part.frames().values().stream().map(f -> f.at()),
                part.notes().values().stream().map(n -> n.at())))
        .map(p -> new Point2D(p.x(), p.y()))
        .reduce((a, b) -> new Point2D(Math.min(a.getX(), b.getX()), Math.min(a.getY(), b.getY())))
        .orElse(null);
  }

  private boolean inSight(Point2D corner) {
    return editor.getViewport().visible(editor.getWidth(), editor.getHeight()).contains(corner);
  }

  private boolean taken(Point2D corner) {
    return session.graph().nodes().values().stream()
        .anyMatch(n -> corner.distance(n.at().x(), n.at().y()) < 1);
  }
}
