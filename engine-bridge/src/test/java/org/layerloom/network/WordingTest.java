package org.layerloom.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every word that is needed is there, in both languages, and none that is not. */
class WordingTest {

  private static final String KINDS = "org.layerloom.network.kinds.Kinds";
  private static final String MESSAGES = "org.layerloom.network.Messages";
  private static final Wording ENGLISH = new Wording(Locale.US);
  private static final Wording CHINESE = new Wording(Locale.SIMPLIFIED_CHINESE);

  @ParameterizedTest
  @ValueSource(strings = {KINDS, MESSAGES})
  void bothLanguagesHaveTheSameKeysAndHoles(String name) {
    ResourceBundle english = ResourceBundle.getBundle(name, Locale.ROOT);
    ResourceBundle chinese = ResourceBundle.getBundle(name, Locale.SIMPLIFIED_CHINESE);

    // The Chinese bundle's parent is the English one: ask for its own keys.
    assertThat(own(name, "_zh_CN")).isEqualTo(own(name, ""));
    for (String key : english.keySet()) {
      assertThat(holes(chinese.getString(key))).as(key).isEqualTo(holes(english.getString(key)));
      assertThat(english.getString(key)).as(key).isNotBlank().doesNotContain("'");
      assertThat(chinese.getString(key)).as(key).isNotBlank().doesNotContain("'");
    }
  }

  private static Set<String> own(String name, String language) {
    String file = "/" + name.replace('.', '/') + language + ".properties";
    try (var in = WordingTest.class.getResourceAsStream(file)) {
      assertThat(in).as(file).isNotNull();
      return new TreeSet<>(new java.util.PropertyResourceBundle(in).keySet());
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  private static Set<String> holes(String text) {
    Matcher matcher = Pattern.compile("\\{(\\d)").matcher(text);
    TreeSet<String> holes = new TreeSet<>();
    while (matcher.find()) {
      holes.add(matcher.group(1));
    }
    return holes;
  }

  @Test
  void everyKindParameterAndChoiceHasItsWords() {
    ResourceBundle words = ResourceBundle.getBundle(KINDS, Locale.ROOT);
    List<String> missing = new ArrayList<>();
    for (Kind kind : Catalogue.standard().all()) {
      need(words, missing, kind.id() + ".name");
      need(words, missing, kind.id() + ".line");
      need(words, missing, kind.id() + ".text");
      for (Parameter parameter : kind.parameters()) {
        String key = "parameter." + parameter.name();
        need(words, missing, key, kind.id() + "." + key);
        need(words, missing, key + ".help", kind.id() + "." + key + ".help");
        if (parameter.type() instanceof Parameter.Type.Choice(List<String> choices)) {
          for (String word : choices) {
            need(
                words,
                missing,
                "choice." + word,
                "choice." + parameter.name() + "." + word,
                kind.id() + ".choice." + parameter.name() + "." + word);
          }
        }
      }
      Stream.concat(kind.inputs().stream(), kind.outputs().stream())
          .forEach(
              port ->
                  need(words, missing, "port." + port.name(), kind.id() + ".port." + port.name()));
    }
    for (Family family : Family.values()) {
      need(words, missing, "family." + family.name().toLowerCase(Locale.ROOT));
    }
    for (PortType type : PortType.values()) {
      need(words, missing, "type." + type.name().toLowerCase(Locale.ROOT));
    }
    assertThat(missing).isEmpty();
  }

  private static void need(ResourceBundle words, List<String> missing, String... oneOf) {
    if (Stream.of(oneOf).noneMatch(words::containsKey)) {
      missing.add(String.join(" or ", oneOf));
    }
  }

  @Test
  void everyMessageThatIsSaidHasItsSentenceAndNoSentenceIsLeftOver() throws IOException {
    TreeSet<String> said = new TreeSet<>();
    Pattern key = Pattern.compile("\"(network\\.[A-Za-z.]+)\"");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/layerloom"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = key.matcher(Files.readString(file));
        while (matcher.find()) {
          said.add(matcher.group(1));
        }
      }
    }

    Set<String> leftOver = own(MESSAGES, "");
    leftOver.removeAll(said);
    said.removeAll(own(MESSAGES, ""));
    assertThat(said).as("said without a sentence").isEmpty();
    assertThat(leftOver).as("sentences that nobody says").isEmpty();
  }

  @Test
  void numbersAndNamesAreWrittenAsTheLanguageDoes() {
    Problem width =
        Drawing.from("mnist")
            .then("flat", "flatten")
            .then("dense", "dense", Map.of("units", Drawing.whole(1_000)))
            .loss("crossEntropy")
            .analysis()
            .problems()
            .getFirst();
    Graph graph = Drawing.s1().graph();

    assertThat(ENGLISH.say(width, graph))
        .isEqualTo(
            "CrossEntropy (loss): The dataset has 10 classes, but 1,000 numbers arrive. "
                + "Give the last layer 10 units.");
    assertThat(CHINESE.say(width, graph)).startsWith("交叉熵 (loss)：数据集有 10 个类别");
    assertThat(ENGLISH.say(width.repairs().getFirst().name()))
        .isEqualTo("Set Units of Dense (dense) to 10");
  }

  @Test
  void aTitleStandsForItsNode() {
    Node node = Drawing.s1().graph().node(Drawing.id("conv1"));

    assertThat(ENGLISH.name(node)).isEqualTo("Conv2d (conv1)");
    assertThat(ENGLISH.name(node.titled("Edges"))).isEqualTo("Edges");
  }

  @Test
  void cardsSayTheSettingsThatMatter() {
    Graph graph = Drawing.s1().graph();

    assertThat(summary(ENGLISH, graph, "conv1")).isEqualTo("32 · 3×3 · ReLU");
    assertThat(summary(ENGLISH, graph, "pool1")).isEqualTo("2×2");
    assertThat(summary(ENGLISH, graph, "dense2")).isEqualTo("10");
    assertThat(summary(ENGLISH, graph, "norm")).isEqualTo("÷255 → [0, 1]");
    assertThat(summary(ENGLISH, graph, "train")).isEqualTo("Adam 1e-3 · 64 · 10");
    assertThat(summary(CHINESE, graph, "loss")).isEqualTo("由 logits");
    assertThat(summary(ENGLISH, graph, "data")).isEqualTo("mnist");
  }

  private static String summary(Wording wording, Graph graph, String id) {
    Node node = graph.node(Drawing.id(id));
    return wording.summary(Catalogue.standard().kind(node.kind()), node.settings());
  }

  @Test
  void realNumbersStayShort() {
    Numerals english = new Numerals(Locale.US);

    assertThat(english.write(0.5)).isEqualTo("0.5");
    assertThat(english.write(0.00025)).isEqualTo("2.5e-4");
    assertThat(english.write(0)).isEqualTo("0");
    assertThat(english.write(12_345.678)).isEqualTo("12,345.7");
    assertThat(new Numerals(Locale.GERMANY).write(0.5)).isEqualTo("0,5");
  }

  @Test
  void anUnknownKeyIsShownAndNotThrown() {
    assertThat(ENGLISH.say(Message.of("network.nothing", 3))).isEqualTo("network.nothing[3]");
    assertThat(ENGLISH.say(Message.of("nowhere.nothing"))).isEqualTo("nowhere.nothing[]");
  }
}
