package org.layerloom.exchange.in;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.keras.KerasCode;
import org.layerloom.exchange.keras.KerasReader;
import org.layerloom.exchange.pytorch.ModelCode;
import org.layerloom.network.Analyser;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.EditResult;
import org.layerloom.network.Edits;
import org.layerloom.network.Graph;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.Value;
import org.layerloom.subnet.Nets;
import org.layerloom.subnet.Network;
import org.layerloom.subnet.NetworkEdit;
import org.layerloom.subnet.NetworkEdits;
import org.layerloom.subnet.NetworkResult;
import org.layerloom.subnet.Unfolding;

/** Code that was changed changes the flowchart, and only there. */
final class ChangedCodeTest {

  private static final Catalogue KINDS = Catalogue.standard();
  private static final Site.DatasetShape DIGITS =
      new Site.DatasetShape(
          Signal.Tensor.real(Shape.of(1, 28, 28)), new Signal.Labels(10, Shape.of()), 100, 10);

  /** What the flowchart is shown as. */
  enum Language {
    PYTORCH {
      @Override
      String code(Outgoing network) {
        return ((ModelCode.Result.Written) ModelCode.write(network, "test")).source();
      }
    },
    KERAS {
      @Override
      String code(Outgoing network) {
        return ((KerasCode.Result.Written) KerasCode.write(network, "test")).source();
      }
    };

    abstract String code(Outgoing network);
  }

  /** A flowchart with more than code says: a title, a penalty, places, a loss behind it. */
  private static final Graph CHART = chart();

  private static Graph chart() {
    Imported.Read read =
        (Imported.Read)
            KerasReader.read(
                """
                (x, y), _ = keras.datasets.mnist.load_data()
                inputs = keras.Input(shape=(28, 28, 1))
                a = layers.Conv2D(8, 3, activation="relu", name="conv1")(inputs)
                b = layers.Flatten(name="flat")(a)
                c = layers.Dense(32, activation="relu", name="hidden")(b)
                d = layers.Dense(10, name="answer")(c)
                model = keras.Model(inputs, d)
                model.compile(loss=SparseCategoricalCrossentropy(from_logits=True))
                """,
                "chart",
                KINDS);
    Graph graph = read.document().graph();
    return graph
        .withNode(graph.node(new NodeId("hidden")).titled("The thinker"))
        .withNode(graph.node(new NodeId("conv1")).with("l2", new Value.Real(0.25)));
  }

