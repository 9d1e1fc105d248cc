package org.layerloom.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;
import org.layerloom.network.Wording;

/** Every way in which a file may be wrong has its own sentence, with the place and the repair. */
class RefusalTest {

  private static final String UNITS = "{\"units\": 1}";

  private final Wording english = new Wording(Locale.ENGLISH);
  private final Wording chinese = new Wording(Locale.SIMPLIFIED_CHINESE);

  /** What stands in the sound file, what is put in its place, and the sentence that must come. */
  static Stream<Arguments> faults() {
    return Stream.of(
        fault("\"format\": 1", "\"format\": 2", "points.loom:2:13: a newer Layerloom wrote this"),
        fault("\"format\": 1", "\"format\": 2", "Update Layerloom to open it."),
        fault("\"format\": 1", "\"format\": \"x\"", "must be a whole number from 1 to 1."),
        fault("\"format\": 1,", "", "JSON but no Layerloom project"),
        fault("\"name\": \"points\",", "", "\"name\" is missing here. Add it."),
        fault("\"points\"", "7", "\"name\" must be a text in quotes."),
        fault("\"dense\", \"at\"", "\"dens\", \"at\"", "Was \"dense\" meant?"),
        fault("\"mse\"", "\"warp\"", "which this version does not have. The command"),
        fault(UNITS, "{}", "7:66: node \"dense\" (dense) does not state \"units\". Add it"),
        fault(", \"settings\": " + UNITS, "", "for example \"units\": 64."),
        fault(UNITS, "{\"units\": 0}", "a whole number from 1 to 1,000,000, but is 0."),
        fault(UNITS, "{\"units\": 2.5}", "a whole number from 1 to 1,000,000, but is 2.5."),
        fault(UNITS, "{\"units\": 99999999999999999999}", "but is 1E+20."),
        fault(UNITS, "{\"units\": \"many\"}", "but is \"many\"."),
        fault(UNITS, "{\"units\": null}", "but is null."),
        fault(UNITS, "{\"units\": 1, \"bias\": 1}", "\"bias\" must be true or false, but is 1."),
        fault(UNITS, "{\"units\": 1, \"activation\": \"gulp\"}", "must be one of: none, relu"),
        fault("{\"epochs\": 3}", "{\"learningRate\": 1e400}", "must be a number from"),
        fault("{\"source\": \"points100\"}", "{\"source\": 5}", "must be a text in quotes"),
        fault(UNITS, "[]", "\"nodes[1].settings\" must be an object in braces."),
        fault("[208, 0]", "[208]", "\"nodes[1].at\" must be a place, [x, y]"),
        fault("[208, 0]", "[208, 1e9]", "from -1,000,000 to 1,000,000."),
        fault("[416, 0]}", "[0, 0]}, {\"id\": \"a b\", \"kind\": \"mse\"}", "\"a b\" cannot be"),
        fault("[416, 0]}", "[0, 0]}, {\"id\": \"loss\", \"kind\": \"mse\"}", "two nodes have"),
        fault("\"dense.in\"", "\"dense\"", "\"dense\" is no end of a link."),
        fault(
            "\"dense.in\"", "\"gone.in\"", "12:37: the link ends at \"gone.in\", but there is no"),
        fault("\"dense.in\"", "\"dense.it\"", "has no input \"it\". Its inputs: in."),
        fault("\"dense.out\"", "\"dense.up\"", "has no output \"up\". Its outputs: out."),
        fault("\"dense.out\"", "\"loss.loss\"", "Link ports that fit."),
        fault(
            "\"data.labels\", \"to\": \"loss.labels\"",
            "\"dense.out\", \"to\": \"loss.in\"",
            "the link from dense.out to loss.in stands twice."),
        fault(
            "\"data.labels\", \"to\": \"loss.labels\"",
            "\"data.features\", \"to\": \"loss.in\"",
            "a second link ends at loss.in"),
        fault("\"links\": [", "\"links\": {}, \"more\": [", "\"links\" must be a list"),
        fault("\"name\"", "\"format\": 1, \"name\"", "the field \"format\" stands twice."));
  }

  private static Arguments fault(String stands, String put, String sentence) {
    return Arguments.of(stands, put, sentence);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsNamedWithItsPlaceAndItsRepair(String stands, String put, String sentence) {
    // given the sound file with one thing changed
    assertThat(Texts.SOUND).contains(stands);
    String text = Texts.SOUND.replaceFirst(java.util.regex.Pattern.quote(stands), put);

    // when it is opened
    List<Message> problems = Texts.problems(Texts.read(text));

    // then the sentence says so, in both languages, and nothing else is complained of
    assertThat(problems).hasSize(1);
    assertThat(english.say(problems.getFirst())).startsWith("points.loom").contains(sentence);
    assertThat(chinese.say(problems.getFirst()))
        .startsWith("points.loom")
        .matches(".*\\p{IsHan}.*");
  }

  @Test
  void whatAFileLeavesOutHasItsInitialValue() {
    var dense = Texts.document().graph().node(new NodeId("dense"));

    assertThat(dense.settings().get("bias")).isEqualTo(new Value.Flag(true));
    assertThat(dense.settings().get("units")).isEqualTo(new Value.Whole(1));
  }

  @Test
  void allFaultsAreToldAtOnceUpToFifty() {
    List<Message> two =
        Texts.problems(
            Texts.read(Texts.SOUND.replace(UNITS, "{\"units\": 0}").replace("3}", "0}")));
    assertThat(two).hasSize(2);

    String broken = "{\"format\": 1, \"name\": \"\", \"nodes\": [" + "7, ".repeat(99) + "7]}";
    List<Message> many = Texts.problems(Texts.read(broken));
    assertThat(many).hasSize(51);
    assertThat(english.say(many.getLast())).isEqualTo("points.loom: and 50 more problems.");
  }

  @Test
  void whatThisVersionDoesNotKnowIsLeftOutWithAWarning() {
    // given fields at three places that format 1 does not have
    String text =
        Texts.SOUND
            .replace("\"format\": 1,", "\"format\": 1, \"theme\": {\"dark\": true},")
            .replace(UNITS, "{\"units\": 1, \"colour\": \"red\"}")
            .replace("\"kind\": \"mse\"", "\"kind\": \"mse\", \"mood\": 5");

    // when it is opened
    Opening opening = Texts.read(text);

    // then it opens without them, and says so
    assertThat(((Opening.Opened) opening).document()).isEqualTo(Texts.document());
    assertThat(((Opening.Opened) opening).warnings())
        .extracting(english::say)
        .containsExactlyInAnyOrder(
            "points.loom:2:25: format 1 has no field \"theme\", so it was left out.",
            "points.loom:8:43: format 1 has no field \"nodes[2].mood\", so it was left out.",
            "points.loom:7:89: node \"dense\": the kind dense has no parameter \"colour\", so it was"
                + " left out.");
  }
}
