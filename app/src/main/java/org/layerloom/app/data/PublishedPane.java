package org.layerloom.app.data;

import java.util.List;
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
import org.layerloom.app.work.Lifetime;
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
  private final Uses uses;
  private final Words words;
  private final Wording wording;
  private final List<Row> all;
  private final Timeline look = new Timeline(new KeyFrame(LOOK, event -> tell()));

  /** What the window does with a dataset. */
  public interface Uses {

    /** Gives it, by its name, to the flowchart that is open. */
    void use(String id);

    /** Whether the person is sure that it shall be deleted. */
    boolean sure(Published dataset);
  }

  /**
   * @param life of the window that shows it
   */
  public PublishedPane(
      PublishedShelf shelf, Uses uses, Words words, Wording wording, Lifetime life) {
    this.shelf = shelf;
    this.uses = uses;
    this.words = words;
    this.wording = wording;
    setId("published");
    getStyleClass().add("published");
    VBox rows = new VBox();
    rows.getStyleClass().add("published-rows");
    all = Published.all().stream().map(Row::new).toList();
    rows.getChildren().addAll(all);
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
    look.setCycleCount(Animation.INDEFINITE);
    life.follow(shelf.stateProperty(), this::show);
    life.atEnd(look::stop);
    shelf.look();
  }

  private void show(PublishedShelf.State state) {
    all.forEach(row -> row.show(state));
    if (state.busy()) {
      look.play();
    } else {
      look.stop();
    }
  }

  private void tell() {
    all.forEach(Row::tell);
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

    Row(Published dataset) {
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
      remove.setOnAction(
          event -> {
            if (uses.sure(dataset)) {
              shelf.remove(dataset);
            }
          });
      Button used = new Button(words.text("intake.use"));
      used.setId("published-use-" + id);
      used.setOnAction(
          event -> {
            getScene().getWindow().hide();
            uses.use(id);
          });
      for (Button button : List.of(fetch, stop, remove, used)) {
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
    }

    private void show(PublishedShelf.State now) {
      boolean busy = dataset.equals(now.fetched());
      boolean here = now.whole().contains(dataset.info().id());
      fetch.setVisible(!here && !busy);
      fetch.setDisable(now.busy());
      stop.setVisible(busy);
      remove.setVisible(!busy && now.some().contains(dataset.info().id()));
      bar.setVisible(busy);
      Message why = dataset.equals(now.failed()) ? now.reason() : null;
      reason.setVisible(why != null);
      reason.setText(why == null ? "" : wording.say(why));
      state.setText(here ? words.text("published.here") : "");
      tell();
    }

    private void tell() {
      if (bar.isVisible()) {
        bar.setProgress(shelf.done() / (double) Math.max(1, dataset.bytes()));
        state.setText(words.text("published.at", shelf.done() / MEBI, dataset.bytes() / MEBI));
      }
    }
  }
}
