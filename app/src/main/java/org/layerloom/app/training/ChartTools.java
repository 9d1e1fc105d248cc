package org.layerloom.app.training;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.charts.ChartPane;
import org.layerloom.charts.series.XUnit;

/** How curves are drawn: what the axis counts, logarithmic or not, how smooth, beside what. */
final class ChartTools extends HBox {

  /** Weights of the past from none to nearly all: evenly spread over how much they smooth. */
  private static final double STRONGEST = 0.998;

  private final CheckBox earlier = new CheckBox();
  private final ToggleButton results = new ToggleButton();
  private final ToggleButton steps = new ToggleButton();

  /**
   * @param panes the charts that are drawn so, all alike
   */
  ChartTools(List<ChartPane> panes, Words words) {
    getStyleClass().add("chart-tools");
    setAlignment(Pos.CENTER_RIGHT);
    ComboBox<XUnit> unit = new ComboBox<>();
    unit.setId("chart-unit");
    unit.getItems().setAll(XUnit.EPOCH, XUnit.STEP, XUnit.CLOCK);
    unit.setConverter(new UnitNames(words));
    unit.setAccessibleText(words.text("chart.unit"));
    unit.valueProperty().bindBidirectional(panes.getFirst().xUnitProperty());
    CheckBox log = new CheckBox(words.text("chart.log"));
    log.setId("chart-log-box");
    Slider smooth = new Slider(0, 1, position(panes.getFirst().getSmoothing()));
    smooth.setId("chart-smooth");
    smooth.setAccessibleText(words.text("chart.smooth"));
    smooth.setTooltip(new Tooltip(words.text("chart.smooth.text")));
    smooth.setPrefWidth(90);
    Label smoothing = new Label(words.text("chart.smooth"));
    smoothing.setLabelFor(smooth);
    smoothing.getStyleClass().add("muted");
    earlier.setText(words.text("chart.earlier"));
    earlier.setId("chart-earlier");
    earlier.setTooltip(new Tooltip(words.text("chart.earlier.text")));
    smooth
        .valueProperty()
        .subscribe(at -> panes.forEach(pane -> pane.setSmoothing(weight(at.doubleValue()))));
    // The loss spans powers of ten; shares and speeds do not.
    panes.getFirst().logValuesProperty().bindBidirectional(log.selectedProperty());
    ToggleGroup views = new ToggleGroup();
    view(results, "results", "left-pill", views, words);
    view(steps, "steps", "right-pill", views, words);
    results.setSelected(true);
    // One of the two is always pressed.
    views
        .selectedToggleProperty()
        .addListener(
            (all, before, now) -> {
              if (now == null && before != null) {
                before.setSelected(true);
              }
            });
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    getChildren().addAll(new HBox(results, steps), gap, smoothing, smooth, log, unit, earlier);
  }

  private static void view(
      ToggleButton button, String name, String place, ToggleGroup views, Words words) {
    button.setId("chart-view-" + name);
    button.setText(words.text("chart.view." + name));
    button.setTooltip(new Tooltip(words.text("chart.view." + name + ".text")));
    button.setToggleGroup(views);
    button.getStyleClass().addAll("small", place);
  }

  /** Whether the charts of the steps are wanted rather than those of the results. */
  BooleanProperty stepsProperty() {
    return steps.selectedProperty();
  }

  /** Whether the run before lies under this one. */
  CheckBox earlier() {
    return earlier;
  }

  private static double weight(double at) {
    return at <= 0 ? 0 : 1 - Math.pow(1 - STRONGEST, at);
  }

  private static double position(double weight) {
    return Math.clamp(Math.log(1 - weight) / Math.log(1 - STRONGEST), 0, 1);
  }

  /** What an axis counts, in the window's language. */
  private static final class UnitNames extends StringConverter<XUnit> {
    private final Words words;

    UnitNames(Words words) {
      this.words = words;
    }

    @Override
    public String toString(@Nullable XUnit unit) {
      return unit == null ? "" : words.text("chart.unit." + unit.name());
    }

    @Override
    public XUnit fromString(String text) {
      throw new UnsupportedOperationException("chosen, not typed");
    }
  }
}
