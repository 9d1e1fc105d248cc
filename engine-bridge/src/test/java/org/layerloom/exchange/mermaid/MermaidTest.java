package org.layerloom.exchange.mermaid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.layerloom.exchange.in.Imported;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.NodeId;

/** Flowcharts to Mermaid and back. */
final class MermaidTest {

  private static final Catalogue KINDS = Catalogue.standard();

  @Test
  void aFlowchartWrittenByHandIsUnderstoodByItsWords() {
    String text =
        """
        # My network
        ```mermaid
        graph TD;
          A[Dense] --> B(ReLU) -->|then| C["Dropout"];
          A & B --> D{{Add}}
          E[Coffee break] --> A
        ```
        """;

    Imported.Read read = (Imported.Read) MermaidReader.read(text, "hand.md", KINDS);

    Graph graph = read.document().graph();
    assertThat(graph.node(new NodeId("A")).kind()).isEqualTo("dense");
    assertThat(graph.node(new NodeId("B")).kind()).isEqualTo("relu");
    assertThat(graph.node(new NodeId("C")).kind()).isEqualTo("dropout");
    assertThat(graph.into(new NodeId("D"))).hasSize(2);
    assertThat(read.notes().toString()).contains("Coffee break");
  }

  @Test
  void whatIsNoFlowchartIsRefusedWithAReason() {
    assertThat(MermaidReader.read("pie title Pets", "pets.mmd", KINDS))
        .isInstanceOf(Imported.Refused.class);
    assertThat(MermaidReader.read("x".repeat(5 << 20), "big.mmd", KINDS))
        .isInstanceOf(Imported.Refused.class);
  }

  @Test
  void hostileTextEndsInBoundedTime() {
    Random random = new Random(5);
    String alphabet = "abc[](){}|-=>.&;\"%% node \n";
    for (int round = 0; round < 300; round++) {
      StringBuilder text = new StringBuilder("flowchart LR\n");
      for (int i = 0; i < 400; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      assertThat(MermaidReader.read(text.toString(), "noise", KINDS)).isNotNull();
    }
  }
}
