package org.layerloom.app.evaluation;

import java.util.List;
import java.util.function.IntFunction;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.predict.AnswerView;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Subject;
import org.layerloom.app.training.Runs;
import org.layerloom.app.work.Background;
import org.layerloom.app.work.Lifetime;
import org.layerloom.charts.Figure;
import org.layerloom.charts.FigurePane;
import org.layerloom.evaluation.ClassOutcome;
import org.layerloom.evaluation.NumberOutcome;
import org.layerloom.evaluation.Outcome;
import org.layerloom.network.Wording;
import org.layerloom.training.Part;

/** The evaluation of a network: figures in words, one as a picture, and the samples behind it. */
public final class EvaluationPane extends HBox {

  private final EvaluationModel model;
  private final Words words;
  private final Wording wording;
  private final Numbers numbers;
  private final Facts facts;
  private final ComboBox<Part> part = new ComboBox<>();
  private final ComboBox<Aspect> aspect = new ComboBox<>();
  private final GridPane list = new GridPane();
  private final FigurePane picture = new FigurePane();
  private final ClassTable table;
  private final Gallery gallery;
  private final Label notice = new Label();
  private final ProgressBar busy = new ProgressBar();
  private final Button now = new Button();

  /**
   * @param background works out what is shown
   * @param inside shows what goes on inside the network for the chosen sample
   */
  public EvaluationPane(
      Subject subject,
      Runs runs,
      Asker asker,
      Background background,
      Words words,
      Wording wording,
      Runnable inside,
      Lifetime lifetime) {
    this.model = new EvaluationModel(subject, runs, asker, background, words, lifetime);
    this.words = words;
    this.wording = wording;
    this.numbers = new Numbers(words);
    this.facts = new Facts(words);
    this.table = new ClassTable(words, this::openClass);
    this.gallery = new Gallery(subject, asker, words, wording);
    getStyleClass().add("evaluation");
    part.setId("evaluation-part");
    part.getItems().setAll(Part.TEST, Part.VALIDATION, Part.TRAIN);
    part.setConverter(new NamedEnum<>(words, "part."));
    part.setAccessibleText(words.text("evaluation.part"));
    part.valueProperty().bindBidirectional(model.partProperty());
    aspect.setId("evaluation-aspect");
    aspect.setConverter(new NamedEnum<>(words, "evaluation."));
    aspect.setAccessibleText(words.text("evaluation.aspect"));
    aspect.valueProperty().subscribe(it -> showAspect());
    for (ComboBox<?> choice : List.of(part, aspect)) {
      choice.setMaxWidth(Double.MAX_VALUE);
    }
    now.setText(words.text("evaluation.now"));
    now.setGraphic(new FontIcon("fth-refresh-cw"));
    now.setId("evaluation-now");
    now.setMaxWidth(Double.MAX_VALUE);
    now.setOnAction(event -> model.evaluate());
    notice.setId("evaluation-notice");
    notice.setWrapText(true);
    notice.getStyleClass().add("empty-hint");
    list.getStyleClass().add("facts");
    picture.setId("evaluation-figure");
    picture.setLocale(words.locale());
    picture.setOnOpen(this::open);
    picture.setMinSize(0, 0);
    table.setMinSize(0, 0);
    busy.setId("evaluation-busy");
    ScrollPane scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox left = new VBox(part, aspect, now, scroll);
    left.getStyleClass().add("evaluation-side");
    left.setMinWidth(Region.USE_PREF_SIZE);
    StackPane middle = new StackPane(picture, table, new VBox(notice, busy));
    middle.setMinSize(0, 0);
    HBox.setHgrow(middle, Priority.ALWAYS);
    gallery.setMinWidth(0);
    AnswerView answer = new AnswerView(subject, asker, words, wording, inside, lifetime);
    answer.shownProperty().bind(model.shownProperty());
    answer.setMinWidth(0);
    getChildren().addAll(left, middle, gallery, answer);
    lifetime.follow(model.stateProperty(), this::show);
  }

  /** Whether somebody sees the pane: only then does it ask for anything by itself. */
  public BooleanProperty shownProperty() {
    return model.shownProperty();
  }

  private void show(EvaluationModel.State state) {
    boolean done = state instanceof EvaluationModel.State.Done;
    part.setDisable(state instanceof EvaluationModel.State.Nothing);
    boolean waiting = state instanceof EvaluationModel.State.Waiting;
    now.setVisible(waiting || state instanceof EvaluationModel.State.Failed);
    now.setManaged(now.isVisible());
    busy.setVisible(state instanceof EvaluationModel.State.Busy);
    aspect.setDisable(!done);
    if (!done) {
      list.getChildren().clear();
      picture.setFigure(null);
      gallery.say("");
    }
    notice.setText(
        switch (state) {
          case EvaluationModel.State.Nothing it -> words.text("evaluation.nothing");
          case EvaluationModel.State.Waiting it -> words.text("evaluation.waiting");
          case EvaluationModel.State.Busy it -> words.text("evaluation.busy");
          case EvaluationModel.State.Failed(var reason) -> wording.say(reason);
          case EvaluationModel.State.Done it ->
              it.evaluated().outcome() == null ? words.text("evaluation.lossOnly") : "";
        });
    if (state instanceof EvaluationModel.State.Done it) {
      fill(it);
    } else {
      showAspect();
    }
  }

