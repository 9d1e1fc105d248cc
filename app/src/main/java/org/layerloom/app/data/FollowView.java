package org.layerloom.app.data;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.inside.InsideModel;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.tensor.PictureBox;
import org.layerloom.app.tensor.Pictures;
import org.layerloom.app.tensor.WaveBox;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Latest;
import org.layerloom.app.trained.Numbers;
import org.layerloom.app.work.Lifetime;
import org.layerloom.data.Samples;
import org.layerloom.network.Family;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Wording;
import org.layerloom.training.Inside;
import org.layerloom.training.Question;
import org.layerloom.training.Stepped;

/**
 * The sample that is picked, and what each preparation node makes of it on its way to the network's
 * first layer. The engine computes that with the network that was trained last.
 */
final class FollowView extends ScrollPane {

  private static final double LARGE = 128;
  private static final double SMALL = 96;

  /** Of what has a time axis: as wide as the pane, and low enough for two of them. */
  private static final double WIDE = 172;

  private static final double LOW = 56;

  private static final int MOST_NUMBERS = 60;

  /** So many show what augmentation does. */
  private static final int DRAWS = 6;

  private final InsideModel inside;
  private final Session session;
  private final Words words;
  private final Wording wording;
  private final VBox steps = new VBox();
  private final Latest latest;
  private final FlowPane draws = new FlowPane();
  private int turn;
  private @Nullable Samples sample;
  private @Nullable SampleText text;
  private List<Stepped.Flow> prepared = List.of();
  private String heading = "";

  FollowView(
      InsideModel inside,
      Asker asker,
      Session session,
      Words words,
      Wording wording,
      Lifetime lifetime) {
    this.inside = inside;
    this.latest = new Latest(asker);
    draws.setId("data-draws");
    draws.getStyleClass().add("maps");
    lifetime.atEnd(() -> turn++);
    this.session = session;
    this.words = words;
    this.wording = wording;
    setId("data-follow");
    getStyleClass().add("data-follow");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setAccessibleText(words.text("data.follow"));
    steps.getStyleClass().add("data-steps");
    setContent(steps);
    lifetime.follow(inside.seenProperty(), seen -> show());
    clear();
  }

  /** Shows no sample. */
  void clear() {
    turn++;
    draws.getChildren().clear();
    prepared = List.of();
    sample = null;
    show();
  }

  /** Shows a sample. */
  void show(Samples one, SampleText named, String title) {
    sample = one;
    text = named;
    heading = title;
    draw(one);
    show();
  }

  /**
   * What augmentation makes of a sample, each time with other random numbers; and of a sound, which
   * nobody sees in its wave, what its preparation makes of it before anything is trained.
   */
  private void draw(Samples one) {
    draws.getChildren().clear();
    prepared = List.of();
    int mine = ++turn;
    boolean any =
        session.graph().nodes().values().stream()
            .anyMatch(node -> !node.bypassed() && augments(node.id()));
    boolean heard = WaveBox.isWave(one.featureShape());
    if (any || (heard && session.graph().nodes().keySet().stream().anyMatch(this::prepares))) {
      draw(new Question.Start.Fresh(session.state().document()), one, mine, 1);
    }
  }

  private void draw(Question.Start start, Samples one, int mine, int number) {
    latest.ask(
        Question.Step.drawn(start, one, number),
        step -> {
          Stepped.Flow last = null;
          for (Stepped.Flow flow : step.flows()) {
            last = augments(flow.port().node()) ? flow : last;
          }
          if (mine != turn) {
            return;
          }
          if (WaveBox.isWave(one.featureShape())) {
            prepared = step.flows();
          }
          if (last != null) {
            draws.getChildren().add(values(last.values().shape(), last.values().values(), SMALL));
          }
          show();
          if (last != null && number < DRAWS) {
            draw(start, one, mine, number + 1);
          }
        },
        // What stands in the way of a step is said where the flowchart's problems are.
        reason -> {});
  }

  private boolean prepares(NodeId id) {
    Kind kind = kind(id);
    return kind != null && kind.family() == Family.PREPARATION;
  }

  private boolean augments(NodeId id) {
    return kind(id) instanceof LayerKind layer && layer.augments();
  }

