package org.layerloom.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.layerloom.network.Catalogue;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;
import org.layerloom.network.Wording;
import org.layerloom.project.Report;

/** {@code lesson.json}: what is written reads back, follows the schema, and can be said. */
class LessonFileTest {

  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try (InputStream in = LessonFileTest.class.getResourceAsStream("lesson.schema.json")) {
      assertThat(in).isNotNull();
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Property(tries = 200)
  void whatIsWrittenReadsBackAsItWasAndFollowsTheSchema(@ForAll long seed) {
    Lesson lesson = lesson(new Random(seed));

    String text = LessonWriter.text(lesson);
    Report report = new Report("lesson.json");
    Lesson read =
        LessonReader.read(text.getBytes(StandardCharsets.UTF_8), report, Catalogue.standard());

    assertThat(report.problems()).isEmpty();
    assertThat(read).isEqualTo(lesson);
    assertThat(LessonWriter.text(lesson)).isEqualTo(text);
    assertThat(SCHEMA.validate(text, InputFormat.JSON)).isEmpty();
  }

  @Property(tries = 200)
  void everyGoalCanBeSaidInBothLanguages(@ForAll long seed) {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      Wording wording = new Wording(locale);
      for (Lesson.Step step : lesson(new Random(seed)).steps()) {
        for (Goal goal : step.goals()) {
          // an unknown key would show as lesson.key[values]
          assertThat(wording.say(GoalWords.title(goal))).isNotBlank().doesNotContain("lesson.");
        }
      }
    }
  }

  @Test
  void theSchemaFindsASlip() {
    assertThat(SCHEMA.validate(Sample.JSON, InputFormat.JSON)).isEmpty();
    for (String[] slip :
        new String[][] {
          {"\"atLeast\": 4", "\"atleast\": 4"},
          {"\"metric\"", "\"metrics\""},
          {"project.loom", "../project.loom"},
          {"\"format\": 1", "\"format\": 2"},
          {"\"right\": 2", "\"right\": 0"}
        }) {
      assertThat(SCHEMA.validate(Sample.JSON.replace(slip[0], slip[1]), InputFormat.JSON))
          .as(slip[1])
          .isNotEmpty();
    }
  }

  private static Lesson lesson(Random random) {
    List<Lesson.Step> steps = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      steps.add(new Lesson.Step("step-" + i, goals(random, 0)));
    }
    return new Lesson(
        "lesson-" + random.nextInt(100),
        random.nextInt(1000),
        random.nextBoolean() ? Lesson.Group.LESSON : Lesson.Group.FAILURE,
        1 + random.nextInt(60),
        "project.loom",
        random.nextBoolean() ? Set.of() : Set.of(new NodeId("data"), new NodeId("loss")),
        steps);
  }

  private static List<Goal> goals(Random random, int depth) {
    List<Goal> goals = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      goals.add(goal(random, depth));
    }
    return goals;
  }

  private static Goal goal(Random random, int depth) {
    NodeId node = new NodeId("hidden" + random.nextInt(3));
    Goal.Measure measure = random.nextBoolean() ? Goal.Measure.LOSS : Goal.Measure.ACCURACY;
    return switch (random.nextInt(depth < 3 ? 16 : 13)) {
      case 0 -> new Goal.Contains("dense", range(random), "activation", List.of("relu", "tanh"));
      case 1 -> new Goal.Contains("dropout", range(random), "", List.of());
      case 2 -> new Goal.Chain(List.of("conv2d", "maxpool2d", "flatten"), random.nextBoolean());
      case 3 -> random.nextBoolean() ? new Goal.Sound() : new Goal.Linked(node, new NodeId("loss"));
      case 4 -> new Goal.Parameters(range(random));
      case 5 -> new Goal.MultiplyAdds(range(random));
      case 6 -> new Goal.Setting(node, "units", range(random), List.of());
      case 7 -> new Goal.OutputShape(node, Shape.of(8, 1 + random.nextInt(9)));
      case 8 ->
          new Goal.Metric(
              random.nextBoolean() ? Goal.Part.TEST : Goal.Part.VALIDATION, measure, range(random));
      case 9 -> new Goal.Gap(measure, range(random));
      case 10 -> new Goal.Noticed("dead", random.nextBoolean() ? node : null);
      case 11 -> new Goal.Quiet(random.nextBoolean() ? Set.of() : Set.of("leak", "stuck"));
      case 12 ->
          random.nextBoolean()
              ? new Goal.Choice("why", 1 + random.nextInt(4))
              : new Goal.Figure("how", random.nextInt(9) / 4.0, random.nextInt(3));
      case 13 -> new Goal.All(goals(random, depth + 1));
      case 14 -> new Goal.Any(goals(random, depth + 1));
      default -> new Goal.Not(goal(random, depth + 1));
    };
  }

  private static Range range(Random random) {
    double number = 1 + random.nextInt(100) / 4.0;
    return switch (random.nextInt(3)) {
      case 0 -> Range.atLeast(number);
      case 1 -> Range.atMost(number);
      default -> new Range(number, number + random.nextInt(3));
    };
  }
}
