package org.layerloom.app.stepping;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.inspector.FormulaView;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.tensor.PictureBox;
import org.layerloom.app.tensor.Pictures;
import org.layerloom.app.trained.Numbers;
import org.layerloom.app.work.Lifetime;
import org.layerloom.data.Samples;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Node;
import org.layerloom.network.Shape;
import org.layerloom.network.Wording;
import org.layerloom.subnet.Unfolding;
import org.layerloom.training.Question;
import org.layerloom.training.Stepped;

/** Goes through one training step, number by number. */
public final class SteppingPane extends HBox {

  private static final Duration TEMPO = Duration.seconds(1.6);
  private static final double FASTER = 4;
  private static final double EDGE = 120;

  private static final String CHAIN_RULE =
      "\\frac{\\partial L}{\\partial x} = \\sum_i \\frac{\\partial L}{\\partial y_i}"
          + " \\frac{\\partial y_i}{\\partial x}";

  private final SteppingModel model;
  private final Session session;
  private final Words words;
  private final Wording wording;
  private final ObservableValue<Boolean> dark;
  private final FormulaView formulas;
  private final Timeline clock;
  private final Label heading = new Label();
  private final Label said = new Label();
  private final VBox formula = new VBox();
  private final Label worked = new Label();
  private final Label notice = new Label();
  private final PictureBox picture = new PictureBox(EDGE);
  private final TensorTable table = new TensorTable(this::explain);
  private final TextField number = new TextField();
  private final TextField rate = new TextField();
  private final Spinner<Integer> sample = new Spinner<>(1, Integer.MAX_VALUE, 1);
  private final CheckBox trained = new CheckBox();
  private final Button back;
  private final Button next;
  private final Button restore;
  private final ToggleButton play = new ToggleButton();
  private final ToggleButton faster = new ToggleButton();
  private final VBox middle;
  private int looked;
  private @Nullable Stop shown;

