package org.layerloom.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.layerloom.network.Problem.Severity;

/** What is wrong is said once, at its place, with what mends it. */
class ProblemsTest {

  private static Problem only(Analysis analysis) {
    List<Problem> problems =
        analysis.problems().stream()
            .filter(p -> !p.message().key().equals("network.noTrain"))
            .toList();
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }

  private static void says(Problem problem, String key, String node) {
    assertThat(problem.message().key()).isEqualTo(key);
    assertThat(problem.node()).isEqualTo(Drawing.id(node));
  }

  /** Every offered repair is an edit that can be done and takes the problem away. */
  private static void mends(Analysis analysis, Problem problem) {
    assertThat(problem.repairs()).isNotEmpty();
    for (Problem.Fix fix : problem.repairs()) {
      EditResult result = Edits.apply(analysis.graph(), fix.edit(), Catalogue.standard());
      assertThat(result).as(fix.name().toString()).isInstanceOf(EditResult.Applied.class);
      Analysis mended = Drawing.analyse(((EditResult.Applied) result).graph());
      assertThat(mended.problems())
          .as(fix.name().toString())
          .noneMatch(
              p ->
                  p.message().key().equals(problem.message().key())
                      && problem.node() != null
                      && problem.node().equals(p.node()));
    }
  }

  @Test
  void denseAfterAPictureWantsFlatten() {
    Analysis analysis = Drawing.from("mnist").then("dense", "dense").analysis();

    Problem problem = only(analysis);
    says(problem, "network.dense.flat", "dense");
    mends(analysis, problem);
  }

  @Test
  void oneMistakeIsOneProblem() {
    Analysis analysis =
        Drawing.from("mnist")
            .then("dense", "dense")
            .then("relu", "relu")
            .then("last", "dense")
            .loss("crossEntropy")
            .analysis();

    assertThat(analysis.problems()).hasSize(1);
    assertThat(analysis.sound()).isFalse();
  }

  @Test
  void aKernelLargerThanItsInput() {
    Analysis analysis =
        Drawing.from("mnist")
            .then("conv", "conv2d", Map.of("kernel", Value.Wholes.of(40, 3)))
            .analysis();

    Problem problem = only(analysis);
    says(problem, "network.kernel.large", "conv");
    assertThat(problem.parameter()).isEqualTo("kernel");
    mends(analysis, problem);
  }

  @Test
  void samePaddingWithAStride() {
    Analysis analysis =
        Drawing.from("mnist")
            .then(
                "conv",
                "conv2d",
                Map.of("stride", Value.Wholes.of(2, 2), "padding", Drawing.text("same")))
            .analysis();

    Problem problem = only(analysis);
    says(problem, "network.conv.sameStride", "conv");
    mends(analysis, problem);
  }

  @Test
  void groupsThatDoNotDivide() {
    Analysis analysis =
        Drawing.from("mnist")
            .then("one", "conv2d", Map.of("filters", Drawing.whole(12)))
            .then("two", "conv2d", Map.of("filters", Drawing.whole(18), "groups", Drawing.whole(5)))
            .analysis();

    Problem problem = only(analysis);
    says(problem, "network.conv.groups", "two");
    assertThat(problem.repairs().getFirst().edit())
        .isEqualTo(new Edit.Configure(Set.of(Drawing.id("two")), "groups", Drawing.whole(3)));
    mends(analysis, problem);
  }

  @Test
  void aPredictionOfAnotherWidthThanThereAreClasses() {
    Analysis analysis =
        Drawing.from("mnist")
            .then("flat", "flatten")
            .then("dense", "dense", Map.of("units", Drawing.whole(7)))
            .then("drop", "dropout")
            .loss("crossEntropy")
            .analysis();

    Problem problem = only(analysis);
    says(problem, "network.loss.width", "loss");
    assertThat(problem.repairs().getFirst().edit())
        .isEqualTo(new Edit.Configure(Set.of(Drawing.id("dense")), "units", Drawing.whole(10)));
    mends(analysis, problem);
  }

