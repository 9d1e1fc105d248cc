package org.layerloom.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Parameter;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.project.Report;

/**
 * Opens a lesson's folder. Reading never throws for what the files hold, reads no more than a
 * lesson can need, and nothing outside the folder.
 */
public final class LessonFolder {

  /** The file that makes a folder a lesson. */
  public static final String FILE = "lesson.json";

  /** In which every lesson speaks. */
  public static final List<String> LANGUAGES = List.of("en", "zh");

  /** A long lesson has 50 KiB of text. */
  static final int LARGEST_TEXT = 1 << 20;

  /** The flowchart of a lesson is one that a person takes in. */
  static final int LARGEST_PROJECT = 8 << 20;

  /** Where a lesson's files are: a folder, or what comes with the program. */
  @FunctionalInterface
  public interface Source {
    /**
     * Opens a file by its plain name.
     *
     * @throws NoSuchFileException where there is none
     */
    InputStream open(String name) throws IOException;
  }

  private final Source source;
  private final String name;
  private final Catalogue catalogue;
  private final List<Message> problems = new ArrayList<>();

  private LessonFolder(Source source, String name, Catalogue catalogue) {
    this.source = source;
    this.name = name;
    this.catalogue = catalogue;
  }

  /** Opens a folder on the disk. Blocks while it is read. */
  public static LessonOpening open(Path folder, Catalogue catalogue) {
    if (!Files.isDirectory(folder)) {
      return new LessonOpening.Refused(
          List.of(Message.of("lesson.folder", folder.toString(), FILE)));
    }
    return open(source(folder), folder.toString(), catalogue);
  }

  /**
   * Opens a lesson.
   *
   * @param name what messages call it
   */
  public static LessonOpening open(Source source, String name, Catalogue catalogue) {
    return new LessonFolder(source, name, catalogue).open();
  }

  /** The files of a folder; none that a link leads out to. */
  public static Source source(Path folder) {
    return file -> {
      Path path = folder.resolve(file);
      boolean inside =
          Files.isRegularFile(path) && path.toRealPath().startsWith(folder.toRealPath());
      if (!inside) {
        throw new NoSuchFileException(file);
      }
      return Files.newInputStream(path);
    };
  }

  /** Whether a text is the plain name of a file with this ending, with no folder in it. */
  static boolean isName(String text, String ending) {
    return text.endsWith(ending) && text.matches("[A-Za-z0-9_][A-Za-z0-9._-]*");
  }

  private LessonOpening open() {
    Report report = new Report(path(FILE));
    byte[] bytes = read(FILE, LARGEST_TEXT);
    Lesson lesson = bytes == null ? null : LessonReader.read(bytes, report, catalogue);
    problems.addAll(report.problems());
    Map<String, LessonText> texts = new TreeMap<>();
    for (String language : LANGUAGES) {
      LessonText text = text(language + ".md");
      if (text != null) {
        texts.put(language, text);
      }
    }
    Document start = lesson != null && problems.isEmpty() ? project(lesson.project()) : null;
    if (lesson != null && problems.isEmpty()) {
      texts.forEach((language, text) -> compare(lesson, text, path(language + ".md")));
    }
    if (lesson != null && start != null) {
      nodes(lesson, start);
    }
    return lesson == null || start == null || !problems.isEmpty()
        ? new LessonOpening.Refused(problems)
        : new LessonOpening.Opened(new OpenLesson(lesson, texts, start));
  }

  private String path(String file) {
    return name.isEmpty() ? file : name + "/" + file;
  }

  private byte @Nullable [] read(String file, int largest) {
    try (InputStream in = source.open(file)) {
      byte[] bytes = in.readNBytes(largest + 1);
      if (bytes.length > largest) {
        problems.add(Message.of("lesson.file.huge", path(file), largest >> 10));
        return null;
      }
      return bytes;
    } catch (NoSuchFileException e) {
      problems.add(Message.of("lesson.file.missing", path(file)));
    } catch (IOException e) {
      problems.add(
          Message.of("lesson.file.unreadable", path(file), String.valueOf(e.getMessage())));
    }
    return null;
  }

