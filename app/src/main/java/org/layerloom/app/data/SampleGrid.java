package org.layerloom.app.data;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridCell;
import org.controlsfx.control.GridView;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.tensor.PictureBox;
import org.layerloom.app.tensor.Pictures;
import org.layerloom.app.tensor.WaveBox;
import org.layerloom.app.trained.Numbers;
import org.layerloom.data.look.DataPage;
import org.layerloom.network.Shape;

/**
 * Pictures or sounds with their labels. A click picks one; with the keyboard in it, arrows walk
 * from one to the next.
 */
final class SampleGrid extends StackPane {

  private static final double EDGE = 52;
  private static final int WAVE_WIDTH = 112;
  private static final double CELL_HEIGHT = EDGE + 20;
  private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");

  private final GridView<Integer> grid = new GridView<>();
  private final IntegerProperty picked = new SimpleIntegerProperty(-1);
  private final Words words;
  private final BiConsumer<DataPage, Integer> pick;
  private @Nullable DataPage page;
  private @Nullable SampleText text;

  SampleGrid(Words words, BiConsumer<DataPage, Integer> pick) {
    this.words = words;
    this.pick = pick;
    grid.setId("data-grid");
    grid.getStyleClass().add("sample-grid");
    grid.setCellWidth(EDGE + 8);
    grid.setCellHeight(CELL_HEIGHT);
    grid.setHorizontalCellSpacing(2);
    grid.setVerticalCellSpacing(2);
    grid.setCellFactory(it -> new Cell());
    grid.setFocusTraversable(true);
    grid.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    getChildren().setAll(grid);
  }

  /** Shows a page of samples. */
  void show(DataPage next, SampleText words) {
    page = next;
    text = words;
    picked.set(-1);
    boolean waves = WaveBox.isWave(next.samples().featureShape());
    grid.setCellWidth(waves ? WAVE_WIDTH + 8 : EDGE + 8);
    grid.setItems(
        FXCollections.observableArrayList(
            IntStream.range(0, next.samples().count()).boxed().toList()));
    say();
  }

  private void key(KeyEvent event) {
    int columns = Math.max(1, (int) (grid.getWidth() / (grid.getCellWidth() + 4)));
    int step =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          case UP -> -columns;
          case DOWN -> columns;
          case HOME -> -grid.getItems().size();
          case END -> grid.getItems().size();
          default -> 0;
        };
    if (step != 0 && !grid.getItems().isEmpty()) {
      choose(Math.clamp(picked.get() + step, 0, grid.getItems().size() - 1));
      if (grid.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
        flow.scrollTo(picked.get() / columns);
      }
      event.consume();
    }
  }

  private void choose(int index) {
    picked.set(index);
    say();
    DataPage shown = page;
    if (shown != null) {
      pick.accept(shown, index);
    }
  }

  private void say() {
    DataPage shown = page;
    SampleText named = text;
    if (shown == null || named == null) {
      return;
    }
    grid.setAccessibleText(
        picked.get() < 0
            ? words.text("data.grid", shown.samples().count())
            : words.text(
                "gallery.tile",
                shown.places().get(picked.get()) + 1,
                named.label(shown.samples(), picked.get())));
  }

  /** The numbers of the samples that are shown, for tests. */
  List<Integer> places() {
    return page == null ? List.of() : page.places();
  }

  /** One picture or sound. */
  private final class Cell extends GridCell<Integer> {
    private final PictureBox box = new PictureBox(EDGE);
    private final WaveBox wave = new WaveBox(WAVE_WIDTH, (int) EDGE);
    private final Label label = new Label();
    private final VBox content = new VBox(box, label);

    Cell() {
      getStyleClass().add("sample-cell");
      content.setAlignment(Pos.CENTER);
      label.getStyleClass().add("sample-label");
      picked.subscribe(now -> mark());
      setOnMousePressed(
          event -> {
            Integer item = getItem();
            if (item != null) {
              grid.requestFocus();
              choose(item);
            }
          });
    }

    private void mark() {
      Integer item = getItem();
      pseudoClassStateChanged(PICKED, item != null && item == picked.get());
    }

    @Override
    protected void updateItem(@Nullable Integer item, boolean empty) {
      super.updateItem(item, empty);
      DataPage shown = page;
      SampleText named = text;
      if (item == null
          || empty
          || shown == null
          || named == null
          || item >= shown.samples().count()) {
        setGraphic(null);
      } else {
        Shape shape = shown.samples().featureShape();
        float[] features = Numbers.features(shown.samples(), item);
        if (WaveBox.isWave(shape)) {
          wave.show(features);
        } else {
          box.show(Pictures.sample(shape, features));
        }
        content.getChildren().set(0, WaveBox.isWave(shape) ? wave : box);
        label.setText(named.label(shown.samples(), item));
        setGraphic(content);
      }
      mark();
    }
  }
}
