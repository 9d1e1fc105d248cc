package org.layerloom.editor.skin;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.MapChangeListener;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.control.SkinBase;
import javafx.scene.image.Image;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.GraphEditor;
import org.layerloom.editor.KeyAction;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Template;
import org.layerloom.editor.Viewport;
import org.layerloom.editor.drawing.Drawing;
import org.layerloom.editor.paint.Theme;

/** The look of a {@link GraphEditor}: one canvas, and few real controls above it. */
public final class GraphEditorSkin extends SkinBase<GraphEditor> {
  private static final double MARGIN = 28;

  private final KeyBehavior keys;
  private final GraphEditor editor;
  private final View view;
  private final Palette palette;
  private final CanvasLayer canvas;
  private final Pane overlay = new Pane();
  private final Label tip = new Label();
  private final Minimap minimap;
  private final ZoomBar zoomBar;
  private final SearchOverlay search;
  private final InPlace inPlace;
  private final TemplateCarry carry;
  private final ModelWatch modelWatch;
  private boolean fitWanted;

  /** Dresses an editor. */
  public GraphEditorSkin(GraphEditor editor) {
    super(editor);
    this.editor = editor;
    view = new View(editor);
    palette = new Palette(editor);
    palette.meet(editor.getModel());
    canvas = new CanvasLayer(view, palette);
    minimap = new Minimap(view, palette);
    zoomBar = new ZoomBar(editor);
    search = new SearchOverlay(view, overlay, palette);
    inPlace = new InPlace(view, overlay);
    carry = new TemplateCarry(view);
    canvas.alsoSketch(carry::sketch);
    overlay.setPickOnBounds(false);
    overlay.setManaged(false);
    tip.getStyleClass().add("graph-tip");
    tip.setManaged(false);
    tip.setMouseTransparent(true);
    tip.setVisible(false);
    getChildren().addAll(palette, canvas, zoomBar, minimap, tip, overlay);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(editor.widthProperty());
    clip.heightProperty().bind(editor.heightProperty());
    editor.setClip(clip);
    MouseBehavior mouse = new MouseBehavior(view, search, inPlace, new Problems(view));
    new WheelBehavior(editor);
    keys = new KeyBehavior(view, this, mouse);
    modelWatch = new ModelWatch();
    listen();
  }

  /** Takes up each new model; one object, so that it can be taken off again. */
  private final class ModelWatch implements ChangeListener<Object> {
    @Override
    public void changed(ObservableValue<?> property, Object old, Object now) {
      palette.meet(editor.getModel());
      view.rework();
      minimap.repaint();
    }
  }

  private void listen() {
    editor.modelProperty().addListener(modelWatch);
    view.onRepaint(this::refresh);
    palette.onChange(this::refresh);
    registerChangeListener(editor.selectionProperty(), _ -> canvas.repaint());
    registerChangeListener(editor.hoveredProperty(), _ -> canvas.repaint());
    registerChangeListener(editor.cursorTargetProperty(), _ -> canvas.repaint());
    registerChangeListener(editor.focusedProperty(), _ -> canvas.repaint());
    registerChangeListener(editor.gridVisibleProperty(), _ -> canvas.repaint());
    registerChangeListener(editor.gridSizeProperty(), _ -> canvas.repaint());
    registerChangeListener(editor.localeProperty(), _ -> zoomBar.relabel());
    registerChangeListener(editor.minimapVisibleProperty(), _ -> editor.requestLayout());
    registerChangeListener(editor.zoomBarVisibleProperty(), _ -> editor.requestLayout());
    registerChangeListener(
        editor.viewportProperty(),
        _ -> {
          inPlace.close();
          zoomBar.update();
          refresh();
        });
    editor
        .thumbnails()
        .addListener(
            (MapChangeListener<String, java.util.List<Image>>)
                change -> {
                  if (change.wasAdded() != change.wasRemoved()) {
                    view.rework(); // The footprint of the card changes, so wires must dodge it.
                  } else {
                    canvas.repaint();
                  }
                });
  }

