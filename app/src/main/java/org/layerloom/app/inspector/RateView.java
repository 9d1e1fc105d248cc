package org.layerloom.app.inspector;

import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.training.RateSearch;
import org.layerloom.app.training.RateSearch.State;
import org.layerloom.app.training.Runs;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Edit;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;
import org.layerloom.network.Wording;
import org.layerloom.training.RateCurve;

/**
 * Finds a train node's learning rate: the loss over a rate that rises by the same factor at each
 * step, with the place where it falls fastest.
 */
final class RateView extends VBox {

  private static final RateCurve NOTHING = new RateCurve(new double[0], new double[0], Double.NaN);

  private static final double HEIGHT = 72;
  private static final double MARGIN = 4;

  private final Session session;
  private final RateSearch search;
  private final Words words;
  private final Wording wording;
  private final Button find = new Button();
  private final Button cancel = new Button();
  private final Button take = new Button();
  private final ProgressBar busy = new ProgressBar();
  private final Polyline line = new Polyline();
  private final Line mark = new Line();
  private final Pane plot = new Pane(mark, line);
  private final Label ends = new Label();
  private final Label said = new Label();
  private @Nullable NodeId node;

  /**
   * @param device on which the person trains
   */
  RateView(
      Session session,
      RateSearch search,
      Runs runs,
      Supplier<String> device,
      Words words,
      Wording wording,
      Lifetime lifetime) {
    this.session = session;
    this.search = search;
    this.words = words;
    this.wording = wording;
    setId("rate-finder");
    getStyleClass().add("schedule");
    plot.getStyleClass().add("schedule-plot");
    line.getStyleClass().add("schedule-line");
    mark.getStyleClass().add("schedule-mark");
    plot.setMinHeight(HEIGHT);
    plot.setPrefHeight(HEIGHT);
    plot.setMinWidth(0);
    plot.widthProperty().subscribe(width -> draw());
    find.setId("rate-find");
    find.setText(words.text("rate.find"));
    find.setOnAction(event -> search.start(session.state().document(), device.get()));
    cancel.setId("rate-cancel");
    cancel.setText(words.text("rate.cancel"));
    cancel.setOnAction(event -> search.cancel());
    take.setId("rate-take");
    take.setOnAction(event -> take());
    busy.setMaxWidth(Double.MAX_VALUE);
    busy.setAccessibleText(words.text("rate.searching"));
    said.setId("rate-said");
    for (Label label : new Label[] {ends, said}) {
      label.getStyleClass().add("muted");
      label.setWrapText(true);
    }
    HBox buttons = new HBox(find, cancel, take);
    buttons.getStyleClass().add("rate-buttons");
    getChildren().addAll(buttons, busy, plot, ends, said);
    lifetime.follow(search.stateProperty(), this::show);
    lifetime.follow(runs.stateProperty(), run -> find.setDisable(run.phase().active() || !sound()));
    lifetime.follow(
        session.stateProperty(), now -> find.setDisable(runs.state().phase().active() || !sound()));
  }

  /** From now on it is about this train node. */
  RateView of(NodeId train) {
    node = train;
    return this;
  }

  private boolean sound() {
    return session.state().whole().sound();
  }

  private static void only(boolean shown, javafx.scene.Node... nodes) {
    for (javafx.scene.Node one : nodes) {
      one.setVisible(shown);
      one.setManaged(shown);
    }
  }

  private void show(State state) {
    boolean searching = state instanceof State.Searching;
    RateCurve curve = state instanceof State.Found seen ? seen.curve() : NOTHING;
    boolean drawn = curve.rates().length > 1;
    boolean found = drawn && !Double.isNaN(curve.suggestion());
    only(!searching, find);
    only(searching, cancel, busy);
    only(found, take, mark);
    only(drawn, plot, ends);
    if (found) {
      take.setText(words.text("rate.take", text(curve.suggestion())));
    }
    if (drawn) {
      double[] rates = curve.rates();
      ends.setText(words.text("rate.ends", text(rates[0]), text(rates[rates.length - 1])));
    }
    said.setText(
        switch (state) {
          case State.Idle() -> words.text("rate.how");
          case State.Searching() -> words.text("rate.searching");
          case State.Failed(Message reason) -> wording.say(reason);
          case State.Found ignored ->
              found ? words.text("rate.found", text(curve.suggestion())) : words.text("rate.none");
        });
    setAccessibleText(said.getText());
    draw();
  }

  private String text(double rate) {
    return String.format(words.locale(), rate >= 0.001 ? "%.4f" : "%.1e", rate);
  }

  /** The rate that was found, in two digits: more would be chance. */
  private void take() {
    NodeId train = node;
    if (train != null && search.stateProperty().get() instanceof State.Found found) {
      double rate =
          Double.parseDouble(
              String.format(java.util.Locale.ROOT, "%.1e", found.curve().suggestion()));
      session.edit(
          new Edit.Configure(Set.of(train), "learningRate", new Value.Real(rate)),
          Message.of("edit.rate"));
    }
  }

  private void draw() {
    line.getPoints().clear();
    double width = plot.getWidth() - 2 * MARGIN;
    if (!(search.stateProperty().get() instanceof State.Found found) || width <= 0) {
      return;
    }
    double[] rates = found.curve().rates();
    double[] losses = found.curve().losses();
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double loss : losses) {
      least = Math.min(least, loss);
      most = Math.max(most, loss);
    }
    if (rates.length < 2 || !(most > least)) {
      return;
    }
    double from = Math.log(rates[0]);
    double span = Math.log(rates[rates.length - 1]) - from;
    for (int i = 0; i < rates.length; i++) {
      line.getPoints()
          .addAll(
              MARGIN + width * (Math.log(rates[i]) - from) / span,
              HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (losses[i] - least) / (most - least));
    }
    double at = MARGIN + width * (Math.log(found.curve().suggestion()) - from) / span;
    mark.setStartX(at);
    mark.setEndX(at);
    mark.setStartY(MARGIN);
    mark.setEndY(HEIGHT - MARGIN);
  }
}
