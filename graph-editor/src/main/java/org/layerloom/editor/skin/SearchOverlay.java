package org.layerloom.editor.skin;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.Gesture;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Template;
import org.layerloom.editor.find.Finder;
import org.layerloom.editor.words.Words;

/** The search box over the canvas. */
final class SearchOverlay {
  private final View view;
  private final Pane overlay;
  private final Palette palette;
  private @Nullable Finder<Template> finder;

  SearchOverlay(View view, Pane overlay, Palette palette) {
    this.view = view;
    this.overlay = overlay;
    this.palette = palette;
  }

  boolean isOpen() {
    return finder != null;
  }

  /** Opens the box, or reports the dropped wire if the application offers nothing. */
  void open(Point2D at, @Nullable PortRef wire) {
    close();
    GraphEditor editor = view.editor();
    if (editor.isReadOnly()) {
      return;
    }
    List<Template> offer = editor.getCatalogue().offer(wire);
    if (offer.isEmpty()) {
      if (wire != null) {
        editor.report(new Gesture.WireDropped(wire, at));
      }
      return;
    }
    show(
        offer,
        at,
        wire == null ? "search.prompt" : "search.promptWire",
        t -> editor.report(new Gesture.Create(t.id(), at, wire)));
  }

  /** Opens the box for something to put into a wire. */
  void openOnLink(String id, Point2D at) {
    close();
    GraphEditor editor = view.editor();
    GraphLink link = view.drawing().link(id);
    if (editor.isReadOnly() || link == null) {
      return;
    }
    List<Template> offer =
        editor.getCatalogue().offer(link.from()).stream()
            .filter(t -> editor.getConnectionRule().checkTemplateOnLink(t.id(), id).fits())
            .toList();
    show(
        offer,
        at,
        "search.promptWire",
        t -> editor.report(new Gesture.CreateOnLink(t.id(), id, at)));
  }

  private void show(List<Template> offer, Point2D at, String prompt, Consumer<Template> chosen) {
    GraphEditor editor = view.editor();
    Finder<Template> box = new Finder<>(Template::names, Template::score, this::row);
    box.setManaged(false);
    finder = box;
    overlay.getChildren().add(box);
    box.setOnClosed(this::close);
    box.setOnChosen(chosen);
    Point2D spot = editor.getViewport().toView(at.getX(), at.getY());
    double width = Math.min(box.getPrefWidth(), editor.getWidth() - 16);
    double height = Math.min(box.heightFor(offer.size()), editor.getHeight() - 16);
    box.resizeRelocate(
        Math.clamp(spot.getX(), 8, Math.max(8, editor.getWidth() - width - 8)),
        Math.clamp(spot.getY() - 16, 8, Math.max(8, editor.getHeight() - height - 8)),
        width,
        height);
    box.focusWithinProperty()
        .addListener(
            (_, _, inside) -> {
              if (!inside && finder == box) {
                close();
              }
            });
    box.offer(offer, Words.of(editor, prompt), Words.of(editor, "search.none"));
  }

  private Finder.Row row(Template template) {
    palette.meet(template.preview().family());
    String family = template.preview().family();
    return new Finder.Row(
        template.names().getFirst(),
        template.category(),
        family.isEmpty() || family.startsWith("#") ? "" : "family-" + family);
  }

  void close() {
    Finder<Template> open = finder;
    if (open != null) {
      finder = null;
      overlay.getChildren().remove(open);
      view.editor().requestFocus();
    }
  }
}