  private @Nullable LessonText text(String file) {
    byte[] bytes = read(file, LARGEST_TEXT);
    if (bytes == null) {
      return null;
    }
    try {
      String markdown =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      Report report = new Report(path(file));
      LessonText text = TextReader.read(markdown, report);
      problems.addAll(report.problems());
      return report.clean() ? text : null;
    } catch (CharacterCodingException e) {
      problems.add(Message.of("lesson.text.encoding", path(file)));
      return null;
    }
  }

  private @Nullable Document project(String file) {
    byte[] bytes = read(file, LARGEST_PROJECT);
    if (bytes == null) {
      return null;
    }
    return switch (ProjectFile.parse(bytes, path(file), catalogue)) {
      case Opening.Opened(Document document, var warnings) -> {
        problems.addAll(warnings);
        yield document;
      }
      case Opening.Refused(List<Message> why) -> {
        problems.addAll(why);
        yield null;
      }
    };
  }

  /** Each step has its text, and each question its words, in the language of a file. */
  private void compare(Lesson lesson, LessonText text, String file) {
    if (text.steps().size() != lesson.steps().size()) {
      problems.add(
          Message.of("lesson.text.steps", file, text.steps().size(), lesson.steps().size()));
      return;
    }
    for (int i = 0; i < lesson.steps().size(); i++) {
      Lesson.Step step = lesson.steps().get(i);
      LessonText.Step words = text.steps().get(i);
      TreeSet<String> unasked = new TreeSet<>(words.questions().keySet());
      if (words.body().isBlank()) {
        problems.add(Message.of("lesson.text.noBody", file, step.id()));
      }
      for (Goal goal : step.goals()) {
        for (Goal.OfAnswer answer : goal.questions()) {
          unasked.remove(answer.question());
          compare(answer, words.questions().get(answer.question()), file, step.id());
        }
      }
      unasked.forEach(
          question -> problems.add(Message.of("lesson.text.unasked", file, step.id(), question)));
    }
  }

  private void compare(
      Goal.OfAnswer goal, LessonText.@Nullable Question words, String file, String step) {
    if (words == null || words.text().isBlank()) {
      problems.add(Message.of("lesson.text.noQuestion", file, step, goal.question()));
      return;
    }
    int options = words.options().size();
    if (goal instanceof Goal.Choice choice && (options < 2 || choice.right() > options)) {
      problems.add(
          Message.of("lesson.text.options", file, step, goal.question(), options, choice.right()));
    }
    if (goal instanceof Goal.Figure && options != 1) {
      problems.add(Message.of("lesson.text.number", file, step, goal.question()));
    }
    for (LessonText.Option option : words.options()) {
      if (option.answer().isBlank()) {
        problems.add(
            Message.of("lesson.text.noAnswer", file, step, goal.question(), option.text()));
      }
    }
  }

  private void nodes(Lesson lesson, Document start) {
    for (NodeId id : new TreeSet<>(lesson.locked())) {
      if (start.graph().find(id) == null) {
        problems.add(
            Message.of("lesson.locked.gone", path(FILE), id.value(), path(lesson.project())));
      }
    }
    Catalogue kinds = start.network().catalogue(catalogue);
    for (Node node : start.graph().nodes().values()) {
      for (Parameter parameter : kinds.kind(node.kind()).parameters()) {
        if (parameter.type() instanceof Parameter.Type.Dataset
            && node.settings().get(parameter.name()) instanceof Value.Text(String data)
            && leadsOut(data)) {
          problems.add(
              Message.of("lesson.data.outside", path(lesson.project()), node.id().value(), data));
        }
      }
    }
    if (leadsOut(start.weights())) {
      problems.add(
          Message.of("lesson.data.outside", path(lesson.project()), "weights", start.weights()));
    }
  }

  /** Whether a text, taken as a path, leads to something that the lesson does not bring along. */
  private static boolean leadsOut(String text) {
    try {
      Path path = Path.of(text);
      return path.isAbsolute() || path.normalize().startsWith("..") || text.startsWith("~");
    } catch (InvalidPathException aName) {
      return false;
    }
  }
}
