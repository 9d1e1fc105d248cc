package org.layerloom.app.window;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.layerloom.app.files.Sample;
import org.layerloom.app.language.Language;
import org.layerloom.samples.SampleProject;

/** The projects that come with the program. */
final class BundledSamples implements Function<Language, List<Sample>> {

  /** Several parts of the window ask for them, and reading two dozen projects takes its time. */
  private final Map<Language, List<Sample>> known = new EnumMap<>(Language.class);

  @Override
  public List<Sample> apply(Language language) {
    return known.computeIfAbsent(language, BundledSamples::read);
  }

  private static List<Sample> read(Language language) {
    Locale locale = language.locale();
    return SampleProject.list().stream()
        .map(
            project ->
                new Sample(
                    project.id(),
                    project.title(locale),
                    () -> project.document(locale),
                    new Sample.About(
                        project.notes(locale),
                        project.printed(locale),
                        project.measured(locale),
                        project.time(locale))))
        .toList();
  }
}
