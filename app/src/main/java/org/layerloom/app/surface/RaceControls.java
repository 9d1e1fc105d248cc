package org.layerloom.app.surface;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.language.Words;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.Wording;
import org.layerloom.race.Race;

/** How the race is run: play, pause, step, begin anew; learning rate, schedule, steps. */
final class RaceControls extends VBox {

  private static final double SLOWEST = 2;
  private static final double FASTEST = 240;
  private static final double USUAL = 30;

  private final RaceModel race;
  private final Words words;
  private final Player player;
  private final ToggleButton play = new ToggleButton();
  private final Button step;
  private final Button reset;
  private final Slider speed = new Slider(SLOWEST, FASTEST, USUAL);
  private final TextField rate = new TextField();
  private final CheckBox best = new CheckBox();
  private final ComboBox<String> schedule = new ComboBox<>();
  private final ScheduleCurve curve = new ScheduleCurve();
  private final Spinner<Integer> steps = new Spinner<>(10, RaceModel.MOST_STEPS, 200, 50);

  RaceControls(RaceModel race, Words words, Wording wording, Lifetime lifetime) {
    this.race = race;
    this.words = words;
    this.player = new Player(race::step);
    getStyleClass().add("surface-controls");
    named(play, "surface-play", "surface.play");
    play.setGraphic(new FontIcon("fth-play"));
    play.selectedProperty().subscribe(this::play);
    step = button("surface-step", "fth-skip-forward", "surface.step", () -> race.step(1));
    reset = button("surface-reset", "fth-rotate-ccw", "surface.reset", race::reset);
    named(speed, "surface-speed", "surface.speed");
    speed.valueProperty().subscribe(it -> player.perSecond(it.doubleValue()));
    HBox.setHgrow(speed, Priority.ALWAYS);
    rate.setId("surface-rate");
    rate.setOnAction(event -> changeRate());
    rate.focusedProperty().subscribe(focused -> leaveRate(focused));
    best.setId("surface-best");
    best.setText(words.text("surface.best"));
    best.setWrapText(true);
    best.selectedProperty().addListener((it, before, now) -> race.best(now));
    schedules(wording);
    steps.setId("surface-steps");
    steps.setEditable(true);
    steps.valueProperty().addListener((it, before, now) -> race.steps(now));
    FlowPane tools = new FlowPane(6, 6, play, step, reset);
    getChildren()
        .addAll(
            tools,
            field("surface.speed", speed),
            field("surface.rate", rate),
            best,
            field("surface.schedule", schedule),
            curve,
            field("surface.steps", steps));
    lifetime.atEnd(player::stop);
  }

  private void schedules(Wording wording) {
    Kind train = Catalogue.standard().kind("train");
    schedule.setId("surface-schedule");
    schedule.getItems().setAll(Race.schedules());
    schedule.setValue(Race.schedules().getFirst());
    schedule.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable String kind) {
            return kind == null ? "" : wording.choice(train, train.parameter("schedule"), kind);
          }

          @Override
          public String fromString(String text) {
            throw new UnsupportedOperationException("it is chosen, not typed");
          }
        });
    schedule.valueProperty().addListener((it, before, now) -> race.schedule(now));
  }

  private Button button(String id, String icon, String key, Runnable action) {
    Button button = new Button("", new FontIcon(icon));
    named(button, id, key);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void named(Control control, String id, String key) {
    control.setId(id);
    control.setAccessibleText(words.text(key));
    control.setTooltip(new Tooltip(words.text(key)));
  }

  private VBox field(String key, Control control) {
    Label label = new Label(words.text(key));
    label.getStyleClass().add("muted");
    label.setLabelFor(control);
    control.setAccessibleText(words.text(key));
    control.setMaxWidth(Double.MAX_VALUE);
    return new VBox(2, label, control);
  }

  private void play(boolean playing) {
    String key = playing ? "surface.pause" : "surface.play";
    play.setGraphic(new FontIcon(playing ? "fth-pause" : "fth-play"));
    play.setAccessibleText(words.text(key));
    play.setTooltip(new Tooltip(words.text(key)));
    if (playing) {
      Race now = race.race();
      if (now != null && now.over()) {
        race.reset();
      }
      player.start();
    } else {
      player.stop();
    }
  }

  /** Nobody looks any more. */
  void pause() {
    play.setSelected(false);
  }

  private void leaveRate(boolean focused) {
    if (!focused && race.ground() != null) {
      changeRate();
    }
  }

  private void changeRate() {
    try {
      double typed = Double.parseDouble(rate.getText().strip());
      if (!(typed > 0 && typed <= 1e6)) {
        throw new NumberFormatException("no learning rate");
      }
      rate.getStyleClass().remove("danger");
      // What is shown is rounded: leaving the field alone must change nothing.
      if (!rate.getText().strip().equals(Figures.plain(race.rate()))) {
        race.rate(typed);
      }
    } catch (NumberFormatException e) {
      if (!rate.getStyleClass().contains("danger")) {
        rate.getStyleClass().add("danger");
      }
    }
  }

  /** Shows how far the race is. */
  void show(boolean dark) {
    Race now = race.race();
    boolean none = now == null;
    boolean over = now == null || now.over();
    for (Control control : new Control[] {play, step, reset, rate, best, schedule, steps}) {
      control.setDisable(none);
    }
    step.setDisable(over);
    rate.setDisable(none || race.best());
    if (over) {
      play.setSelected(false);
    }
    if (!rate.isFocused()) {
      rate.setText(Figures.plain(race.rate()));
      rate.getStyleClass().remove("danger");
    }
    curve.show(race.pace(), now == null ? 0 : now.steps(), dark);
    curve.setAccessibleText(
        words.text(
            "surface.curve",
            String.valueOf(schedule.getConverter().toString(schedule.getValue()))));
  }
}
