package org.layerloom.editor;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import javafx.scene.image.Image;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.paint.Ink;
import org.layerloom.editor.paint.Theme;
import org.layerloom.editor.skin.GraphEditorSkin;

/**
 * A canvas on which a graph of nodes and links is seen and edited.
 *
 * <p>The control never changes what it shows. It shows {@link #modelProperty() an immutable model}
 * and reports {@link #onGestureProperty() gestures}; the application turns them into edits of its
 * own document and sets the next model. Selection and viewport are the control's own, for they are
 * no part of any document. See the package's tutorial.
 */
@SuppressWarnings(
    "this-escape") // Properties name their bean, as everywhere in JavaFX; none calls back.
public class GraphEditor extends Control {
  private static final List<CssMetaData<? extends Styleable, ?>> META_DATA =
      InkStyles.classMetaData();

  private final InkStyles styles = new InkStyles(this);
  private final ObjectProperty<GraphModel> model =
      new SimpleObjectProperty<>(this, "model", GraphModel.EMPTY);
  private final ObjectProperty<Consumer<Gesture>> onGesture =
      new SimpleObjectProperty<>(this, "onGesture", _ -> {});
  private final ObjectProperty<ConnectionRule> connectionRule =
      new SimpleObjectProperty<>(this, "connectionRule", ConnectionRule.ANYTHING);
  private final ObjectProperty<Catalogue> catalogue =
      new SimpleObjectProperty<>(this, "catalogue", Catalogue.NONE);
  private final ObjectProperty<Selection> selection =
      new SimpleObjectProperty<>(this, "selection", Selection.NONE);
  private final ObjectProperty<Viewport> viewport =
      new SimpleObjectProperty<>(this, "viewport", Viewport.HOME);
  private final ObjectProperty<Target> cursorTarget =
      new SimpleObjectProperty<>(this, "cursorTarget", new Target.Canvas());
  private final ObjectProperty<Locale> locale =
      new SimpleObjectProperty<>(this, "locale", Locale.getDefault());
  private final ObjectProperty<Keys> keys = new SimpleObjectProperty<>(this, "keys", Keys.DEFAULT);
  private final ReadOnlyObjectWrapper<Target> hovered =
      new ReadOnlyObjectWrapper<>(this, "hovered", new Target.Canvas());
  private final BooleanProperty readOnly = new SimpleBooleanProperty(this, "readOnly", false);
  private final BooleanProperty gridVisible = new SimpleBooleanProperty(this, "gridVisible", true);
  private final BooleanProperty snapToGrid = new SimpleBooleanProperty(this, "snapToGrid", false);
  private final BooleanProperty snapToGuides =
      new SimpleBooleanProperty(this, "snapToGuides", true);
  private final BooleanProperty minimapVisible =
      new SimpleBooleanProperty(this, "minimapVisible", true);
  private final BooleanProperty zoomBarVisible =
      new SimpleBooleanProperty(this, "zoomBarVisible", true);
  private final BooleanProperty wheelZooms = new SimpleBooleanProperty(this, "wheelZooms", true);
  private final DoubleProperty gridSize = new SimpleDoubleProperty(this, "gridSize", 24);
  private final ObservableMap<String, List<Image>> thumbnails = FXCollections.observableHashMap();
  private @Nullable Consumer<GraphEditorSkin> whenShown;

  /** An empty editor. */
  public GraphEditor() {
    getStyleClass().add("graph-editor");
    setAccessibleRole(AccessibleRole.PARENT);
    setFocusTraversable(true);
    model.addListener((_, _, now) -> dropStale(now));
    selection.addListener((_, _, now) -> report(new Gesture.SelectionChanged(now)));
  }

  private void dropStale(@Nullable GraphModel now) {
    Objects.requireNonNull(now, "model");
    Selection kept = getSelection().within(now);
    if (!kept.equals(getSelection())) {
      setSelection(kept);
    }
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    GraphEditorSkin skin = new GraphEditorSkin(this);
    Consumer<GraphEditorSkin> waiting = whenShown;
    if (waiting != null) {
      whenShown = null;
      waiting.accept(skin);
    }
    return skin;
  }

