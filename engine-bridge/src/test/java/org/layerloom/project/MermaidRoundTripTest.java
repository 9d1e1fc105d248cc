package org.layerloom.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.layerloom.exchange.in.Imported;
import org.layerloom.exchange.mermaid.MermaidReader;
import org.layerloom.exchange.mermaid.MermaidWriter;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Wording;

/** Flowcharts to Mermaid and back. */
final class MermaidRoundTripTest {

  private static final Catalogue KINDS = Catalogue.standard();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void thereAndBackOnlyTheBendsOfWiresAreLost(long seed) {
    Document document = new RandomDocuments(seed).document();

    for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      String text = MermaidWriter.write(document, KINDS, new Wording(language));
      Imported imported = MermaidReader.read(text, "flow.mmd", KINDS);

      assertThat(imported).as(text).isInstanceOf(Imported.Read.class);
      Document back = ((Imported.Read) imported).document();
      assertThat(back.withGraph(straight(back.graph())))
          .as(text)
          .isEqualTo(document.withGraph(straight(document.graph())));
    }
  }

  private static Graph straight(Graph graph) {
    return graph.withLinks(
        org.pcollections.TreePVector.from(
            graph.links().stream().map(link -> new Link(link.from(), link.to())).toList()));
  }
}