  private void refresh() {
    canvas.repaint();
    minimap.repaint();
    String words = view.tip();
    tip.setVisible(!words.isEmpty());
    if (!words.isEmpty()) {
      tip.setText(words);
      tip.setMaxWidth(280);
      tip.setWrapText(true);
      double width = Math.min(280, Math.ceil(tip.prefWidth(-1)));
      double height = Math.ceil(tip.prefHeight(width));
      Point2D spot = view.tipSpot();
      double x = Math.clamp(spot.getX() + 14, 4, Math.max(4, editor.getWidth() - width - 4));
      double below = spot.getY() + 18;
      double y = below + height > editor.getHeight() - 4 ? spot.getY() - height - 10 : below;
      tip.resizeRelocate(x, Math.max(4, y), width, height);
    }
  }

  @Override
  protected void layoutChildren(double x, double y, double w, double h) {
    canvas.resizeRelocate(0, 0, editor.getWidth(), editor.getHeight());
    overlay.resizeRelocate(0, 0, editor.getWidth(), editor.getHeight());
    double width = zoomBar.prefWidth(-1);
    double height = zoomBar.prefHeight(-1);
    zoomBar.setVisible(editor.zoomBarVisibleProperty().get());
    zoomBar.resizeRelocate(14, editor.getHeight() - height - 14, width, height);
    minimap.setVisible(
        editor.minimapVisibleProperty().get()
            && editor.getWidth() > 3 * Minimap.WIDTH
            && editor.getHeight() > 3 * Minimap.HEIGHT);
    minimap.resizeRelocate(
        editor.getWidth() - Minimap.WIDTH - 14,
        editor.getHeight() - Minimap.HEIGHT - 14,
        Minimap.WIDTH,
        Minimap.HEIGHT);
    minimap.repaint();
    if (fitWanted && editor.getWidth() > 1 && editor.getHeight() > 1) {
      fitWanted = false;
      fit();
    }
  }

  /** See {@link GraphEditor#fit()}. */
  public void fit() {
    if (editor.getWidth() <= 1 || editor.getHeight() <= 1) {
      fitWanted = true;
      return;
    }
    show(view.drawing().bounds());
    clearOfZoomBar();
  }

  /** Lifts what was fitted above the zoom bar, where that covers a card. */
  private void clearOfZoomBar() {
    if (!zoomBar.isVisible()) {
      return;
    }
    Viewport port = editor.getViewport();
    double band = editor.getHeight() - zoomBar.getLayoutY();
    Point2D corner = port.toDrawing(zoomBar.getLayoutX(), zoomBar.getLayoutY());
    Point2D end =
        port.toDrawing(zoomBar.getLayoutX() + zoomBar.getWidth(), editor.getHeight() - MARGIN / 2);
    if (!view.drawing().cards().isFree(corner.getX(), corner.getY(), end.getX(), end.getY())) {
      Rectangle2D area = view.drawing().bounds();
      double low = editor.getHeight() - band - MARGIN / 4;
      editor.setViewport(Viewport.fitting(area, editor.getWidth(), low + MARGIN / 2, MARGIN));
    }
  }

  /** See {@link GraphEditor#zoomToSelection()}. */
  public void zoomToSelection() {
    editor.getSelection().nodes().stream()
        .map(this::place)
        .flatMap(Optional::stream)
        .reduce(GraphEditorSkin::union)
        .ifPresentOrElse(this::show, this::fit);
  }

  private static Rectangle2D union(Rectangle2D a, Rectangle2D b) {
    double x = Math.min(a.getMinX(), b.getMinX());
    double y = Math.min(a.getMinY(), b.getMinY());
    return new Rectangle2D(
        x, y, Math.max(a.getMaxX(), b.getMaxX()) - x, Math.max(a.getMaxY(), b.getMaxY()) - y);
  }

