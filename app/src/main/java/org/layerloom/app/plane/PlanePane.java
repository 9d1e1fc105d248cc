package org.layerloom.app.plane;

import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.tensor.PictureBox;
import org.layerloom.app.work.Lifetime;
import org.layerloom.network.NodeId;
import org.layerloom.network.Wording;
import org.layerloom.training.Inside;
import org.layerloom.training.Prediction;

/**
 * What the network answers everywhere in the plane, and beside it the same of each neuron of the
 * node that is selected. A neuron that is chosen takes the large picture's place.
 */
public final class PlanePane extends StackPane {

  private static final int MOST_UNITS = 64;
  private static final double SMALL = 60;
  private static final int ANSWER = -1;
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("picked");

  private final PlaneModel model;
  private final Session session;
  private final Words words;
  private final Wording wording;
  private final ObservableValue<Boolean> dark;
  private final PlaneView view = new PlaneView(this::over);
  private final Label title = new Label();
  private final Label place = new Label();
  private final Button answer = new Button();
  private final FlowPane units = new FlowPane();
  private final VBox legend = new VBox();
  private final Label hint = new Label();
  private final HBox content;
  private int unit = ANSWER;
  private @Nullable NodeId shown;

  public PlanePane(
      PlaneModel model,
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
    setId("plane");
    getStyleClass().add("plane");
    title.setId("plane-title");
    title.getStyleClass().add("card-title");
    title.setWrapText(true);
    place.setId("plane-place");
    place.getStyleClass().add("muted");
    place.setWrapText(true);
    answer.setId("plane-answer");
    answer.setText(words.text("plane.answer"));
    answer.setOnAction(event -> choose(ANSWER));
    legend.getStyleClass().add("plane-legend");
    units.setId("plane-units");
    units.getStyleClass().add("maps");
    ScrollPane scroll = new ScrollPane(new VBox(units));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("maps-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox left = new VBox(legend, place);
    left.getStyleClass().add("plane-side");
    VBox right = new VBox(new HBox(title), answer, scroll);
    right.getStyleClass().add("plane-neurons");
    HBox.setHgrow(right, Priority.ALWAYS);
    HBox.setHgrow(view, Priority.SOMETIMES);
    view.setMinSize(80, 80);
    view.setPrefSize(280, 280);
    content = new HBox(left, view, right);
    content.getStyleClass().add("plane-content");
    hint.setId("plane-hint");
    hint.getStyleClass().add("empty-hint");
    hint.setWrapText(true);
    getChildren().setAll(content, hint);
    lifetime.follow(model.stateProperty(), it -> show());
    lifetime.follow(session.selectedProperty(), it -> show());
    lifetime.follow(dark, it -> show());
  }

  /** Whether somebody sees it. */
  public BooleanProperty shownProperty() {
    return model.wantedProperty();
  }

  private void show() {
    PlaneModel.State state = model.stateProperty().get();
    boolean seen = state instanceof PlaneModel.State.Seen;
    content.setVisible(seen);
    hint.setVisible(!seen);
    switch (state) {
      case PlaneModel.State.Untrained it -> hint.setText(words.text("plane.untrained"));
      case PlaneModel.State.NoPlane it -> hint.setText(words.text("plane.none"));
      case PlaneModel.State.Failed(var reason) -> hint.setText(wording.say(reason));
      case PlaneModel.State.Seen it -> show(it);
    }
  }

  private void show(PlaneModel.State.Seen it) {
    Inside.Seen node = node(it.inside());
    NodeId id = node == null ? null : node.port().node();
    if (node == null || !node.port().node().equals(shown) || unit >= node.shape().size()) {
      unit = ANSWER;
    }
    shown = id;
    view.show(large(it, node), it.data(), dark.getValue());
    view.setAccessibleText(words.text("plane.accessible", it.data().points().size()));
    legend(it.data());
    answer.setDisable(unit == ANSWER);
    if (node == null) {
      title.setText(words.text("plane.many"));
      units.getChildren().clear();
    } else {
      title.setText(words.text("plane.neurons", String.valueOf(id), node.shape().size()));
      units(node);
    }
  }

  private javafx.scene.image.Image large(PlaneModel.State.Seen it, Inside.@Nullable Seen node) {
    return unit == ANSWER || node == null
        ? PlanePictures.answer(it.answer(), PlaneModel.EDGE, it.data().range(), dark.getValue())
        : PlanePictures.neuron(node, unit, PlaneModel.EDGE, dark.getValue());
  }

  /** The selected node's rows of numbers, else those of the first layer that has several. */
  private Inside.@Nullable Seen node(Inside inside) {
    Set<NodeId> selected = session.selectedProperty().get();
    // The first are the features themselves.
    List<Inside.Seen> rows = inside.seen().stream().skip(1).toList();
    return rows.stream()
        .filter(it -> selected.contains(it.port().node()))
        .findFirst()
        .or(() -> rows.stream().filter(it -> it.port().node().equals(shown)).findFirst())
        .or(() -> rows.stream().findFirst())
        .orElse(null);
  }

  private void units(Inside.Seen node) {
    int count = (int) Math.min(MOST_UNITS, node.shape().size());
    // Boxes stay, so that the keyboard's focus does: only their pictures become others.
    while (units.getChildren().size() > count) {
      units.getChildren().removeLast();
    }
    while (units.getChildren().size() < count) {
      units.getChildren().add(tile(units.getChildren().size()));
    }
    for (int i = 0; i < count; i++) {
      Button tile = (Button) units.getChildren().get(i);
      if (tile.getGraphic() instanceof PictureBox box) {
        box.show(PlanePictures.neuron(node, i, PlaneModel.EDGE, dark.getValue()));
      }
      tile.pseudoClassStateChanged(CHOSEN, i == unit);
    }
  }

  private Button tile(int index) {
    Button tile = new Button();
    tile.getStyleClass().add("plane-tile");
    tile.setId("plane-unit-" + (index + 1));
    tile.setGraphic(new PictureBox(SMALL));
    tile.setAccessibleText(words.text("plane.neuron", index + 1));
    tile.setTooltip(new javafx.scene.control.Tooltip(words.text("plane.neuron", index + 1)));
    tile.setOnAction(event -> choose(unit == index ? ANSWER : index));
    return tile;
  }

  private void choose(int next) {
    unit = next;
    show();
  }

  private void legend(PlaneData data) {
    legend.getChildren().clear();
    for (int i = 0; i < data.classes(); i++) {
      String name =
          data.classNames().size() == data.classes() ? data.classNames().get(i) : String.valueOf(i);
      legend.getChildren().add(row(i, name));
    }
    if (data.parts().contains(false)) {
      legend.getChildren().add(note("plane.train"));
    }
    if (data.parts().contains(true)) {
      legend.getChildren().add(note("plane.test"));
    }
  }

  private static HBox row(int index, String name) {
    HBox row = new HBox(new Circle(5, PlanePictures.ofClass(index)), new Label(name));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("plane-row");
    return row;
  }

  private Label note(String key) {
    Label note = new Label(words.text(key));
    note.getStyleClass().add("muted");
    note.setWrapText(true);
    return note;
  }

  /** Says what is answered at the place beneath the mouse. */
  private void over(double @Nullable [] at) {
    if (at == null || !(model.stateProperty().get() instanceof PlaneModel.State.Seen it)) {
      place.setText("");
      return;
    }
    PlaneData data = it.data();
    int edge = PlaneModel.EDGE;
    int column = field((at[0] - data.left()) / (data.right() - data.left()));
    int row = field((data.top() - at[1]) / (data.top() - data.bottom()));
    int index = row * edge + column;
    Inside.Seen node = node(it.inside());
    place.setText(
        words.text("plane.at", at[0], at[1])
            + "\n"
            + (unit == ANSWER || node == null
                ? said(it.answer(), index, data)
                : words.text(
                    "plane.gives",
                    unit + 1,
                    node.values()[index * (int) node.shape().size() + unit])));
  }

  private static int field(double share) {
    return Math.clamp((int) (share * PlaneModel.EDGE), 0, PlaneModel.EDGE - 1);
  }

  private String said(Prediction prediction, int index, PlaneData data) {
    float[] values = prediction.of(index);
    if (prediction.meaning() == Prediction.Meaning.NUMBERS) {
      return words.text("plane.number", values[0]);
    }
    float[] shares =
        prediction.meaning() == Prediction.Meaning.YES
            ? new float[] {1 - values[0], values[0]}
            : values;
    int best = 0;
    for (int i = 1; i < shares.length; i++) {
      best = shares[i] > shares[best] ? i : best;
    }
    String name = best < data.classNames().size() ? data.classNames().get(best) : "" + best;
    return words.text("plane.class", name, shares[best]);
  }
}
