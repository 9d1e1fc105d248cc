package org.layerloom.app.surface;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.layerloom.app.language.Words;
import org.layerloom.race.Race;
import org.layerloom.race.Rule;
import org.layerloom.race.Runner;
import org.layerloom.race.Textbook;

/** Who races, with which rate, and how high each is; a box takes one out of sight. */
final class RaceLegend extends VBox {

  private final RaceModel race;
  private final Words words;
  private final Label heading = new Label();
  private final Map<Rule, Row> rows = new EnumMap<>(Rule.class);

  private record Row(HBox line, CheckBox box, Label height) {}

  RaceLegend(RaceModel race, Words words) {
    this.race = race;
    this.words = words;
    setId("surface-legend");
    getStyleClass().add("surface-legend");
    heading.setId("surface-at");
    heading.getStyleClass().add("card-title");
    heading.setWrapText(true);
    getChildren().add(heading);
    for (Rule rule : Rule.values()) {
      rows.put(rule, row(rule));
      getChildren().add(rows.get(rule).line());
    }
  }

  private Row row(Rule rule) {
    CheckBox box = new CheckBox(Racers.name(rule));
    box.setId("surface-rule-" + rule);
    box.setSelected(true);
    box.selectedProperty().addListener((it, before, now) -> race.show(rule, now));
    Label number = new Label(Racers.number(rule));
    number.getStyleClass().add("surface-number");
    StackPane head = new StackPane(new Circle(7.5, Racers.colour(rule)), number);
    Label height = new Label();
    height.setId("surface-height-" + rule);
    height.setMinWidth(Region.USE_PREF_SIZE);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox line = new HBox(6, head, box, between, height);
    line.setAlignment(Pos.CENTER_LEFT);
    return new Row(line, box, height);
  }

  /** Shows how far the race is. */
  void show() {
    Race now = race.race();
    boolean there = now != null && race.ground() != null;
    setVisible(there);
    setManaged(there);
    if (now == null || !there) {
      return;
    }
    heading.setText(words.text("surface.at", now.steps(), now.pace().steps()));
    rows.forEach(
        (rule, row) -> {
          boolean races = now.runners().stream().anyMatch(it -> it.rule() == rule);
          row.line().setVisible(races);
          row.line().setManaged(races);
        });
    for (Runner runner : now.runners()) {
      Row row = rows.get(runner.rule());
      if (row != null) {
        String height =
            runner.lost()
                ? words.text(race.ground() instanceof Textbook ? "surface.lost" : "surface.left")
                : Figures.say(runner.height(), words.locale());
        row.height().setText(height);
        String said =
            words.text(
                "surface.racer", Racers.name(runner.rule()), height, Figures.plain(runner.rate()));
        row.box().setAccessibleText(said);
        Tooltip tooltip = row.box().getTooltip();
        if (tooltip == null) {
          row.box().setTooltip(new Tooltip(said));
        } else {
          tooltip.setText(said);
        }
      }
    }
  }
}
