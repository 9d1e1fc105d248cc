package org.layerloom.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Link;
import org.layerloom.network.Node;

class RoundTripTest {

  @Property(tries = 150)
  void whatIsWrittenReadsBackAsItWas(@ForAll long seed) {
    // given any document
    Document document = new RandomDocuments(seed).document();

    // when it is written and read
    String text = ProjectFile.text(document);
    Opening opening =
        ProjectFile.parse(text.getBytes(StandardCharsets.UTF_8), "any.loom", Catalogue.standard());

    // then it is the same, down to the byte when written again
    assertThat(opening).isEqualTo(new Opening.Opened(document, List.of()));
    assertThat(ProjectFile.text(((Opening.Opened) opening).document())).isEqualTo(text);
  }

  @Property(tries = 50)
  void aFileIsFriendlyToDiff(@ForAll long seed) {
    // given a document with nodes and links
    Document document = new RandomDocuments(seed).document();

    // then each node begins a block, in the order of ids, and each link has a line
    List<String> lines = ProjectFile.text(document.withGraph(document.graph())).lines().toList();
    assertThat(
            lines.stream()
                .filter(line -> line.startsWith("      \"id\": \""))
                .limit(document.graph().nodes().size()))
        .containsExactlyElementsOf(
            document.graph().nodes().values().stream()
                .map(Node::id)
                .map(id -> "      \"id\": \"" + id + "\",")
                .toList());
    for (Link link : document.graph().links()) {
      assertThat(lines)
          .anyMatch(
              line ->
                  line.startsWith(
                      "    {\"from\": \"" + link.from() + "\", \"to\": \"" + link.to() + "\""));
    }
    assertThat(ProjectFile.text(document)).endsWith("}\n").doesNotContain("\r");
  }
}