  @Override
  public String getUserAgentStylesheet() {
    return resource("graph-editor.css");
  }

  /**
   * A style sheet that takes the editor's colours from those of AtlantaFX's themes ({@code
   * -color-*}); add it to the scene's or the editor's style sheets.
   */
  public static String atlantaFxStylesheet() {
    return resource("atlantafx.css");
  }

  private static String resource(String name) {
    return Objects.requireNonNull(GraphEditor.class.getResource(name), name).toExternalForm();
  }

  @Override
  protected List<CssMetaData<? extends Styleable, ?>> getControlCssMetaData() {
    return getClassCssMetaData();
  }

  /** Styleable properties of this class and those above it. */
  public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
    return META_DATA;
  }

  InkStyles styles() {
    return styles;
  }

  /** Colour of a role, as the style sheets have it. */
  public ReadOnlyObjectProperty<javafx.scene.paint.Color> inkProperty(Ink ink) {
    return styles.ink(ink);
  }

  /** Font from which the drawing's fonts are derived; inherited from {@code -fx-font}. */
  public ObjectProperty<Font> fontProperty() {
    return styles.font;
  }

  /** Font of the cards' icons; {@code -graph-icon-font} in style sheets. */
  public ObjectProperty<Font> iconFontProperty() {
    return styles.iconFont;
  }

  /** Colours and fonts in which the editor draws now; the fallback ones before it is shown. */
  public Theme theme() {
    return getSkin() instanceof GraphEditorSkin skin ? skin.theme() : Theme.plain();
  }

  /** Hands a gesture to the application. Called by the skin; an application may call it, too. */
  public void report(Gesture gesture) {
    getOnGesture().accept(gesture);
  }

  private void withSkin(Consumer<GraphEditorSkin> action) {
    if (getSkin() instanceof GraphEditorSkin skin) {
      action.accept(skin);
    } else {
      whenShown = whenShown == null ? action : whenShown.andThen(action);
    }
  }

  /** Shows the whole drawing. Before the control is shown for the first time: as soon as it is. */
  public void fit() {
    withSkin(GraphEditorSkin::fit);
  }

  /** Shows what is selected, as large as fits, at most at 100 %. */
  public void zoomToSelection() {
    withSkin(GraphEditorSkin::zoomToSelection);
  }

  /** Zooms to a factor around the middle of the control; 1 is 100 %. */
  public void zoomTo(double zoom) {
    setViewport(getViewport().zoomedAt(getWidth() / 2, getHeight() / 2, zoom));
  }

  /** One step closer. */
  public void zoomIn() {
    zoomTo(getViewport().zoom() * 1.25);
  }

  /** One step away. */
  public void zoomOut() {
    zoomTo(getViewport().zoom() / 1.25);
  }

  /** Pans, if needed, so that a node, frame or note is in sight. */
  public void reveal(String id) {
    withSkin(s -> s.reveal(id));
  }

  /** Selects everything. */
  public void selectAll() {
    setSelection(
        new Selection(
            getModel().nodes().stream().map(GraphNode::id).collect(Collectors.toSet()),
            getModel().links().stream().map(GraphLink::id).collect(Collectors.toSet()),
            getModel().frames().stream().map(GraphFrame::id).collect(Collectors.toSet()),
            getModel().notes().stream().map(GraphNote::id).collect(Collectors.toSet())));
  }

  /** Selects a node, puts the keyboard's cursor on it and brings it in sight. */
  public void selectAndReveal(String node) {
    setSelection(Selection.ofNodes(List.of(node)));
    setCursorTarget(new Target.Node(node));
    reveal(node);
  }

  /** Opens the search box at a point of the drawing, or in the middle of the control for null. */
  public void openSearch(@Nullable Point2D at) {
    withSkin(s -> s.openSearch(at, null));
  }

  /**
   * Opens the search box for something to put into a wire; it offers what the {@link
   * ConnectionRule} lets in there and what is chosen is reported as {@link Gesture.CreateOnLink}.
   *
   * @param at where the middle of the new card shall be
   */
  public void openSearchOnLink(String link, Point2D at) {
    withSkin(s -> s.openSearchOnLink(link, at));
  }

  /** Makes a wire pass a point: reports {@link Gesture.BendLink}. */
  public void addBend(String link, Point2D at) {
    withSkin(s -> s.addBend(link, at));
  }

  /** Opens the field that renames a node or frame, or edits a note, in place. */
  public void editInPlace(String id) {
    withSkin(s -> s.editInPlace(id));
  }

  /**
   * Starts carrying a template from a palette. Call it in the palette's {@code DRAG_DETECTED}
   * handler, after {@code startFullDrag()} on the palette's node: from then on the editor shows a
   * ghost wherever the pointer is over it, and reports {@link Gesture.Create} or {@link
   * Gesture.CreateOnLink} when the button is released there. Nothing happens when it is released
   * elsewhere.
   */
  public void beginTemplateDrag(Template template) {
    withSkin(s -> s.beginTemplateDrag(template));
  }

  /** Takes the focus and does what the action's key does. Before the control is shown: then. */
  public void perform(KeyAction action) {
    requestFocus();
    withSkin(s -> s.perform(action));
  }

  /** Gives up whatever drag, wire or field is under way. */
  public void cancelGesture() {
    withSkin(GraphEditorSkin::cancel);
  }

  /** The middle of what is in sight, in the drawing's units. */
  public Point2D centreOfView() {
    return getViewport().toDrawing(getWidth() / 2, getHeight() / 2);
  }

  /** Where a node, link, frame or note is on the screen, if it exists and the control is shown. */
  public Optional<Rectangle2D> boundsOnScreen(String id) {
    return getSkin() instanceof GraphEditorSkin skin ? skin.boundsOnScreen(id) : Optional.empty();
  }

  /** What is shown. Never null. */
  public final ObjectProperty<GraphModel> modelProperty() {
    return model;
  }

  /** What is shown. */
  public final GraphModel getModel() {
    return model.get();
  }

  /** Shows another model. What did not change should be the same objects. */
  public final void setModel(GraphModel value) {
    model.set(Objects.requireNonNull(value, "model"));
  }

  /** Receives what the user asks for. */
  public final ObjectProperty<Consumer<Gesture>> onGestureProperty() {
    return onGesture;
  }

  /** Receives what the user asks for. */
  public final Consumer<Gesture> getOnGesture() {
    return onGesture.get();
  }

  /** Sets who receives what the user asks for. */
  public final void setOnGesture(Consumer<Gesture> value) {
    onGesture.set(Objects.requireNonNull(value, "onGesture"));
  }

  /** Which wires make sense. */
  public final ObjectProperty<ConnectionRule> connectionRuleProperty() {
    return connectionRule;
  }

  /** Which wires make sense. */
  public final ConnectionRule getConnectionRule() {
    return connectionRule.get();
  }

  /** Sets which wires make sense. */
  public final void setConnectionRule(ConnectionRule value) {
    connectionRule.set(Objects.requireNonNull(value, "connectionRule"));
  }

  /** What the search box offers. */
  public final ObjectProperty<Catalogue> catalogueProperty() {
    return catalogue;
  }

  /** What the search box offers. */
  public final Catalogue getCatalogue() {
    return catalogue.get();
  }

  /** Sets what the search box offers. */
  public final void setCatalogue(Catalogue value) {
    catalogue.set(Objects.requireNonNull(value, "catalogue"));
  }

  /** What is selected. Parts that leave the model leave the selection. */
  public final ObjectProperty<Selection> selectionProperty() {
    return selection;
  }

  /** What is selected. */
  public final Selection getSelection() {
    return selection.get();
  }

  /** Selects. */
  public final void setSelection(Selection value) {
    selection.set(Objects.requireNonNull(value, "selection"));
  }

  /** Which part of the drawing is seen. */
  public final ObjectProperty<Viewport> viewportProperty() {
    return viewport;
  }

  /** Which part of the drawing is seen. */
  public final Viewport getViewport() {
    return viewport.get();
  }

  /** Sets which part of the drawing is seen. */
  public final void setViewport(Viewport value) {
    viewport.set(Objects.requireNonNull(value, "viewport"));
  }

  /** What the keyboard's cursor is on; the canvas for nothing. */
  public final ObjectProperty<Target> cursorTargetProperty() {
    return cursorTarget;
  }

  /** What the keyboard's cursor is on. */
  public final Target getCursorTarget() {
    return cursorTarget.get();
  }

  /** Puts the keyboard's cursor on something. */
  public final void setCursorTarget(Target value) {
    cursorTarget.set(Objects.requireNonNull(value, "cursorTarget"));
  }

  /** Language of the control's own words. English and Simplified Chinese are there. */
  public final ObjectProperty<Locale> localeProperty() {
    return locale;
  }

  /** Language of the control's own words. */
  public final Locale getLocale() {
    return locale.get();
  }

  /** Sets the language of the control's own words. */
  public final void setLocale(Locale value) {
    locale.set(Objects.requireNonNull(value, "locale"));
  }

  /** Which keys ask for what while the control has the focus. */
  public final ObjectProperty<Keys> keysProperty() {
    return keys;
  }

  /** Which keys ask for what. */
  public final Keys getKeys() {
    return keys.get();
  }

  /** Sets which keys ask for what. */
  public final void setKeys(Keys value) {
    keys.set(Objects.requireNonNull(value, "keys"));
  }

  /** What is under the pointer. */
  public final ReadOnlyObjectProperty<Target> hoveredProperty() {
    return hovered.getReadOnlyProperty();
  }

  /** What is under the pointer. */
  public final Target getHovered() {
    return hovered.get();
  }

  /** Set by the skin. */
  public final void setHovered(Target target) {
    hovered.set(target);
  }

  /** Whether the drawing can only be looked at, panned, zoomed and selected. */
  public final BooleanProperty readOnlyProperty() {
    return readOnly;
  }

  /** Whether the drawing can only be looked at. */
  public final boolean isReadOnly() {
    return readOnly.get();
  }

  /** Whether dots are drawn at the grid's crossings. */
  public final BooleanProperty gridVisibleProperty() {
    return gridVisible;
  }

  /** Whether what is moved jumps to the grid. */
  public final BooleanProperty snapToGridProperty() {
    return snapToGrid;
  }

  /**
   * Whether what is moved jumps to the edges and middles of its neighbours. Alt held turns it off.
   */
  public final BooleanProperty snapToGuidesProperty() {
    return snapToGuides;
  }

  /** Whether the minimap is shown in the lower right corner. */
  public final BooleanProperty minimapVisibleProperty() {
    return minimapVisible;
  }

  /** Whether the zoom controls are shown in the lower left corner. */
  public final BooleanProperty zoomBarVisibleProperty() {
    return zoomBarVisible;
  }

  /**
   * Whether the mouse wheel zooms (with Ctrl it always does); else it pans. Trackpads always pan.
   */
  public final BooleanProperty wheelZoomsProperty() {
    return wheelZooms;
  }

  /** Distance of the grid's lines. */
  public final DoubleProperty gridSizeProperty() {
    return gridSize;
  }

  /**
   * Small live pictures by node id, drawn below the cards. Beside the model, so that they may
   * change many times a second without a new model.
   */
  public final ObservableMap<String, List<Image>> thumbnails() {
    return thumbnails;
  }
}