  @Test
  void classesMeetALossForNumbers() {
    Analysis analysis =
        Drawing.from("mnist")
            .then("flat", "flatten")
            .then("dense", "dense", Map.of("units", Drawing.whole(10)))
            .loss("mse")
            .analysis();

    Problem problem = only(analysis);
    says(problem, "network.loss.wantsNumbers", "loss");
    mends(analysis, problem);
  }

  @Test
  void numbersMeetALossForClasses() {
    Analysis analysis =
        Drawing.from("houses")
            .then("dense", "dense", Map.of("units", Drawing.whole(1)))
            .loss("crossEntropy")
            .analysis();

    Problem problem = only(analysis);
    says(problem, "network.loss.wantsClasses", "loss");
    mends(analysis, problem);
  }

  @Test
  void oneNumberForTwoClasses() {
    Analysis analysis =
        Drawing.from("coins")
            .then("dense", "dense", Map.of("units", Drawing.whole(1)))
            .loss("crossEntropy")
            .analysis();

    Problem problem = only(analysis);
    says(problem, "network.loss.oneOfTwo", "loss");
    mends(analysis, problem);
  }

  @Test
  void softmaxBeforeLogitsIsAWarning() {
    Analysis analysis =
        Drawing.from("coins")
            .then(
                "dense",
                "dense",
                Map.of("units", Drawing.whole(2), "activation", Drawing.text("softmax")))
            .loss("crossEntropy")
            .analysis();

    Problem problem = only(analysis);
    says(problem, "network.loss.squashedTwice", "loss");
    assertThat(problem.severity()).isEqualTo(Severity.WARNING);
    assertThat(analysis.sound()).isTrue();
    mends(analysis, problem);
  }

  @Test
  void probabilitiesWithoutASigmoidIsAWarning() {
    Analysis analysis =
        Drawing.from("coins")
            .then("dense", "dense", Map.of("units", Drawing.whole(1)))
            .loss("binaryCrossEntropy", Map.of("predictions", Drawing.text("probabilities")))
            .analysis();

    Problem problem = only(analysis);
    says(problem, "network.loss.notSquashed", "loss");
    mends(analysis, problem);
  }

  @Test
  void aCycleIsNamedAndCut() {
    Analysis analysis =
        Drawing.from("coins")
            .then("a", "add")
            .then("b", "relu")
            .then("c", "relu")
            .link("c", "a")
            .analysis();

    Problem problem = only(analysis);
    assertThat(problem.message().key()).isEqualTo("network.cycle");
    assertThat(problem.message().values().getFirst().toString())
        .matches("(a → b → c → a|b → c → a → b|c → a → b → c)");
    mends(analysis, problem);
  }