  @ParameterizedTest
  @EnumSource
  void codeThatWasNotChangedChangesNothing(Language language) {
    assertThat(edits(language, code -> code)).isEmpty();
    assertThat(edits(language, code -> "# mine\n\n" + code)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aNumberBecomesASettingAndAllElseStays(Language language) {
    List<Edit> edits =
        edits(
            language,
            code ->
                language == Language.KERAS
                    ? code.replace("Dense(32,", "Dense(48,")
                    : code.replace("nn.Linear(5408, 32)", "nn.Linear(5408, 48)"));

    Graph changed = applied(edits);
    assertThat(changed)
        .isEqualTo(
            CHART.withNode(CHART.node(new NodeId("hidden")).with("units", new Value.Whole(48))));
  }

  @ParameterizedTest
  @EnumSource
  void aLineMoreIsANodeInBetween(Language language) {
    Graph changed =
        applied(
            edits(
                language,
                code ->
                    language == Language.KERAS
                        ? code.replace(
                                "    answer = ",
                                "    calm = layers.Dropout(0.25, name=\"calm\")(hidden)\n    answer = ")
                            .replace("name=\"answer\")(hidden)", "name=\"answer\")(calm)")
                        : code.replace(
                                "        self.answer = ",
                                "        self.calm = nn.Dropout(0.25)\n        self.answer = ")
                            .replace("self.answer(hidden)", "self.answer(self.calm(hidden))")));

    NodeId calm = new NodeId("calm");
    assertThat(changed.node(calm).settings().real("rate")).isEqualTo(0.25);
    assertThat(sources(changed, "calm")).containsExactly("hidden");
    assertThat(sources(changed, "answer")).containsExactly("calm");
    assertThat(changed.node(new NodeId("hidden")).title()).isEqualTo("The thinker");
    assertThat(changed.node(calm).at()).isNotEqualTo(changed.node(new NodeId("answer")).at());
  }

  @ParameterizedTest
  @EnumSource
  void aLineLessIsANodeLess(Language language) {
    Graph changed =
        applied(
            edits(
                language,
                code ->
                    without(code, "hidden")
                        .replace("self.answer(hidden)", "self.answer(flat)")
                        .replace("name=\"answer\")(hidden)", "name=\"answer\")(flat)")));

    assertThat(changed.nodes()).doesNotContainKey(new NodeId("hidden"));
    assertThat(sources(changed, "answer")).containsExactly("flat");
  }

  @ParameterizedTest
  @EnumSource
  void anotherLayerInTheSamePlaceKeepsItsLinks(Language language) {
    Graph changed =
        applied(
            edits(
                language,
                code ->
                    language == Language.KERAS
                        ? code.replaceAll(
                            "hidden = .*", "hidden = layers.Dropout(0.5, name=\"hidden\")(flat)")
                        : code.replace("nn.Linear(5408, 32)", "nn.Dropout(0.5)")
                            .replace("F.relu(self.hidden(flat))", "self.hidden(flat)")));

    assertThat(changed.node(new NodeId("hidden")).kind()).isEqualTo("dropout");
    assertThat(changed.node(new NodeId("hidden")).at())
        .isEqualTo(CHART.node(new NodeId("hidden")).at());
    assertThat(sources(changed, "hidden")).containsExactly("flat");
    assertThat(sources(changed, "answer")).containsExactly("hidden");
  }

  @ParameterizedTest
  @EnumSource
  void aNewLastLineIsWhatTheLossJudges(Language language) {
    Graph changed =
        applied(
            edits(
                language,
                code ->
                    language == Language.KERAS
                        ? code.replace(
                            "    return keras.Model([data], [answer]",
                            "    calm = ops.tanh(answer)\n    return keras.Model([data], [calm]")
                        : code.replace("return answer", "return torch.tanh(answer)")));

    String last = language == Language.KERAS ? "calm" : "tanh1";
    assertThat(changed.node(new NodeId(last)).kind()).isEqualTo("tanh");
    assertThat(sources(changed, "loss")).containsExactlyInAnyOrder(last, "data");
  }

  @ParameterizedTest
  @EnumSource
  void aLineThatIsNotUnderstoodIsNamedAndNothingIsLost(Language language) {
    ChangedCode.Result result =
        compare(language, code -> code.replaceAll("hidden = [F.o]*\\w.*", "hidden = magic(flat)"));

    assertThat(result).isInstanceOf(ChangedCode.Result.Refused.class);
    assertThat(result.toString()).contains("magic(flat)");
    assertThat(compare(language, code -> "print(1)"))
        .isInstanceOf(ChangedCode.Result.Refused.class);
  }

  /** Three uses of one sub-network: what is said of one of them is said of all. */
  @ParameterizedTest
  @EnumSource
  void aSettingInsideASubnetworkChangesEveryUseOfIt(Language language) {
    Network row = Nets.row("own");

    ChangedCode.Result result = inRow(language, row, code -> kernel(code, 2, 5));

    NetworkEdit.Several all = new NetworkEdit.Several(((ChangedCode.Result.Edits) result).edits());
    Network changed = ((NetworkResult.Applied) NetworkEdits.apply(row, all, KINDS)).network();
    assertThat(changed.graph()).isEqualTo(row.graph());
    Node conv = changed.graph("Residual").node(new NodeId("conv1"));
    assertThat(conv.settings().wholes("kernel")).containsExactly(5L, 5L);
    assertThat(changed.graph("Residual").withNode(row.graph("Residual").node(conv.id())))
        .isEqualTo(row.graph("Residual"));
  }

  @ParameterizedTest
  @EnumSource
  void twoUsesOfASubnetworkCannotDiffer(Language language) {
    ChangedCode.Result result =
        inRow(language, Nets.row("own"), code -> kernel(kernel(code, 1, 5), 2, 7));

    assertThat(((ChangedCode.Result.Refused) result).reasons())
        .extracting(Message::key)
        .containsExactly("exchange.code.differ");
  }

  private static ChangedCode.Result inRow(
      Language language, Network row, java.util.function.UnaryOperator<String> change) {
    Outgoing network = Outgoing.of(Unfolding.analyse(row, KINDS, Nets.DATA), KINDS, true);
    String code = language.code(network);
    assertThat(change.apply(code)).isNotEqualTo(code);
    return ChangedCode.compare(row, network, code, change.apply(code));
  }

  /** The code with another kernel of the first convolution of a block. */
  private static String kernel(String code, int block, int size) {
    return code.lines()
        .map(
            line ->
                line.contains("block" + block + "_conv1 = ")
                    ? line.replace("(3, 3)", "(" + size + ", " + size + ")")
                        .replace("nn.Conv2d(3, 3, 3", "nn.Conv2d(3, 3, " + size)
                    : line)
        .collect(java.util.stream.Collectors.joining("\n"));
  }

  private static String without(String code, String node) {
    return code.lines()
        .filter(line -> !line.strip().startsWith(node + " = "))
        .filter(line -> !line.strip().startsWith("self." + node + " = "))
        .reduce("", (all, line) -> all + line + "\n");
  }

  private static List<String> sources(Graph graph, String node) {
    return graph.into(new NodeId(node)).stream().map(link -> link.from().node().value()).toList();
  }

  private static Graph applied(List<Edit> edits) {
    return switch (Edits.apply(CHART, new Edit.Several(edits), KINDS)) {
      case EditResult.Applied(Graph graph) -> graph;
      case EditResult.Rejected rejected -> throw new AssertionError(rejected);
    };
  }

  private static List<Edit> edits(
      Language language, java.util.function.UnaryOperator<String> change) {
    return switch (compare(language, change)) {
      case ChangedCode.Result.Edits(List<NetworkEdit> edits) ->
          edits.stream().map(edit -> ((NetworkEdit.In) edit).edit()).toList();
      case ChangedCode.Result.Refused refused -> throw new AssertionError(refused);
    };
  }

  private static ChangedCode.Result compare(
      Language language, java.util.function.UnaryOperator<String> change) {
    Outgoing network = Outgoing.of(Analyser.analyse(CHART, KINDS, name -> DIGITS), KINDS, true);
    String code = language.code(network);
    return ChangedCode.compare(Network.of(CHART), network, code, change.apply(code));
  }
}
