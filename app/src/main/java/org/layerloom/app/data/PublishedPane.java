package org.layerloom.app.data;

import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.layerloom.app.language.Words;
import org.layerloom.data.published.Published;
import org.layerloom.network.Message;
import org.layerloom.network.Wording;

/** Datasets that others publish: how large each is, under what terms, and whether it is here. */
public final class PublishedPane extends VBox {

  private static final double WIDTH = 640;
  private static final double HEIGHT = 460;
  private static final double MEBI = 1 << 20;
  private static final Duration LOOK = Duration.millis(100);

  private final PublishedShelf shelf;
  private final Words words;
  private final Wording wording;

  /**
   * @param use gives a dataset, by its name, to the flowchart that is open
   */
  public PublishedPane(PublishedShelf shelf, Consumer<String> use, Words words, Wording wording) {
    this.shelf = shelf;
    this.words = words;
    this.wording = wording;
    setId("published");
    getStyleClass().add("published");
    VBox rows = new VBox();
    rows.getStyleClass().add("published-rows");
    for (Published dataset : Published.all()) {
      rows.getChildren().add(new Row(dataset, use));
    }
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("lesson-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Label place = new Label(words.text("published.place", shelf.cache().folder()));
    place.setId("published-place");
    place.getStyleClass().add("muted");
    place.setWrapText(true);
    place.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().setAll(scroll, place);
    setPrefSize(WIDTH, HEIGHT);
  }

  /** One dataset. */
  private final class Row extends VBox {
    private final Published dataset;
    private final Label state = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button fetch = new Button();
    private final Button stop = new Button(words.text("published.stop"));
    private final Button remove = new Button(words.text("published.remove"));
    private final Label reason = new Label();
    private final Timeline look = new Timeline(new KeyFrame(LOOK, event -> tell()));

    Row(Published dataset, Consumer<String> use) {
      this.dataset = dataset;
      String id = dataset.info().id();
      getStyleClass().add("published-row");
      Label title = new Label(dataset.info().title());
      title.getStyleClass().add("card-title");
      Label terms =
          new Label(
              words.text(
                  "published.terms",
                  dataset.bytes() / MEBI,
                  dataset.info().shape().trainSize(),
                  dataset.info().classNames().size(),
                  dataset.info().licence(),
                  dataset.info().citation(),
                  dataset.page()));
      terms.getStyleClass().add("muted");
      terms.setWrapText(true);
      terms.setMinHeight(Region.USE_PREF_SIZE);
      state.setId("published-state-" + id);
      fetch.setId("published-fetch-" + id);
      fetch.setText(words.text("published.fetch"));
      fetch.setOnAction(event -> shelf.fetch(dataset));
      stop.setId("published-stop-" + id);
      stop.setOnAction(event -> shelf.stop());
      remove.setId("published-remove-" + id);
      remove.setOnAction(event -> shelf.remove(dataset));
      Button used = new Button(words.text("intake.use"));
      used.setId("published-use-" + id);
      used.setOnAction(
          event -> {
            getScene().getWindow().hide();
            use.accept(id);
          });
      for (Button button : java.util.List.of(fetch, stop, remove, used)) {
        button.setAccessibleText(button.getText() + ": " + dataset.info().title());
        button.managedProperty().bind(button.visibleProperty());
      }
      bar.managedProperty().bind(bar.visibleProperty());
      bar.setAccessibleText(dataset.info().title());
      HBox line = new HBox(fetch, stop, used, remove, bar, state);
      line.setAlignment(Pos.CENTER_LEFT);
      line.getStyleClass().add("published-line");
      reason.setId("published-reason-" + id);
      reason.getStyleClass().add("intake-refused");
      reason.setWrapText(true);
      reason.setMinHeight(Region.USE_PREF_SIZE);
      reason.managedProperty().bind(reason.visibleProperty());
      getChildren().setAll(title, terms, line, reason);
      look.setCycleCount(Animation.INDEFINITE);
      shelf.workProperty().subscribe(work -> show(work));
      // A window that is closed needs no progress.
      sceneProperty()
          .flatMap(scene -> scene.windowProperty())
          .flatMap(window -> window.showingProperty())
          .subscribe(
              (before, showing) -> {
                if (Boolean.TRUE.equals(before)) {
                  look.stop();
                }
              });
    }

    private void show(PublishedShelf.Work work) {
      boolean mine = work.on(dataset);
      boolean busy = mine && work.busy();
      boolean here = shelf.cache().holds(dataset);
      fetch.setVisible(!here && !busy);
      fetch.setDisable(work.busy());
      stop.setVisible(busy);
      remove.setVisible(!busy && (here || shelf.cache().of(dataset).toFile().exists()));
      bar.setVisible(busy);
      Message why = mine ? work.reason() : null;
      reason.setVisible(why != null);
      reason.setText(why == null ? "" : wording.say(why));
      if (busy) {
        look.play();
        tell();
      } else {
        look.stop();
        state.setText(here ? words.text("published.here") : "");
      }
    }

    private void tell() {
      double share = shelf.done() / (double) Math.max(1, dataset.bytes());
      bar.setProgress(share);
      state.setText(words.text("published.at", shelf.done() / MEBI, dataset.bytes() / MEBI));
    }
  }
}
