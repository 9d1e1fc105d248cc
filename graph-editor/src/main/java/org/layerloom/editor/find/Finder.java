package org.layerloom.editor.find;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.GraphEditor;

/**
 * A field over a list that narrows while one types; arrows choose, Enter takes, Escape gives up.
 * The search box of the canvas and the command palette are both made of it.
 *
 * @param <T> what is looked for
 */
public final class Finder<T> extends VBox {
  private static final int MOST = 60;

  private final TextField field = new TextField();
  private final ListView<T> list = new ListView<>();
  private final Label nothing = new Label();
  private final Function<T, List<String>> names;
  private final Function<T, Double> weight;
  private List<T> items = List.of();
  private Consumer<T> onChosen = _ -> {};
  private Runnable onClosed = () -> {};

  /**
   * Makes an empty finder.
   *
   * @param names every name under which a thing is found
   * @param weight how likely it is wanted, 0 to 1: decides between things that match alike
   * @param row what its row shows
   */
  public Finder(Function<T, List<String>> names, Function<T, Double> weight, Function<T, Row> row) {
    this.names = names;
    this.weight = weight;
    getStyleClass().add("graph-finder");
    field.getStyleClass().add("graph-finder-field");
    list.getStyleClass().add("graph-finder-list");
    list.setCellFactory(_ -> new Cell<>(row, this::take));
    list.setFocusTraversable(false);
    list.setFixedCellSize(32);
    nothing.getStyleClass().add("graph-finder-nothing");
    nothing.setWrapText(true);
    list.setPlaceholder(nothing);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(field, list);
    setPrefSize(300, 320);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    field.textProperty().addListener((_, _, _) -> narrow());
    addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
  }

  @Override
  public String getUserAgentStylesheet() {
    return Objects.requireNonNull(
            GraphEditor.class.getResource("graph-editor.css"), "graph-editor.css")
        .toExternalForm();
  }

  /** One row: what it is called, what stands beside it, and a style class for its colour. */
  public record Row(String title, String aside, String styleClass) {}

  /** Offers these things, with an empty field. */
  public void offer(Collection<T> things, String prompt, String noneFound) {
    items = List.copyOf(things);
    nothing.setText(noneFound);
    field.setPromptText(prompt);
    field.setAccessibleText(prompt);
    field.clear();
    narrow();
    field.requestFocus();
  }

  /** Height that shows so many rows, within the preferred height. */
  public double heightFor(int rows) {
    return Math.min(getPrefHeight(), 72 + Math.max(2, rows) * list.getFixedCellSize());
  }

  /** Called with what was taken. */
  public void setOnChosen(Consumer<T> action) {
    onChosen = action;
  }

  /** Called when the finder is done with, taken or not; hide it there. */
  public void setOnClosed(Runnable action) {
    onClosed = action;
  }

  /** The field, for focus and tests. */
  public TextField field() {
    return field;
  }

  /** What is offered now, best first. */
  public List<T> found() {
    return List.copyOf(list.getItems());
  }

  /** What Enter would take. */
  public ReadOnlyObjectProperty<T> selectedProperty() {
    return list.getSelectionModel().selectedItemProperty();
  }

  private record Hit<T>(T thing, double score) {}

  private void narrow() {
    String query = field.getText();
    List<Hit<T>> hits = new ArrayList<>();
    for (T item : items) {
      double match = Fuzzy.best(query, names.apply(item));
      if (match > 0) {
        hits.add(new Hit<>(item, match + 0.3 * weight.apply(item)));
      }
    }
    hits.sort(Comparator.comparingDouble((Hit<T> h) -> h.score).reversed());
    list.getItems().setAll(hits.stream().limit(MOST).map(Hit::thing).toList());
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
  }

  private void onKey(KeyEvent event) {
    KeyCode code = event.getCode();
    int size = list.getItems().size();
    if (code == KeyCode.ESCAPE) {
      onClosed.run();
    } else if (code == KeyCode.ENTER) {
      take(list.getSelectionModel().getSelectedItem());
    } else if (size > 0 && (code == KeyCode.DOWN || code == KeyCode.UP)) {
      int step = code == KeyCode.DOWN ? 1 : -1;
      int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + step, size);
      list.getSelectionModel().select(next);
      list.scrollTo(Math.max(0, next - 4));
    } else {
      return;
    }
    event.consume();
  }

  private void take(@Nullable T thing) {
    if (thing != null) {
      onClosed.run();
      onChosen.accept(thing);
    }
  }

  private static final class Cell<T> extends ListCell<T> {
    private final Function<T, Row> row;
    private final Region mark = new Region();
    private final Label title = new Label();
    private final Label aside = new Label();
    private final HBox box = new HBox(8, mark, title, aside);

    Cell(Function<T, Row> row, Consumer<T> take) {
      this.row = row;
      mark.setMinSize(4, 16);
      mark.setMaxSize(4, 16);
      title.getStyleClass().add("graph-finder-title");
      aside.getStyleClass().add("graph-finder-aside");
      HBox.setHgrow(title, Priority.ALWAYS);
      title.setMaxWidth(Double.MAX_VALUE);
      title.setMinWidth(40);
      aside.setMinWidth(Region.USE_PREF_SIZE);
      box.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
      setOnMouseClicked(
          _ -> {
            T item = getItem();
            if (item != null) {
              take.accept(item);
            }
          });
    }

    @Override
    protected void updateItem(@Nullable T item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      Row shown = row.apply(item);
      title.setText(shown.title());
      aside.setText(shown.aside());
      mark.getStyleClass().setAll("graph-finder-mark", shown.styleClass());
      mark.setVisible(!shown.styleClass().isEmpty());
      setGraphic(box);
      setAccessibleText(shown.title() + " " + shown.aside());
    }
  }
}