  private void fill(EvaluationModel.State.Done done) {
    list.getChildren().clear();
    done.prepared()
        .facts()
        .forEach(
            (name, figure) -> {
              Label label = new Label(name);
              label.getStyleClass().add("fact-name");
              Label value = new Label(figure);
              value.getStyleClass().add("fact-figure");
              list.addRow(list.getRowCount(), label, value);
            });
    List<Aspect> aspects = Aspect.of(done.evaluated().outcome());
    if (!aspects.equals(aspect.getItems())) {
      aspect.getItems().setAll(aspects);
      aspect.setValue(aspects.isEmpty() ? null : aspects.getFirst());
    }
    showAspect();
    openWorst(done);
  }

  private void showAspect() {
    EvaluationModel.State.Done done = done();
    Aspect chosen = aspect.getValue();
    boolean shown = done != null && done.evaluated().outcome() != null && chosen != null;
    table.setVisible(shown && chosen == Aspect.CLASSES);
    picture.setVisible(shown && chosen != Aspect.CLASSES);
    if (done == null || chosen == null) {
      return;
    }
    if (chosen == Aspect.CLASSES) {
      table.show(done.prepared().rows());
    } else {
      picture.setFigure(done.prepared().figures().get(chosen));
    }
  }

  private EvaluationModel.State.@Nullable Done done() {
    return model.stateProperty().get() instanceof EvaluationModel.State.Done it ? it : null;
  }

  private @Nullable Outcome outcome() {
    EvaluationModel.State.Done done = done();
    return done == null ? null : done.evaluated().outcome();
  }

  private List<String> names() {
    EvaluationModel.State.Done done = done();
    return done == null ? List.of() : done.prepared().names();
  }

  private void openWorst(EvaluationModel.State.Done done) {
    Outcome outcome = done.evaluated().outcome();
    if (outcome == null) {
      gallery.say("");
    } else {
      gallery(outcome, done.prepared().worst(), words.text("gallery.worst"));
    }
  }

  private void openClass(int index) {
    if (outcome() instanceof ClassOutcome it) {
      gallery(it, Behind.mistakesOf(it, index), words.text("gallery.class", names().get(index)));
    }
  }

  private void open(Figure.Part part) {
    Figure figure = picture.getFigure();
    Outcome outcome = outcome();
    Aspect chosen = aspect.getValue();
    if (outcome instanceof ClassOutcome it) {
      List<String> names = names();
      switch (chosen) {
        case CONFUSION ->
            gallery(
                it,
                Behind.cell(it, part),
                part.row() == part.column()
                    ? words.text("gallery.own", names.get(part.row()))
                    : words.text("gallery.cell", names.get(part.row()), names.get(part.column())));
        case ROC, PRECISION_RECALL ->
            gallery(
                it,
                Behind.threshold(it, part),
                words.text("gallery.threshold", names.get(part.row())));
        case CALIBRATION ->
            gallery(it, Behind.confidence(it, part), words.text("gallery.confidence"));
        default -> {
          // Opened by the table.
        }
      }
    } else if (outcome instanceof NumberOutcome it) {
      int[] answers =
          figure instanceof Figure.Histogram histogram
              ? Behind.residual(it, histogram, part)
              : Behind.dot(it, part);
      gallery(it, answers, words.text("gallery.residual"));
    }
  }

  private void gallery(Outcome outcome, int[] answers, String title) {
    if (model.stateProperty().get() instanceof EvaluationModel.State.Done done) {
      gallery.show(
          done.network(), done.evaluated().part(), outcome, answers, title, caption(outcome));
    }
  }

  private IntFunction<String> caption(Outcome outcome) {
    return switch (outcome) {
      case ClassOutcome it -> {
        List<String> names = names();
        yield i -> {
          int best = it.answer(i);
          return words.text(
              it.right(i) ? "gallery.right" : "gallery.wrong",
              names.get(it.truth(i)),
              names.get(best),
              numbers.percent(it.share(i, best), 0));
        };
      }
      case NumberOutcome it ->
          i ->
              words.text("gallery.number", facts.decimal(it.truth(i)), facts.decimal(it.answer(i)));
    };
  }
}