  public SteppingPane(
      SteppingModel model,
      Session session,
      Words words,
      Wording wording,
      ObservableValue<Boolean> dark,
      Lifetime lifetime) {
    this.model = model;
    this.session = session;
    this.words = words;
    this.wording = wording;
    this.dark = dark;
    this.formulas = new FormulaView(dark);
    this.clock = new Timeline(new KeyFrame(TEMPO, event -> tick()));
    clock.setCycleCount(Animation.INDEFINITE);
    getStyleClass().addAll("inside", "stepping");
    back = button("stepping-back", "fth-skip-back", "stepping.back", () -> go(-1));
    next = button("stepping-next", "fth-skip-forward", "stepping.next", () -> go(1));
    restore =
        button("stepping-restore", "fth-rotate-ccw", "stepping.restore", () -> model.restore());
    toggle(play, "stepping-play", "fth-play", "stepping.play");
    toggle(faster, "stepping-faster", "fth-fast-forward", "stepping.faster");
    play.selectedProperty().subscribe(this::run);
    faster.selectedProperty().subscribe(yes -> clock.setRate(yes ? FASTER : 1));
    FlowPane tools = new FlowPane(6, 6, back, play, next, faster, restore);
    trained.setId("stepping-trained");
    trained.setText(words.text("stepping.trained"));
    trained.selectedProperty().bindBidirectional(model.trainedProperty());
    VBox side = new VBox(tools);
    side.getStyleClass().add("predict-tools");
    sample.setId("stepping-sample");
    sample.setEditable(true);
    sample.valueProperty().addListener((it, before, now) -> model.choose(now - 1));
    rate.setId("stepping-rate");
    rate.setOnAction(event -> changeRate());
    number.setId("stepping-number");
    number.setOnAction(event -> changeNumber());
    side.getChildren().addAll(field("stepping.sample", sample), field("stepping.rate", rate));
    side.getChildren().addAll(field("stepping.number", number), trained);
    heading.setId("stepping-heading");
    heading.getStyleClass().add("answer-text");
    said.setId("stepping-said");
    said.setWrapText(true);
    worked.setId("stepping-worked");
    worked.setWrapText(true);
    worked.getStyleClass().add("answer-text");
    notice.setId("stepping-notice");
    notice.getStyleClass().add("empty-hint");
    notice.setWrapText(true);
    VBox texts = new VBox(8, heading, said, formula, worked, picture);
    ScrollPane scroll = new ScrollPane(texts);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("maps-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    middle = new VBox(scroll);
    middle.setMinWidth(0);
    middle.setPrefWidth(420);
    HBox.setHgrow(middle, Priority.ALWAYS);
    table.setMinWidth(0);
    table.setPrefWidth(420);
    table.setAccessibleText(words.text("stepping.table"));
    HBox.setHgrow(table, Priority.ALWAYS);
    ScrollPane sides = new ScrollPane(side);
    sides.setFitToWidth(true);
    sides.setMinWidth(216);
    sides.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    sides.getStyleClass().add("maps-scroll");
    getChildren().addAll(sides, notice, middle, table);
    lifetime.follow(model.stepProperty(), it -> show());
    lifetime.follow(model.problemProperty(), it -> show());
    lifetime.follow(model.atProperty(), it -> show());
    lifetime.follow(dark, it -> show());
    lifetime.atEnd(clock::stop);
  }

  /** Whether somebody sees it. */
  public BooleanProperty shownProperty() {
    return model.wantedProperty();
  }

  private Button button(String id, String icon, String key, Runnable action) {
    Button button = new Button("", new FontIcon(icon));
    button.setId(id);
    button.setAccessibleText(words.text(key));
    button.setTooltip(new javafx.scene.control.Tooltip(words.text(key)));
    button.setOnAction(event -> action.run());
    return button;
  }

  private void toggle(ToggleButton button, String id, String icon, String key) {
    button.setGraphic(new FontIcon(icon));
    button.setId(id);
    button.setAccessibleText(words.text(key));
    button.setTooltip(new javafx.scene.control.Tooltip(words.text(key)));
  }

  private VBox field(String key, javafx.scene.control.Control control) {
    Label label = new Label(words.text(key));
    label.getStyleClass().add("muted");
    label.setLabelFor(control);
    control.setAccessibleText(words.text(key));
    control.setMaxWidth(Double.MAX_VALUE);
    return new VBox(2, label, control);
  }

  private void run(boolean playing) {
    if (playing) {
      clock.play();
    } else {
      clock.stop();
    }
  }

  private void tick() {
    if (model.atProperty().get() >= model.stops().size() - 1 || !shownProperty().get()) {
      play.setSelected(false);
    } else {
      go(1);
    }
  }

  private void go(int by) {
    model.go(model.atProperty().get() + by);
    Stop stop = model.stop();
    if (stop != null) {
      session.select(stop.node());
    }
  }

  private void show() {
    Stepped step = model.stepProperty().get();
    Stop stop = model.stop();
    boolean there = step != null && stop != null;
    for (javafx.scene.Node part : new javafx.scene.Node[] {middle, table}) {
      part.setVisible(there);
      part.setManaged(there);
    }
    notice.setVisible(!there);
    notice.setManaged(!there);
    back.setDisable(model.atProperty().get() == 0);
    next.setDisable(model.atProperty().get() >= model.stops().size() - 1);
    play.setDisable(!there);
    number.setDisable(!there || !editable(stop));
    restore.setDisable(!model.changed());
    if (step == null || stop == null) {
      var problem = model.problemProperty().get();
      notice.setText(problem == null ? words.text("stepping.waiting") : wording.say(problem));
      return;
    }
    rate.setText(Worked.say(step.learningRate()));
    heading.setText(
        words.text(
            "stepping.heading", model.atProperty().get() + 1, model.stops().size(), stop.name()));
    String shape = stop.numbers().shape().toString();
    said.setText(
        words.text(
            "stepping.said." + stop.phase(),
            stop.name(),
            stop.phase() == Stop.Phase.LOSS ? Worked.say(step.loss()) : shape,
            Worked.say(step.learningRate())));
    shown = stop;
    drawFormula(stop);
    table.show(stop.numbers());
    picture.show(picture(stop));
    picture.setAccessibleText(words.text("stepping.picture", shape));
    explain(table.place());
  }

  private Graph unfolded() {
    return Unfolding.of(session.network(), Catalogue.standard()).graph();
  }

  private void drawFormula(Stop stop) {
    Node node = unfolded().find(stop.node());
    String latex =
        switch (stop.phase()) {
          case BACKWARD -> CHAIN_RULE;
          case UPDATE -> "";
          case FORWARD, LOSS ->
              node == null ? "" : Catalogue.standard().kind(node.kind()).formula(node.settings());
        };
    formula.getChildren().setAll(formulas.draw(latex, middle.widthProperty()));
  }

  /** Its first map; a whole one where there is only one. */
  private @Nullable Image picture(Stop stop) {
    Shape shape = stop.numbers().shape();
    float[] values = stop.numbers().values();
    int width = shape.rank() == 0 ? 1 : Math.toIntExact(shape.last());
    int height = shape.rank() < 2 ? 1 : Math.toIntExact(shape.extent(shape.rank() - 2));
    if (width * height > values.length || values.length < 2) {
      return null;
    }
    return Pictures.map(values, 0, width, height, dark.getValue());
  }

  /** How a number came about. */
  private void explain(int at) {
    Stepped step = model.stepProperty().get();
    Stop stop = shown;
    if (step == null || stop == null || at >= stop.numbers().values().length) {
      worked.setText("");
      return;
    }
    looked = table.place();
    worked.setText(Worked.of(step, unfolded(), stop, at).map(Worked::line).orElse(""));
    float[] values = edited(step, stop);
    number.setText(looked < values.length ? Worked.say(values[looked]) : "");
  }

  /** What would be changed: a parameter as it was before the update. */
  private static float[] edited(Stepped step, Stop stop) {
    return step.parameters().stream()
        .filter(it -> stop.phase() == Stop.Phase.UPDATE && it.name().equals(stop.name()))
        .findFirst()
        .map(it -> it.before().values())
        .orElse(stop.numbers().values());
  }

  private boolean editable(@Nullable Stop stop) {
    return stop != null
        && (stop.phase() == Stop.Phase.UPDATE
            || (stop.phase() == Stop.Phase.FORWARD && model.stops().indexOf(stop) == 0));
  }

  private void changeRate() {
    Double typed = typed(rate);
    if (typed != null && typed >= 0) {
      model.changeRate(typed);
    }
  }

  private void changeNumber() {
    Double typed = typed(number);
    Stepped step = model.stepProperty().get();
    Stop stop = shown;
    if (typed == null || step == null || stop == null) {
      return;
    }
    if (stop.phase() == Stop.Phase.UPDATE) {
      model.change(new Question.Edit(stop.name(), looked, typed.floatValue()));
    } else {
      float[] features = Numbers.features(step.sample(), 0);
      features[looked] = typed.floatValue();
      Samples was = step.sample();
      Samples now = Numbers.sample(was.featureShape(), was.type(), features);
      model.change(
          new Samples(
              1,
              was.featureShape(),
              was.type(),
              now.features(),
              was.classes(),
              was.labelShape(),
              was.labels()));
    }
  }

  /** Null, and marked, where it is no number. */
  private static @Nullable Double typed(TextField field) {
    try {
      field.getStyleClass().remove("danger");
      double value = Double.parseDouble(field.getText().strip().replace('\u2212', '-'));
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException e) {
      field.getStyleClass().add("danger");
      return null;
    }
  }
}