  private void show() {
    steps.getChildren().clear();
    Samples one = sample;
    SampleText named = text;
    if (one == null || named == null) {
      steps.getChildren().add(note(words.text("data.follow.none")));
      return;
    }
    Label title = new Label(heading);
    title.setId("data-picked");
    title.getStyleClass().add("card-title");
    title.setWrapText(true);
    steps.getChildren().addAll(title, face(one, named));
    if (!draws.getChildren().isEmpty()) {
      steps.getChildren().addAll(note(words.text("data.follow.draws")), draws);
    }
    InsideModel.Seen seen = inside.seenProperty().get();
    if (seen == null || !seen.specimen().sample().equals(one)) {
      if (prepared.isEmpty()) {
        steps.getChildren().add(note(words.text("data.follow.untrained")));
      }
      for (Stepped.Flow flow : prepared) {
        if (!follow(flow.port().node(), flow.values().shape(), flow.values().values())) {
          return;
        }
      }
      return;
    }
    for (Inside.Seen step : seen.inside().seen()) {
      if (!follow(step.port().node(), step.shape(), step.values())) {
        return;
      }
    }
  }

  /** Shows what a node gives, if it prepares; false behind the last that does. */
  private boolean follow(NodeId id, Shape shape, float[] values) {
    Kind kind = kind(id);
    if (kind == null || kind.family() == Family.DATA) {
      return true;
    }
    if (kind.family() != Family.PREPARATION) {
      return false;
    }
    // Outside training, augmentation gives what it was given.
    if (!augments(id) && values.length == shape.size()) {
      steps.getChildren().addAll(note(step(id, kind, shape, values)), values(shape, values, SMALL));
    }
    return true;
  }

  private @Nullable Kind kind(NodeId id) {
    var node = session.graph().find(id);
    return node == null ? null : session.standard().find(node.kind());
  }

  private String step(NodeId id, Kind kind, Shape shape, float[] values) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return words.text(
        "data.follow.step",
        wording.name(kind),
        id,
        shape.toString(),
        SampleText.number(least),
        SampleText.number(most));
  }

  private Node face(Samples one, SampleText named) {
    if (one.type() == Samples.Type.INDEX) {
      FlowPane tokens = new FlowPane();
      tokens.getStyleClass().add("tokens");
      for (String token : named.tokens(one, 0)) {
        Label chip = new Label(token.isBlank() ? "␣" : token);
        chip.getStyleClass().add("token");
        tokens.getChildren().add(chip);
      }
      return tokens;
    }
    Node face = values(one.featureShape(), Numbers.features(one, 0), LARGE);
    if (named.rate() == 0) {
      return face;
    }
    double seconds = (double) one.featureShape().last() / named.rate();
    return new VBox(face, note(words.text("data.wave", seconds, named.rate())));
  }

  private Node values(Shape shape, float[] numbers, double edge) {
    if (WaveBox.isWave(shape)) {
      WaveBox box = new WaveBox((int) WIDE, (int) LOW);
      box.show(numbers);
      return box;
    }
    SampleText named = text;
    if (named != null && named.rate() > 0 && Pictures.isPicture(shape)) {
      return heat(shape, numbers);
    }
    var picture = Pictures.sample(shape, numbers);
    if (picture != null) {
      PictureBox box = new PictureBox(edge);
      box.show(picture);
      return box;
    }
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < Math.min(MOST_NUMBERS, numbers.length); i++) {
      all.append(i == 0 ? "" : "   ").append(SampleText.number(numbers[i]));
    }
    Label label = new Label(numbers.length > MOST_NUMBERS ? all + " …" : all.toString());
    label.setWrapText(true);
    label.getStyleClass().add("tile-numbers");
    return label;
  }

  /** A spectrogram, time to the right as in the wave above it. */
  private static Node heat(Shape shape, float[] numbers) {
    ImageView view = new ImageView(Pictures.spectrum(shape, numbers));
    view.setSmooth(false);
    view.setFitWidth(WIDE);
    view.setFitHeight(SMALL);
    StackPane box = new StackPane(view);
    box.getStyleClass().addAll("picture-box", "heat-map");
    box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    return box;
  }

  private static Label note(String sentence) {
    Label label = new Label(sentence);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.getStyleClass().add("muted");
    return label;
  }

  /** What is shown, for tests. */
  List<Node> steps() {
    return steps.getChildren();
  }
}