  @Test
  void anInputWithoutALinkMattersWhereARunWouldReachIt() {
    Graph graph = Drawing.s1().graph();
    Link first = graph.into(Drawing.id("conv1")).getFirst();
    Analysis cut = Drawing.analyse(graph.withLinks(graph.links().minus(first)));
    Analysis stray = Drawing.s1().node("stray", "relu", Map.of()).analysis();

    says(only(cut), "network.input.missing", "conv1");
    assertThat(only(cut).severity()).isEqualTo(Severity.ERROR);
    says(only(stray), "network.input.missing", "stray");
    assertThat(only(stray).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void anUnknownKindIsNamed() {
    Graph graph = Drawing.s1().graph();
    Node strange = new Node(Drawing.id("warp"), "warpDrive", new Point(0, 0), Settings.NONE);
    Analysis analysis = Drawing.analyse(graph.withNode(strange));

    Problem problem = only(analysis);
    says(problem, "network.unknownKind", "warp");
    mends(analysis, problem);
  }

  @Test
  void parametersOutOfBoundsMissingOrUnknown() {
    Node dense = Drawing.s1().graph().node(Drawing.id("dense1"));
    Settings without = new Settings(dense.settings().values().minus("units"));

    says(only(with(dense.with("units", Drawing.whole(0)))), "network.parameter.range", "dense1");
    says(
        only(with(dense.with("units", Drawing.text("many")))), "network.parameter.whole", "dense1");
    says(
        only(with(new Node(dense.id(), "dense", dense.at(), without))),
        "network.parameter.missing",
        "dense1");
    Problem unknown = only(with(dense.with("unitz", Drawing.whole(3))));
    says(unknown, "network.parameter.unknown", "dense1");
    assertThat(unknown.severity()).isEqualTo(Severity.WARNING);
  }

  private static Analysis with(Node node) {
    return Drawing.analyse(Drawing.s1().graph().withNode(node));
  }

  @Test
  void linksThatLeadNowhereOrDoNotFit() {
    Graph graph = Drawing.s1().graph();
    for (Link link :
        List.of(
            new Link(PortRef.of("gone", "out"), PortRef.of("conv1", "in")),
            new Link(PortRef.of("norm", "aside"), PortRef.of("conv1", "in")),
            new Link(PortRef.of("train", "model"), PortRef.of("conv1", "in")),
            new Link(PortRef.of("norm", "out"), PortRef.of("dense1", "in")))) {
      Analysis analysis = Drawing.analyse(graph.withLinks(graph.links().plus(link)));
      Problem problem = only(analysis);
      assertThat(problem.link()).isEqualTo(link);
      assertThat(problem.repairs().getFirst().edit()).isEqualTo(new Edit.Disconnect(Set.of(link)));
    }
  }

  @Test
  void tenGigabytesOfTensorAreRefusedBeforeTheyAreTaken() {
    Analysis wide =
        Drawing.from("mnist")
            .then(
                "conv",
                "conv2d",
                Map.of("filters", Drawing.whole(65_536), "padding", Drawing.text("same")))
            .then("up", "conv2d", Map.of("filters", Drawing.whole(65_536)))
            .analysis();
    Analysis deep =
        Drawing.from("mnist")
            .then("flat", "flatten")
            .then("one", "dense", Map.of("units", Drawing.whole(1_000_000)))
            .then("two", "dense", Map.of("units", Drawing.whole(1_000_000)))
            .analysis();

    says(only(wide), "network.tooLarge", "up");
    says(only(deep), "network.tooLarge", "two");
  }

  @Test
  void anUnknownDatasetAndNone() {
    says(only(Drawing.from("nowhere").analysis()), "network.dataset.unknown", "data");
    says(only(Drawing.from("").analysis()), "network.dataset.none", "data");
  }

  @Test
  void indicesDoNotGoIntoArithmetic() {
    says(
        only(Drawing.from("letters").then("dense", "dense").analysis()),
        "network.indices",
        "dense");
  }

  @Test
  void withoutTrainThereIsNothingToRun() {
    Analysis analysis = Drawing.empty().analysis();

    assertThat(analysis.sound()).isFalse();
    assertThat(analysis.problems().getFirst().message().key()).isEqualTo("network.noTrain");
  }

  @Test
  void errorsComeBeforeWarningsInTheOrderOfTheFlow() {
    Analysis analysis =
        Drawing.from("mnist")
            .node("stray", "relu", Map.of())
            .node("conv", "conv2d", Map.of("kernel", Value.Wholes.of(40, 40)))
            .link("data", "conv")
            .node("dense", "dense", Map.of())
            .link("data", "dense")
            .loss("crossEntropy")
            .analysis();

    assertThat(analysis.problems())
        .extracting(Problem::severity)
        .isSortedAccordingTo((a, b) -> a.compareTo(b));
    assertThat(analysis.problems().getLast().node()).isEqualTo(Drawing.id("stray"));
  }
}
