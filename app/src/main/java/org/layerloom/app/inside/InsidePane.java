package org.layerloom.app.inside;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.evaluation.NamedEnum;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.work.Background;
import org.layerloom.app.work.Lifetime;
import org.layerloom.charts.Figure;
import org.layerloom.charts.FigurePane;
import org.layerloom.charts.Hue;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Wording;
import org.layerloom.training.Inside;

/** One node from inside: its maps, its weights, its gradients, and how they are spread. */
public final class InsidePane extends HBox {

  private static final int PARTS = 41;
  private static final int MOST_IN_HISTOGRAM = 50_000;

  /** What is shown of a node. */
  enum Aspect {
    ACTIVATIONS,
    GRADIENTS,
    WEIGHTS,
    HISTORY
  }

  private final InsideModel model;
  private final Session session;
  private final Words words;
  private final Wording wording;
  private final ObservableValue<Boolean> dark;
  private final Weights weights;
  private final WeightHistory history;
  private final HistoryChart past;
  private final ExplainView explain;
  private final ComboBox<NodeId> node = new ComboBox<>();
  private final ComboBox<Aspect> aspect = new ComboBox<>();
  private final Label heading = new Label();
  private final MapsView maps;
  private final FigurePane spread = new FigurePane();
  private final Label notice = new Label();
  private final VBox middle;
  private boolean filling;

  /**
   * @param background reads checkpoints
   */
  public InsidePane(
      InsideModel model,
      Session session,
      Background background,
      Words words,
      Wording wording,
      ObservableValue<Boolean> dark,
      Lifetime lifetime) {
    this.model = model;
    this.session = session;
    this.words = words;
    this.wording = wording;
    this.dark = dark;
    this.weights = new Weights(background);
    this.history = new WeightHistory(background);
    this.past = new HistoryChart(words);
    this.explain = new ExplainView(model, words, wording, this::chosen, lifetime);
    this.maps = new MapsView(words);
    getStyleClass().add("inside");
    node.setId("inside-node");
    node.setAccessibleText(words.text("inside.node"));
    node.setConverter(new NodeNames());
    node.valueProperty().subscribe(this::choose);
    aspect.setId("inside-aspect");
    aspect.setAccessibleText(words.text("inside.aspect"));
    aspect.getItems().setAll(Aspect.values());
    aspect.setValue(Aspect.ACTIVATIONS);
    aspect.setConverter(new NamedEnum<>(words, "inside."));
    aspect.valueProperty().subscribe((before, now) -> show());
    heading.getStyleClass().add("muted");
    heading.setId("inside-heading");
    HBox tools = new HBox(node, aspect, heading);
    tools.getStyleClass().add("inside-tools");
    StackPane views = new StackPane(maps, past.pane());
    views.setMinSize(0, 0);
    VBox.setVgrow(views, Priority.ALWAYS);
    middle = new VBox(tools, views);
    middle.getStyleClass().add("inside-middle");
    middle.setMinWidth(0);
    HBox.setHgrow(middle, Priority.ALWAYS);
    spread.setId("inside-spread");
    spread.setLocale(words.locale());
    spread.setMinSize(0, 0);
    spread.setPrefWidth(300);
    notice.setId("inside-notice");
    notice.getStyleClass().add("empty-hint");
    notice.setWrapText(true);
    explain.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(notice, explain, middle, spread);
    lifetime.follow(model.seenProperty(), it -> fill());
    lifetime.follow(model.problemProperty(), it -> fill());
    lifetime.follow(session.selectedProperty(), this::follow);
    lifetime.follow(dark, it -> show());
  }

  /** Whether somebody sees it. */
  public BooleanProperty shownProperty() {
    return model.wantedProperty();
  }

  private @Nullable NodeId chosen() {
    return node.getValue();
  }

  private void fill() {
    InsideModel.Seen seen = model.seenProperty().get();
    boolean there = seen != null;
    for (javafx.scene.Node part : List.of(explain, middle, spread)) {
      part.setVisible(there);
      part.setManaged(there);
    }
    notice.setVisible(!there);
    notice.setManaged(!there);
    if (seen == null) {
      var problem = model.problemProperty().get();
      notice.setText(problem == null ? words.text("inside.nothing") : wording.say(problem));
      return;
    }
    filling = true;
    List<NodeId> nodes = new ArrayList<>();
    for (Inside.Seen layer : seen.inside().seen()) {
      if (!nodes.contains(layer.port().node())) {
        nodes.add(layer.port().node());
      }
    }
    if (!nodes.equals(node.getItems())) {
      node.getItems().setAll(nodes);
    }
    if (node.getValue() == null || !nodes.contains(node.getValue())) {
      Inside.Seen first = Attribution.lastMaps(seen.inside());
      node.setValue(first == null ? nodes.getLast() : first.port().node());
    }
    filling = false;
    follow(session.selectedProperty().get());
    show();
  }

