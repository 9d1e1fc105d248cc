package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.engine.Flows;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.in.Imported;
import org.layerloom.exchange.keras.KerasCode;
import org.layerloom.exchange.keras.KerasReader;
import org.layerloom.exchange.pytorch.ModelCode;
import org.layerloom.exchange.pytorch.reading.TorchReader;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;

/** Every layer kind's code, with random settings on odd sizes, is read back as what it was. */
final class CodeReadingGateTest {

  private static final Catalogue KINDS = Catalogue.standard();

  static Stream<String> layers() {
    return KINDS.all().stream().filter(LayerKind.class::isInstance).map(Kind::id);
  }

  @ParameterizedTest
  @MethodSource("layers")
  void pytorchCodeThatWasReadIsWrittenAgainTheSame(String kind) {
    for (Flows flow : new KindFlows(KINDS.kind(kind), 7).some(6)) {
      // given the code of a network
      String code = torch(flow.analysis());
      if (code.lines().anyMatch(line -> line.matches("\\s*it = \\w+"))) {
        continue; // a formula that is what arrives: another name, which no node stands for
      }

      // when it is read without any help
      Imported imported = TorchReader.read(code, "gate", KINDS);

      // then nothing was left out, and the flowchart gives the same code
      assertThat(imported).as(code).isInstanceOf(Imported.Read.class);
      Imported.Read read = (Imported.Read) imported;
      assertThat(read.notes()).as(code).isEmpty();
      assertThat(model(torch(with(flow, read.document().graph())))).isEqualTo(model(code));
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void kerasCodeThatWasReadIsWrittenAgainTheSame(String kind) {
    for (Flows flow : new KindFlows(KINDS.kind(kind), 7).some(6)) {
      // given the code of a network, where Keras has what it needs
      String code = keras(flow.analysis());
      if (code.isEmpty()
          || code.lines().anyMatch(line -> line.matches("\\s*it = \\w+(  # .* left out here)?"))) {
        continue;
      }

      // when it is read without any help
      Imported imported = KerasReader.read(code, "gate", KINDS);

      // then nothing was left out, and the flowchart gives the same code
      assertThat(imported).as(code).isInstanceOf(Imported.Read.class);
      Imported.Read read = (Imported.Read) imported;
      assertThat(read.notes()).as(code).isEmpty();
      assertThat(keras(with(flow, read.document().graph()))).isEqualTo(code);
    }
  }

  private static Analysis with(Flows flow, Graph graph) {
    Node data = graph.node(new NodeId("data")).with("source", new Value.Text("test"));
    return Analyser.analyse(graph.withNode(data), KINDS, flow.shapes());
  }

  private static String keras(Analysis analysis) {
    return KerasCode.write(Outgoing.of(analysis, KINDS, true), "gate")
            instanceof KerasCode.Result.Written(String source, var lines)
        ? source
        : "";
  }

  private static String torch(Analysis analysis) {
    return switch (ModelCode.write(Outgoing.of(analysis, KINDS, true), "gate")) {
      case ModelCode.Result.Written(String source, var lines) -> source;
      case ModelCode.Result.Refused(var reason) -> throw new AssertionError(reason);
    };
  }

  /** The class itself. */
  private static List<String> model(String code) {
    return code.substring(code.indexOf("class Model"), code.indexOf("def read_tensors"))
        .lines()
        .toList();
  }
}