  private void show(Rectangle2D area) {
    if (area.getWidth() > 0 || area.getHeight() > 0) {
      editor.setViewport(Viewport.fitting(area, editor.getWidth(), editor.getHeight(), MARGIN));
    }
  }

  private Optional<Rectangle2D> place(String id) {
    Drawing drawing = view.drawing();
    var node = drawing.node(id);
    if (node != null) {
      return Optional.of(node.bounds());
    }
    var link = drawing.link(id);
    if (link != null) {
      return Optional.of(drawing.route(link).bounds());
    }
    var frame = drawing.frame(id);
    if (frame != null) {
      return Optional.of(frame.bounds());
    }
    return Optional.ofNullable(drawing.note(id)).map(n -> n.bounds());
  }

  /** See {@link GraphEditor#reveal(String)}. */
  public void reveal(String id) {
    place(id)
        .ifPresent(
            r -> {
              Viewport port = editor.getViewport();
              Rectangle2D seen =
                  Drawing.grown(
                      port.visible(editor.getWidth(), editor.getHeight()), -MARGIN / port.zoom());
              double dx = shift(r.getMinX(), r.getMaxX(), seen.getMinX(), seen.getMaxX());
              double dy = shift(r.getMinY(), r.getMaxY(), seen.getMinY(), seen.getMaxY());
              if (dx != 0 || dy != 0) {
                editor.setViewport(port.panned(dx * port.zoom(), dy * port.zoom()));
              }
            });
  }

  private static double shift(double low, double high, double from, double to) {
    if (low < from) {
      return from - low;
    }
    return high > to ? Math.max(to - high, from - low) : 0;
  }

  /** Does what an action's key does. */
  public void perform(KeyAction action) {
    keys.perform(action);
  }

  /** See {@link GraphEditor#openSearch(Point2D)}. */
  public void openSearch(@Nullable Point2D at, @Nullable PortRef wire) {
    search.open(at == null ? editor.centreOfView() : at, wire);
  }

  /** See {@link GraphEditor#openSearchOnLink(String, Point2D)}. */
  public void openSearchOnLink(String link, Point2D at) {
    search.openOnLink(link, at);
  }

  /** See {@link GraphEditor#addBend(String, Point2D)}. */
  public void addBend(String link, Point2D at) {
    Bends.add(view, link, at);
  }

  /** See {@link GraphEditor#editInPlace(String)}. */
  public void editInPlace(String id) {
    reveal(id);
    inPlace.open(id);
  }

  /** See {@link GraphEditor#beginTemplateDrag(Template)}. */
  public void beginTemplateDrag(Template template) {
    palette.meet(template.preview().family());
    carry.begin(template);
  }

  /** See {@link GraphEditor#cancelGesture()}. */
  public void cancel() {
    search.close();
    inPlace.close();
    carry.cancel();
    view.cancelTool();
  }

  /** See {@link GraphEditor#boundsOnScreen(String)}. */
  public Optional<Rectangle2D> boundsOnScreen(String id) {
    Viewport port = editor.getViewport();
    return place(id)
        .flatMap(
            r -> {
              Point2D a = port.toView(r.getMinX(), r.getMinY());
              Point2D b = port.toView(r.getMaxX(), r.getMaxY());
              Bounds screen =
                  editor.localToScreen(
                      new javafx.geometry.BoundingBox(
                          a.getX(), a.getY(), b.getX() - a.getX(), b.getY() - a.getY()));
              return screen == null
                  ? Optional.empty()
                  : Optional.of(
                      new Rectangle2D(
                          screen.getMinX(),
                          screen.getMinY(),
                          screen.getWidth(),
                          screen.getHeight()));
            });
  }

  /** What is drawn, with places and ways; for exports and tests. */
  public Drawing drawing() {
    return view.drawing();
  }

  /** See {@link GraphEditor#theme()}. */
  public Theme theme() {
    return palette.theme();
  }

  @Override
  public void dispose() {
    editor.modelProperty().removeListener(modelWatch);
    editor.setClip(null);
    super.dispose();
  }
}
