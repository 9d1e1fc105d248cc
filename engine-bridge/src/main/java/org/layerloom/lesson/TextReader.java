package org.layerloom.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.layerloom.project.Json;
import org.layerloom.project.Report;

/**
 * Reads a lesson's texts of one language: Markdown whose headings part it.
 *
 * <pre>
 * # The lesson's title
 * An introduction, if there is one.
 * ## The title of the first step
 * Its text.
 * ### Hint
 * A hint; there may be several.
 * ### Question weights
 * How many weights has it?
 * - two
 *   And what of the bias?
 * - three
 *   Yes.
 * </pre>
 *
 * <p>{@code Hint} and {@code Question} may also be written in Chinese. Lines within a code fence
 * are no headings.
 */
final class TextReader {

  static final String QUESTION_ID = "[a-zA-Z0-9][a-zA-Z0-9-]*";

  private static final Pattern HINT = Pattern.compile("(?i)hint|提示");
  private static final Pattern QUESTION =
      Pattern.compile("(?i)(?:question|问题)\\s+(" + QUESTION_ID + ")");

  private final Report report;
  private final List<StepParts> steps = new ArrayList<>();
  private final StringBuilder introduction = new StringBuilder();
  private @Nullable String title;
  private StringBuilder target = introduction;
  private @Nullable QuestionParts question;
  private boolean fenced;

  private static final class StepParts {
    final String title;
    final StringBuilder body = new StringBuilder();
    final List<StringBuilder> hints = new ArrayList<>();
    final Map<String, QuestionParts> questions = new LinkedHashMap<>();

    StepParts(String title) {
      this.title = title;
    }

    LessonText.Step step() {
      Map<String, LessonText.Question> asked = new LinkedHashMap<>();
      questions.forEach((id, parts) -> asked.put(id, parts.question()));
      return new LessonText.Step(
          title,
          body.toString().strip(),
          hints.stream().map(hint -> hint.toString().strip()).toList(),
          asked);
    }
  }

  private static final class QuestionParts {
    final StringBuilder text = new StringBuilder();
    final List<String> options = new ArrayList<>();
    final List<StringBuilder> answers = new ArrayList<>();

    LessonText.Question question() {
      List<LessonText.Option> all = new ArrayList<>();
      for (int i = 0; i < options.size(); i++) {
        all.add(new LessonText.Option(options.get(i), answers.get(i).toString().strip()));
      }
      return new LessonText.Question(text.toString().strip(), all);
    }
  }

  private TextReader(Report report) {
    this.report = report;
  }

  /** The texts; not to be used where the report has problems. */
  static LessonText read(String markdown, Report report) {
    return new TextReader(report).read(markdown.lines().toList());
  }

  private LessonText read(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      Json.Place at = new Json.Place(i + 1, 1);
      String line = lines.get(i);
      if (line.startsWith("```")) {
        fenced = !fenced;
      }
      if (fenced || !heading(line, at)) {
        line(line, at);
      }
    }
    if (title == null) {
      report.problem(Json.Place.NONE, "lesson.text.noTitle");
    }
    return new LessonText(
        title == null ? "" : title,
        introduction.toString().strip(),
        steps.stream().map(StepParts::step).toList());
  }

  private boolean heading(String line, Json.Place at) {
    if (line.startsWith("### ")) {
      third(line.substring(4).strip(), at);
    } else if (line.startsWith("## ")) {
      StepParts step = new StepParts(line.substring(3).strip());
      if (step.title.isEmpty()) {
        report.problem(at, "lesson.text.emptyHeading");
      }
      steps.add(step);
      target = step.body;
      question = null;
    } else if (line.startsWith("# ")) {
      if (title != null) {
        report.problem(at, "lesson.text.twoTitles");
      }
      title = line.substring(2).strip();
    } else {
      return false;
    }
    return true;
  }

  private void third(String heading, Json.Place at) {
    Matcher asked = QUESTION.matcher(heading);
    if (steps.isEmpty()) {
      report.problem(at, "lesson.text.early", heading);
    } else if (HINT.matcher(heading).matches()) {
      StringBuilder hint = new StringBuilder();
      steps.getLast().hints.add(hint);
      target = hint;
      question = null;
    } else if (asked.matches()) {
      QuestionParts parts = new QuestionParts();
      if (steps.getLast().questions.put(asked.group(1), parts) != null) {
        report.problem(at, "lesson.twice", "### Question", asked.group(1));
      }
      question = parts;
      target = parts.text;
    } else {
      report.problem(at, "lesson.text.heading", heading);
    }
  }

  private void line(String line, Json.Place at) {
    if (title == null && !line.isBlank()) {
      report.problem(at, "lesson.text.first");
      title = "";
      return;
    }
    QuestionParts asked = question;
    if (asked != null && line.startsWith("- ")) {
      asked.options.add(line.substring(2).strip());
      asked.answers.add(new StringBuilder());
    } else if (asked != null && !asked.options.isEmpty()) {
      asked.answers.getLast().append(line.strip()).append('\n');
    } else {
      target.append(line).append('\n');
    }
  }
}
