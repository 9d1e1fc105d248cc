package org.layerloom.app.data;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.inside.InsideModel;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.tensor.PictureBox;
import org.layerloom.app.tensor.Pictures;
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

  /** What augmentation makes of a sample, each time with other random numbers. */
  private void draw(Samples one) {
    draws.getChildren().clear();
    int mine = ++turn;
    boolean any =
        session.graph().nodes().values().stream()
            .anyMatch(node -> !node.bypassed() && augments(node.id()));
    if (any) {
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
          if (mine != turn || last == null) {
            return;
          }
          draws.getChildren().add(values(last.values().shape(), last.values().values()));
          show();
          if (number < DRAWS) {
            draw(start, one, mine, number + 1);
          }
        },
        // What stands in the way of a step is said where the flowchart's problems are.
        reason -> {});
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
      steps.getChildren().add(note(words.text("data.follow.untrained")));
      return;
    }
    for (Inside.Seen step : seen.inside().seen()) {
      NodeId id = step.port().node();
      Kind kind = kind(id);
      if (kind == null || kind.family() == Family.DATA) {
        continue;
      }
      if (kind.family() != Family.PREPARATION) {
        break;
      }
      if (augments(id)) {
        continue; // outside training it gives what it was given
      }
      steps.getChildren().addAll(note(step(id, kind, step)), values(step.shape(), step.values()));
    }
  }

  private @Nullable Kind kind(NodeId id) {
    var node = session.graph().find(id);
    return node == null ? null : session.standard().find(node.kind());
  }

  private String step(NodeId id, Kind kind, Inside.Seen step) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : step.values()) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return words.text(
        "data.follow.step",
        wording.name(kind),
        id,
        step.shape().toString(),
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
    return values(one.featureShape(), Numbers.features(one, 0), LARGE);
  }

  private Node values(Shape shape, float[] numbers) {
    return values(shape, numbers, SMALL);
  }

  private static Node values(Shape shape, float[] numbers, double edge) {
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
