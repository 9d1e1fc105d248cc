package org.layerloom.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.network.Message;
import org.layerloom.network.Wording;
import org.layerloom.subnet.Nets;
import org.layerloom.subnet.Network;

/** Sub-networks in files: kept, checked and, where they are damaged, refused with a sentence. */
@Timeout(60)
class SubnetFileTest {

  private static final Wording ENGLISH = new Wording(Locale.ENGLISH);
  private static final Wording CHINESE = new Wording(Locale.SIMPLIFIED_CHINESE);
  private static final Document DOCUMENT = Document.named("blocks").withNetwork(Nets.row("shared"));
  private static final String TEXT = ProjectFile.text(DOCUMENT);

  @Test
  void whatIsWrittenReadsBackAsItWas() {
    assertThat(Texts.read(TEXT)).isEqualTo(new Opening.Opened(DOCUMENT, List.of()));
    assertThat(TEXT)
        .contains("\"kind\": \"subnet:Residual\"")
        .contains("\"weights\": \"shared\"")
        .contains("\"subnetworks\": {\n    \"Residual\": {");
  }

  @Test
  void theOrderInTheFileDoesNotMatter() {
    // "A" uses "B", and both come in this order
    Network network =
        Network.of(new Nets().block("a", "A", "own").graph())
            .with("A", new Nets().block("b", "B", "own").graph())
            .with("B", Nets.residual());
    Document document = Document.named("nested").withNetwork(network);

    assertThat(Texts.read(ProjectFile.text(document)))
        .isEqualTo(new Opening.Opened(document, List.of()));
  }

  @Test
  void anOlderFileIsAsItWas() {
    assertThat(Texts.document().subnetworks()).isEmpty();
    assertThat(ProjectFile.text(Texts.document())).doesNotContain("subnet");
  }

  static Stream<Arguments> faults() {
    String kind = "\"kind\": \"subnet:Residual\"";
    String name = "\"Residual\": {";
    return Stream.of(
        fault(kind, "\"kind\": \"subnet:Other\"", "stands for the sub-network \"Other\", which"),
        fault(name, "\" \": {", "\" \" cannot be the name of a sub-network."),
        fault("\"block1.out\"", "\"block1.up\"", "has no output \"up\". Its outputs: out."),
        fault("\"block2.in\"", "\"block2.it\"", "has no input \"it\". Its inputs: in."),
        fault("\"weights\": \"shared\"", "\"weights\": 1", "must be one of: own, shared"),
        fault("\"weights\": \"shared\"", "\"weights\": \"lent\"", "one of: own, shared"),
        fault("\"kind\": \"add\"", kind, "The sub-network \"Residual\" contains itself"),
        fault(
            "\"subnetworks\": {", "\"subnetworks\": {\"B\": [], ", "must be an object in braces"));
  }

  private static Arguments fault(String stands, String put, String sentence) {
    return Arguments.of(stands, put, sentence);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsNamed(String stands, String put, String sentence) {
    assertThat(TEXT).contains(stands);

    List<Message> problems = Texts.problems(Texts.read(TEXT.replace(stands, put)));

    assertThat(problems)
        .extracting(ENGLISH::say)
        .anyMatch(
            said -> said.toLowerCase(Locale.ROOT).contains(sentence.toLowerCase(Locale.ROOT)));
    assertThat(problems).extracting(CHINESE::say).allMatch(said -> said.matches(".*\\p{IsHan}.*"));
  }

  @Test
  void manyLevelsAreRefusedAndMoreYetToo() {
    for (int levels : List.of(13, 5000)) {
      Network network = Network.of(new Nets().graph()).with("L0", Nets.residual());
      for (int level = 1; level < levels; level++) {
        network =
            network.with("L" + level, new Nets().block("b", "L" + (level - 1), "own").graph());
      }
      String text = ProjectFile.text(Document.named("deep").withNetwork(network));

      assertThat(Texts.problems(Texts.read(text)))
          .isNotEmpty()
          .allMatch(problem -> problem.key().startsWith("project."));
    }
  }

  @Test
  void aFileWithAWrongByteAnywhereGetsAnAnswer() {
    byte[] sound = TEXT.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < sound.length; at++) {
      byte[] flipped = sound.clone();
      flipped[at] ^= 0x01;
      if (Texts.read(flipped) instanceof Opening.Refused refused) {
        assertThat(refused.problems()).isNotEmpty();
      }
    }
  }
}
