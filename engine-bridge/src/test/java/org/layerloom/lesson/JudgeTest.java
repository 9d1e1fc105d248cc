package org.layerloom.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.layerloom.lesson.RunResult.Complaint;
import org.layerloom.network.Drawing;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.Shape;
import org.layerloom.network.Value;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;

class JudgeTest {

  private static final Wording ENGLISH = new Wording(Locale.ENGLISH);
  private static final Wording CHINESE = new Wording(Locale.SIMPLIFIED_CHINESE);
  private static final Document S1 = Document.named("s1").withGraph(Drawing.s1().graph());

  private static Judgement judge(Goal goal, Document document, @Nullable RunResult run) {
    return Judge.judge(
        goal, new Attempt(document, Drawing.analyse(document.graph()), run, Map.of()));
  }

  private static RunResult run(Document document, double train, double validation, double test) {
    return new RunResult(
        document, true, true, 5, 0.1, train, 0.2, validation, 0.3, test, List.of());
  }

  private static void met(Goal goal) {
    assertThat(judge(goal, S1, null).met()).as(ENGLISH.say(GoalWords.title(goal))).isTrue();
  }

  private static void unmet(Goal goal) {
    assertThat(judge(goal, S1, null).met()).as(ENGLISH.say(GoalWords.title(goal))).isFalse();
  }

  @Test
  void theGraphIsLookedAt() {
    met(new Goal.Contains("conv2d", Range.atLeast(2), "", List.of()));
    unmet(new Goal.Contains("conv2d", Range.atLeast(3), "", List.of()));
    met(new Goal.Contains("conv2d", new Range(1, 1), "filters", List.of("64")));
    met(new Goal.Contains("dropout", Range.atMost(0), "", List.of()));
    met(new Goal.Chain(List.of("conv2d", "maxpool2d", "conv2d", "maxpool2d"), true));
    met(new Goal.Chain(List.of("conv2d", "dense"), false));
    unmet(new Goal.Chain(List.of("conv2d", "dense"), true));
    unmet(new Goal.Chain(List.of("dense", "conv2d"), false));
    met(new Goal.Linked(id("pool2"), id("flat")));
    unmet(new Goal.Linked(id("flat"), id("pool2")));
    unmet(new Goal.Linked(id("conv2"), id("flat")));
    met(new Goal.Sound());
    met(new Goal.Parameters(new Range(225_034, 225_034)));
    unmet(new Goal.Parameters(Range.atMost(20_000)));
    unmet(new Goal.MultiplyAdds(Range.atMost(1000)));
    met(new Goal.Setting(id("conv1"), "filters", new Range(30, 40), List.of()));
    met(new Goal.Setting(id("conv1"), "kernel", Range.ANY, List.of("3×3")));
    met(new Goal.Setting(id("conv1"), "kernel", new Range(3, 3), List.of()));
    met(new Goal.Setting(id("train"), "optimizer", Range.ANY, List.of("sgd", "adam")));
    unmet(new Goal.Setting(id("train"), "optimizer", Range.ANY, List.of("sgd")));
    met(new Goal.OutputShape(id("pool2"), Shape.of(64, 5, 5)));
    unmet(new Goal.OutputShape(id("pool2"), Shape.of(64, 7, 7)));
    unmet(new Goal.OutputShape(id("nowhere"), Shape.of(1)));
  }

  @Test
  void whatIsBypassedOrLooseTakesNoPart() {
    Graph graph = S1.graph();
    Document bypassed = S1.withGraph(graph.withNode(graph.node(id("conv2")).bypassed(true)));

    assertThat(
            judge(new Goal.Contains("conv2d", Range.atLeast(2), "", List.of()), bypassed, null)
                .met())
        .isFalse();
    assertThat(judge(new Goal.Chain(List.of("maxpool2d", "maxpool2d"), true), bypassed, null).met())
        .isTrue();
    assertThat(
            judge(
                    new Goal.Setting(id("conv2"), "filters", Range.atLeast(1), List.of()),
                    bypassed,
                    null)
                .met())
        .isFalse();
  }

  @Test
  void anUnsoundGraphHasNoCostThatCounts() {
    Document broken =
        Sample.project(4)
            .withGraph(Sample.project(4).graph().withLinks(org.pcollections.TreePVector.empty()));

    Judgement cost = judge(new Goal.Parameters(Range.atMost(1e9)), broken, null);
    Judgement sound = judge(new Goal.Sound(), broken, null);

    assertThat(cost.met()).isFalse();
    assertThat(ENGLISH.say(cost.why())).contains("mend them first");
    assertThat(sound.met()).isFalse();
  }