  /** A node that is selected on the canvas is shown here. */
  private void follow(Set<NodeId> selected) {
    if (!filling && selected.size() == 1) {
      NodeId only = session.unfolded(selected.iterator().next());
      if (node.getItems().contains(only)) {
        node.setValue(only);
      } else {
        // Of a sub-network what leaves it.
        node.getItems().stream()
            .filter(id -> id.value().startsWith(only + "/"))
            .reduce((one, next) -> next)
            .ifPresent(node::setValue);
      }
    }
  }

  private void choose(@Nullable NodeId chosen) {
    if (chosen != null && !filling && !shows(chosen)) {
      session.select(chosen);
    }
    show();
    explain.refresh();
  }

  /** Whether a node, or the sub-network that it is in, is what is selected already. */
  private boolean shows(NodeId unfolded) {
    Set<NodeId> selected = session.selectedProperty().get();
    return selected.size() == 1
        && (unfolded + "/").startsWith(session.unfolded(selected.iterator().next()) + "/");
  }

  private void show() {
    InsideModel.Seen seen = model.seenProperty().get();
    NodeId chosen = node.getValue();
    if (seen == null || chosen == null || filling) {
      return;
    }
    Inside.Seen layer = seen.inside().at(chosen);
    if (layer == null) {
      return;
    }
    boolean ofThePast = aspect.getValue() == Aspect.HISTORY;
    past.pane().setVisible(ofThePast);
    maps.setVisible(!ofThePast);
    switch (aspect.getValue()) {
      case ACTIVATIONS -> {
        heading.setText(words.text("inside.of.ACTIVATIONS", layer.shape()));
        draw(layer.shape(), layer.values());
      }
      case GRADIENTS -> {
        heading.setText(words.text("inside.of.GRADIENTS", layer.shape()));
        draw(layer.shape(), layer.gradients());
      }
      case WEIGHTS -> weights.read(seen.network(), chosen, this::showWeights);
      case HISTORY -> {
        heading.setText(words.text("inside.of.HISTORY"));
        history.read(seen.network(), chosen, past::show);
        weights.read(seen.network(), chosen, this::showWeights);
      }
    }
  }

  private void showWeights(List<NamedTensor> tensors) {
    boolean now = aspect.getValue() == Aspect.WEIGHTS;
    if (!now && aspect.getValue() != Aspect.HISTORY) {
      return;
    }
    if (tensors.isEmpty()) {
      heading.setText(words.text("inside.noWeights"));
      maps.clear();
      spread.setFigure(null);
      return;
    }
    NamedTensor first = tensors.getFirst();
    FloatBuffer values = first.values().duplicate();
    float[] numbers = new float[values.remaining()];
    values.get(numbers);
    if (now) {
      heading.setText(words.text("inside.of.WEIGHTS", first.name(), first.shape()));
    }
    draw(first.shape(), numbers);
  }

  private void draw(org.layerloom.network.Shape shape, float[] numbers) {
    maps.show(shape, numbers, dark.getValue());
    List<Double> sampled = new ArrayList<>();
    int step = Math.max(1, numbers.length / MOST_IN_HISTOGRAM);
    for (int i = 0; i < numbers.length; i += step) {
      sampled.add((double) numbers[i]);
    }
    spread.setFigure(Figure.Histogram.of(words.text("inside.spread"), sampled, PARTS, Hue.VIOLET));
  }

  /** A node as its card calls it. */
  private final class NodeNames extends StringConverter<NodeId> {
    @Override
    public String toString(@Nullable NodeId id) {
      if (id == null) {
        return "";
      }
      Node found = session.graph().find(id);
      return found == null || found.title().isEmpty() ? id.value() : found.title();
    }

    @Override
    public NodeId fromString(String text) {
      throw new UnsupportedOperationException("chosen, not typed");
    }
  }
}
