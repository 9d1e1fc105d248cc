package org.layerloom.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.layerloom.network.Message;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.samples.SampleProject;

/** Finds what a person means by a project: the name of a sample, or a file. */
final class Projects {

  private final Context context;

  Projects(Context context) {
    this.context = context;
  }

  /**
   * Opens it. A sample's name wins over a file of that name; {@code ./name} is always a file.
   *
   * @throws Refusal where there is none, or its file cannot be read
   */
  Project open(String name) {
    return SampleProject.find(name)
        .map(sample -> new Project(name, sample.document(), Path.of("")))
        .orElseGet(() -> openFile(name));
  }

  private Project openFile(String name) {
    Path file = path(name);
    boolean looksLikeFile =
        name.endsWith(ProjectFile.EXTENSION) || file.getNameCount() > 1 || Files.exists(file);
    if (!looksLikeFile) {
      throw Refusal.badInput(
          context.words().say("project.unknown", name, context.words().list(sampleNames())));
    }
    return switch (ProjectFile.read(file, context.catalogue())) {
      case Opening.Opened it -> {
        it.warnings().forEach(warning -> context.terminal().err().println(say(warning)));
        Path folder = file.toAbsolutePath().getParent();
        yield new Project(name, it.document(), folder == null ? file : folder);
      }
      case Opening.Refused it ->
          throw Refusal.badInput(
              it.problems().stream()
                  .map(this::say)
                  .collect(Collectors.joining(System.lineSeparator())));
    };
  }

  private Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw Refusal.badInput(
          context.words().say("project.unknown", name, context.words().list(sampleNames())));
    }
  }

  private static List<String> sampleNames() {
    return SampleProject.list().stream().map(SampleProject::id).toList();
  }

  private String say(Message message) {
    return context.wording().say(message);
  }
}