  @Test
  void aRunIsLookedAtOnceItIsThereAndOfThisNetwork() {
    Goal goal = new Goal.Metric(Goal.Part.TEST, Goal.Measure.ACCURACY, Range.atLeast(0.97));
    Document smaller = Sample.project(3);
    Graph moved = smaller.graph();
    moved = moved.withNode(moved.node(id("hidden")).at(new Point(5, 5)).titled("Moved"));

    assertThat(ENGLISH.say(judge(goal, smaller, null).why())).startsWith("Press Train");
    assertThat(judge(goal, smaller, run(smaller, 1, 1, 0.975)).met()).isTrue();
    assertThat(judge(goal, smaller.withGraph(moved), run(smaller, 1, 1, 0.975)).met())
        .as("places and titles do not count")
        .isTrue();
    Judgement other = judge(goal, Sample.project(4), run(smaller, 1, 1, 0.975));
    assertThat(other.met()).isFalse();
    assertThat(ENGLISH.say(other.why())).contains("train again");
    Judgement low = judge(goal, smaller, run(smaller, 1, 1, 0.9312));
    assertThat(low.met()).isFalse();
    assertThat(ENGLISH.say(low.title())).isEqualTo("Accuracy on the test data: at least 97 %");
    assertThat(ENGLISH.say(low.why())).isEqualTo("The run reached 93.12 %.");
    assertThat(CHINESE.say(low.title())).isEqualTo("测试数据上的准确率：至少 97%");
  }

  @Test
  void theGapIsCountedSoThatOverfittingIsAboveZero() {
    Document document = Sample.project(3);
    Goal accuracy = new Goal.Gap(Goal.Measure.ACCURACY, Range.atMost(0.05));
    Goal loss = new Goal.Gap(Goal.Measure.LOSS, Range.atMost(0.05));

    assertThat(judge(accuracy, document, run(document, 0.99, 0.95, 0)).met()).isTrue();
    assertThat(judge(accuracy, document, run(document, 0.99, 0.90, 0)).met()).isFalse();
    assertThat(judge(accuracy, document, run(document, 0.90, 0.99, 0)).met()).isTrue();
    assertThat(judge(accuracy, document, run(document, 0.99, Double.NaN, 0)).met()).isFalse();
    assertThat(judge(loss, document, run(document, 1, 1, 1)).met()).as("0.2 above 0.1").isFalse();
  }

  @Test
  void detectorsAreHeard() {
    Document document = Sample.project(3);
    RunResult dead = complaining(document, true, new Complaint("dead", id("hidden")));
    RunResult leaks = complaining(document, true, new Complaint("leak.test", id("data")));
    RunResult broken = complaining(document, false, new Complaint("notFinite", null));

    assertThat(judge(new Goal.Noticed("dead", null), document, dead).met()).isTrue();
    assertThat(judge(new Goal.Noticed("dead", id("hidden")), document, dead).met()).isTrue();
    assertThat(judge(new Goal.Noticed("dead", id("out")), document, dead).met()).isFalse();
    assertThat(judge(new Goal.Noticed("leak", null), document, leaks).met()).isTrue();
    assertThat(judge(new Goal.Quiet(Set.of()), document, dead).met()).isFalse();
    assertThat(judge(new Goal.Quiet(Set.of("leak")), document, dead).met()).isTrue();
    assertThat(judge(new Goal.Quiet(Set.of("leak")), document, leaks).met()).isFalse();
    assertThat(judge(new Goal.Quiet(Set.of("dead")), document, broken).met())
        .as("a run that broke off is not quiet")
        .isFalse();
    assertThat(judge(new Goal.Epochs(Range.atMost(9)), document, broken).met()).isFalse();
    assertThat(ENGLISH.say(judge(new Goal.Quiet(Set.of()), document, dead).why()))
        .isEqualTo("The run said of Dense (hidden): dead ReLUs.");
    assertThat(CHINESE.say(judge(new Goal.Quiet(Set.of()), document, dead).why()))
        .contains("hidden")
        .contains("ReLU 失活");
  }

  private static RunResult complaining(Document document, boolean whole, Complaint complaint) {
    return new RunResult(document, whole, true, 5, 1, 1, 1, 1, 1, 1, List.of(complaint));
  }

