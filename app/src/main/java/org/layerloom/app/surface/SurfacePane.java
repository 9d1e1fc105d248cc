package org.layerloom.app.surface;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.Wording;
import org.layerloom.race.Bicubic;
import org.layerloom.race.Ground;
import org.layerloom.race.Textbook;
import org.layerloom.training.Surface;

/** The surface of a run's loss, or a textbook function, and a race of optimisers down it. */
public final class SurfacePane extends HBox {

  /** Who points at a moment of the path is no further from it than this share of the extent. */
  private static final double NEAR = 0.03;

  private final SurfaceModel model;
  private final RaceModel race = new RaceModel();
  private final Words words;
  private final Wording wording;
  private final ObservableValue<Boolean> dark;
  private final ComboBox<Choice> choice = new ComboBox<>();
  private final Button draw = new Button();
  private final ProgressBar progress = new ProgressBar();
  private final Label said = new Label();
  private final Label place = new Label();
  private final Label hint = new Label();
  private final SurfaceView view = new SurfaceView(this::over, race::start);
  private final RaceControls controls;
  private final RaceLegend legend;
  private @Nullable Surface raced;

  public SurfacePane(
      SurfaceModel model,
      Words words,
      Wording wording,
      ObservableValue<Boolean> dark,
      Lifetime lifetime) {
    this.model = model;
    this.words = words;
    this.wording = wording;
    this.dark = dark;
    this.controls = new RaceControls(race, words, wording, lifetime);
    this.legend = new RaceLegend(race, words);
    setId("surface");
    getStyleClass().add("surface");
    choices();
    draw.setId("surface-draw");
    draw.setOnAction(event -> drawOrStop());
    draw.setMaxWidth(Double.MAX_VALUE);
    progress.setId("surface-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    said.setId("surface-said");
    said.setWrapText(true);
    said.getStyleClass().add("muted");
    place.setId("surface-place");
    hint.setId("surface-hint");
    hint.getStyleClass().add("empty-hint");
    hint.setWrapText(true);
    VBox left = new VBox(10, choice, draw, progress, controls);
    place.getStyleClass().add("surface-place");
    place.setMouseTransparent(true);
    place.visibleProperty().bind(place.textProperty().isNotEmpty());
    StackPane.setAlignment(place, Pos.BOTTOM_LEFT);
    StackPane middle = new StackPane(view, place, hint);
    middle.setMinSize(80, 80);
    HBox.setHgrow(middle, Priority.ALWAYS);
    VBox right = new VBox(10, legend, said);
    getChildren().addAll(scrolled(left, 190), middle, scrolled(right, 250));
    lifetime.follow(model.stateProperty(), it -> show());
    lifetime.follow(race.changedProperty(), it -> showRace());
    lifetime.follow(dark, it -> show());
    lifetime.follow(model.wantedProperty(), wanted -> leave(wanted));
  }

  private static ScrollPane scrolled(VBox content, double width) {
    ScrollPane scroll = new ScrollPane(content);
    content.getStyleClass().add("surface-side");
    scroll.setFitToWidth(true);
    scroll.setMinWidth(width);
    scroll.setPrefWidth(width);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("maps-scroll");
    return scroll;
  }

  private void choices() {
    choice.setId("surface-choice");
    choice.setAccessibleText(words.text("surface.choice"));
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.getItems().setAll(Choice.values());
    choice.setValue(Choice.RUN);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Choice it) {
            return it == null ? "" : words.text("surface.choice." + it);
          }

          @Override
          public Choice fromString(String text) {
            throw new UnsupportedOperationException("it is chosen, not typed");
          }
        });
    choice.valueProperty().addListener((it, before, now) -> choose(now));
  }

  /** Whether somebody sees it. */
  public BooleanProperty shownProperty() {
    return model.wantedProperty();
  }

  private void leave(boolean wanted) {
    if (!wanted) {
      controls.pause();
    }
  }

  private void choose(Choice now) {
    Textbook textbook = now.textbook();
    raced = null;
    if (textbook == null) {
      race.leave();
    } else {
      race.choose(textbook);
    }
    show();
  }

  private void drawOrStop() {
    if (model.drawing()) {
      model.stop();
    } else {
      raced = null;
      race.leave();
      model.draw();
    }
  }

  private void show() {
    Textbook textbook = choice.getValue().textbook();
    boolean own = textbook == null;
    SurfaceModel.State state = model.stateProperty().get();
    boolean drawing = model.drawing();
    draw.setText(
        words.text(
            drawing
                ? "surface.stop"
                : state instanceof SurfaceModel.State.Drawn ? "surface.again" : "surface.draw"));
    draw.setDisable(state instanceof SurfaceModel.State.Untrained);
    present(draw, own);
    present(progress, own && drawing);
    present(hint, false);
    if (textbook != null) {
      view.show(Relief.of(textbook), textbook.extent(), true, List.of(), dark.getValue());
      said.setText(words.text("surface.said." + choice.getValue()));
    } else if (state instanceof SurfaceModel.State.Drawn drawn) {
      show(drawn);
    } else {
      progress.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
      race.leave();
      view.show(null, null, true, List.of(), dark.getValue());
      said.setText("");
      present(hint, true);
      hint.setText(
          switch (state) {
            case SurfaceModel.State.Untrained it -> words.text("surface.untrained");
            case SurfaceModel.State.Laying it -> words.text("surface.laying");
            case SurfaceModel.State.Failed(var reason) -> wording.say(reason);
            default -> words.text("surface.ready");
          });
    }
    showRace();
  }

  private void show(SurfaceModel.State.Drawn drawn) {
    Surface surface = drawn.surface();
    Ground.Extent extent =
        new Ground.Extent(surface.left(), surface.right(), surface.bottom(), surface.top());
    progress.setProgress((double) drawn.known() / surface.count());
    if (!drawn.whole()) {
      view.show(
          Relief.of(surface.side(), drawn.losses()),
          extent,
          false,
          surface.path(),
          dark.getValue());
    } else if (noNumber(drawn)) {
      present(hint, true);
      hint.setText(words.text("surface.nothing"));
      view.show(null, null, true, List.of(), dark.getValue());
    } else {
      Bicubic ground =
          new Bicubic(
              extent,
              surface.side(),
              surface.side(),
              java.util.Arrays.copyOf(drawn.losses(), surface.side() * surface.side()));
      view.show(Relief.of(ground), extent, true, surface.path(), dark.getValue());
      if (!surface.equals(raced)) {
        raced = surface;
        race.choose(ground, surface.path().getFirst().x(), surface.path().getFirst().y());
      }
    }
    said.setText(
        words.text(
            surface.principal() ? "surface.principal" : "surface.random",
            surface.share(),
            surface.samples(),
            surface.path().size()));
  }

  private static boolean noNumber(SurfaceModel.State.Drawn drawn) {
    for (int i = 0; i < drawn.surface().side() * drawn.surface().side(); i++) {
      if (Float.isFinite(drawn.losses()[i])) {
        return false;
      }
    }
    return true;
  }

  private static void present(javafx.scene.Node node, boolean yes) {
    node.setVisible(yes);
    node.setManaged(yes);
  }

  private void showRace() {
    controls.show(dark.getValue());
    legend.show();
    view.show(race);
    Ground ground = race.ground();
    view.setAccessibleText(
        ground == null
            ? words.text("surface.choice." + choice.getValue())
            : words.text(
                "surface.accessible",
                words.text("surface.choice." + choice.getValue()),
                Figures.say(race.x(), words.locale()),
                Figures.say(race.y(), words.locale()),
                Figures.say(ground.height(race.x(), race.y()), words.locale())));
  }

  /** Says how high it is beneath the mouse, or which moment of training was there. */
  private void over(double @Nullable [] at) {
    Ground ground = race.ground();
    if (at == null) {
      place.setText("");
      return;
    }
    String here =
        ground == null
            ? ""
            : words.text(
                "surface.here",
                Figures.say(at[0], words.locale()),
                Figures.say(at[1], words.locale()),
                Figures.say(ground.height(at[0], at[1]), words.locale()));
    String moment = moment(at);
    place.setText(moment.isEmpty() ? here : moment);
  }

  private String moment(double[] at) {
    if (choice.getValue() != Choice.RUN
        || !(model.stateProperty().get() instanceof SurfaceModel.State.Drawn drawn)) {
      return "";
    }
    Surface surface = drawn.surface();
    int nearest = -1;
    double distance = NEAR;
    for (int i = 0; i < surface.path().size(); i++) {
      Surface.Moment moment = surface.path().get(i);
      double far =
          Math.hypot(
              (moment.x() - at[0]) / (surface.right() - surface.left()),
              (moment.y() - at[1]) / (surface.top() - surface.bottom()));
      if (far < distance) {
        distance = far;
        nearest = i;
      }
    }
    if (nearest < 0) {
      return "";
    }
    Surface.Moment moment = surface.path().get(nearest);
    float loss = drawn.losses()[surface.side() * surface.side() + nearest];
    return words.text(
        moment.name().equals(Surface.START) ? "surface.moment.start" : "surface.moment",
        moment.step(),
        Figures.say(loss, words.locale()));
  }
}