  @Test
  void answersAreRightOrWrong() {
    Goal.OfAnswer choice = new Goal.Choice("why", 2);
    Goal.OfAnswer number = new Goal.Figure("how", 12, 0.5);

    assertThat(answered(choice, new Answer.Chosen(2))).isTrue();
    assertThat(answered(choice, new Answer.Chosen(1))).isFalse();
    assertThat(answered(choice, null)).isFalse();
    assertThat(answered(number, new Answer.Given(12.5))).isTrue();
    assertThat(answered(number, new Answer.Given(12.6))).isFalse();
    assertThat(answered(number, new Answer.Given(Double.NaN))).isFalse();
  }

  private static boolean answered(Goal.OfAnswer goal, @Nullable Answer answer) {
    Map<String, Answer> answers = answer == null ? Map.of() : Map.of(goal.question(), answer);
    return Judge.judge(goal, new Attempt(S1, Drawing.analyse(S1.graph()), null, answers)).met();
  }

  @Test
  void goalsAreJoined() {
    Goal yes = new Goal.Sound();
    Goal no = new Goal.Parameters(Range.atMost(1));
    Goal run = new Goal.Epochs(Range.atMost(1));

    met(new Goal.All(List.of(yes, yes)));
    unmet(new Goal.All(List.of(yes, no)));
    met(new Goal.Any(List.of(no, yes)));
    unmet(new Goal.Any(List.of(no, no)));
    met(new Goal.Not(no));
    unmet(new Goal.Not(yes));
    unmet(new Goal.Not(run));
  }

  @Test
  void aRunIsFollowedToItsEnd() {
    var listener = new RunResult.Listener(S1);
    var where = java.nio.file.Path.of("run");
    List<org.layerloom.training.TrainingEvent> events =
        new ArrayList<>(
            List.of(
                new org.layerloom.training.TrainingEvent.Started(where, "cpu", 1, 2, 1, "accuracy"),
                new org.layerloom.training.TrainingEvent.Noticed(
                    1, id("conv1"), org.layerloom.network.Message.of("engine.notice.dead", 80L)),
                new org.layerloom.training.TrainingEvent.EpochDone(1, 1.5, 0.5, 1.6, 0.4, 1)));
    events.forEach(event -> assertThat(listener.hear(event)).isNull());

    RunResult result =
        ended(
            listener,
            new org.layerloom.training.TrainingEvent.Failed(
                org.layerloom.network.Message.of("engine.notFinite.at", 3L, "conv2"), false));

    assertThat(result.whole()).isFalse();
    assertThat(result.epochs()).isEqualTo(1);
    assertThat(result.complaints())
        .containsExactly(
            new Complaint("dead", id("conv1")), new Complaint("notFinite", id("conv2")));
    assertThat(result.metric(Goal.Part.VALIDATION, Goal.Measure.ACCURACY)).isEqualTo(0.4);
    assertThat(result.metric(Goal.Part.TEST, Goal.Measure.LOSS)).isNaN();
  }

  private static RunResult ended(
      RunResult.Listener listener, org.layerloom.training.TrainingEvent event) {
    RunResult result = listener.hear(event);
    if (result == null) {
      throw new AssertionError("the run goes on after " + event);
    }
    return result;
  }

  @Test
  void lockedNodesStayAsTheyAreSet() {
    Set<NodeId> locked = Set.of(id("conv1"));
    Graph graph = S1.graph();
    var node = graph.node(id("conv1"));

    assertThat(Locks.refusal(S1.network(), S1.network(), locked)).isNull();
    assertThat(refusal(graph.withNode(node.at(new Point(1, 2)).titled("Edges")), locked)).isNull();
    assertThat(refusal(graph.withNode(node.bypassed(true)), locked)).isNotNull();
    assertThat(refusal(graph.withNode(node.with("filters", new Value.Whole(9))), locked))
        .isNotNull();
    assertThat(refusal(graph.withNodes(graph.nodes().minus(id("conv1"))), locked)).isNotNull();
    assertThat(
            refusal(
                graph.withNode(graph.node(id("conv2")).with("filters", new Value.Whole(9))),
                locked))
        .isNull();
  }

  private static org.layerloom.network.@Nullable Message refusal(Graph next, Set<NodeId> locked) {
    return Locks.refusal(S1.network(), S1.withGraph(next).network(), locked);
  }

  private static NodeId id(String id) {
    return new NodeId(id);
  }
}
