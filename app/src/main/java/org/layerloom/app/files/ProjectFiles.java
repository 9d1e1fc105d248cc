package org.layerloom.app.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.dialog.Dialogs;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.settings.Remembered;
import org.layerloom.app.work.Background;
import org.layerloom.exchange.in.ForeignFile;
import org.layerloom.exchange.in.Imported;
import org.layerloom.exchange.onnx.reading.Given;
import org.layerloom.exchange.onnx.reading.OpenInput;
import org.layerloom.network.Message;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.project.Saving;

/**
 * New, open, save: the way between the session and files. Reading and writing happen in the
 * background; what would lose changes asks first.
 */
public final class ProjectFiles {

  private final Session session;
  private final Background background;
  private final Remembered remembered;
  private final FileChoosers choosers;
  private final Supplier<Words> words;
  private final Supplier<Wording> wording;
  private final Supplier<@Nullable Window> window;
  private final Consumer<String> notice;
  private final ImportedWeights weights;

  /**
   * @param words in the window's language of the moment
   * @param notice says what was done, in a few words
   * @param imported the folder for numbers that come with foreign networks
   */
  public ProjectFiles(
      Session session,
      Background background,
      Remembered remembered,
      FileChoosers choosers,
      Supplier<Words> words,
      Supplier<Wording> wording,
      Supplier<@Nullable Window> window,
      Consumer<String> notice,
      Path imported) {
    this.weights = new ImportedWeights(imported);
    this.session = session;
    this.background = background;
    this.remembered = remembered;
    this.choosers = choosers;
    this.words = words;
    this.wording = wording;
    this.window = window;
    this.notice = notice;
  }

  public void createNew() {
    guarded(() -> show(Document.named(words.get().text("file.untitled")), null));
  }

  public void open(Sample sample) {
    guarded(() -> show(sample.document().get(), null));
  }

  /** Shows a sample without asking about what is open: at the start. */
  public void begin(Sample sample) {
    show(sample.document().get(), null);
  }

  /** Shows a new project that is already drawn, once nothing is lost by it. */
  public void begin(Document drawn) {
    guarded(() -> show(drawn, null));
  }

  /** Tells that the document is one that a killed session left. */
  public void sayRecovered() {
    notice.accept(words.get().text("file.recovered"));
  }

  public void open() {
    guarded(
        () ->
            choosers
                .open(window.get(), words.get().text("file.open"), folder())
                .ifPresent(this::read));
  }

  public void open(Path file) {
    guarded(() -> read(file));
  }

  /** Reads a file without asking about what is open: at the start. */
  public void read(Path file) {
    if (!String.valueOf(file.getFileName()).endsWith(ProjectFile.EXTENSION)) {
      readForeign(file, Given.NOTHING);
      return;
    }
    background.run(
        () -> ProjectFile.read(file, session.standard()),
        opening -> opened(file, opening),
        failure -> explain("file.notOpened", file, List.of(String.valueOf(failure.getMessage()))));
  }

  /** What came of reading a foreign file, its numbers kept already. */
  private record Taken(Imported imported, Document document) {}

  /**
   * @param given what the person has said of the file's inputs so far
   */
  private void readForeign(Path file, Given given) {
    background.run(
        () -> {
          Imported imported = ForeignFile.read(file, session.standard(), given);
          return imported instanceof Imported.Read read
              ? new Taken(read, weights.keep(read, file))
              : new Taken(imported, Document.named(""));
        },
        taken -> imported(file, given, taken),
        failure -> explain("file.notOpened", file, List.of(String.valueOf(failure.getMessage()))));
  }

  /** What another program wrote is a new project, to be saved where the person wants it. */
  private void imported(Path file, Given given, Taken taken) {
    switch (taken.imported()) {
      case Imported.Read read -> {
        show(taken.document(), null);
        if (!read.notes().isEmpty()) {
          explain("file.openedWith", file, sentences(read.notes()));
        }
      }
      case Imported.Refused refused ->
          OpenInput.of(refused)
              .ifPresentOrElse(
                  open -> ask(file, given, open),
                  () -> explain("file.notOpened", file, sentences(refused.reasons())));
    }
  }

  /** Asks what a file leaves open, and reads it again. */
  private void ask(Path file, Given given, OpenInput open) {
    boolean number = open.extents().isEmpty();
    dialogs()
        .text(
            words.get().text(number ? "file.askNumber" : "file.askShape", open.name()),
            words.get().text(number ? "file.askNumber.text" : "file.askShape.text", open.extents()),
            open.extents())
        .ifPresent(
            answer ->
                open.answered(given, answer)
                    .ifPresentOrElse(
                        said -> readForeign(file, said), () -> ask(file, given, open)));
  }

  private void opened(Path file, Opening opening) {
    switch (opening) {
      case Opening.Opened(Document document, List<Message> warnings) -> {
        show(document, file);
        remembered.change(p -> p.opened(file.toAbsolutePath().toString()));
        if (!warnings.isEmpty()) {
          explain("file.openedWith", file, sentences(warnings));
        }
      }
      case Opening.Refused(List<Message> problems) -> {
        String path = file.toAbsolutePath().toString();
        remembered.change(
            p -> p.withRecent(p.recent().stream().filter(r -> !r.equals(path)).toList()));
        explain("file.notOpened", file, sentences(problems));
      }
    }
  }

  private void show(Document document, @Nullable Path file) {
    session.open(document, file);
  }

  public void save() {
    save(() -> {});
  }

  public void saveAs() {
    saveAs(() -> {});
  }

  private void save(Runnable then) {
    Path file = session.state().file();
    if (file == null) {
      saveAs(then);
    } else {
      write(file, then);
    }
  }

  private void saveAs(Runnable then) {
    String suggested = session.state().document().name() + ProjectFile.EXTENSION;
    Optional<Path> chosen =
        choosers.save(window.get(), words.get().text("file.saveAs"), suggested, folder());
    chosen.ifPresent(file -> write(withExtension(file), then));
  }

  private void write(Path file, Runnable then) {
    Document document = session.state().document();
    background.run(
        () -> ProjectFile.write(document, file),
        saving -> {
          switch (saving) {
            case Saving.Saved(Path to) -> {
              session.saved(document, file);
              remembered.change(p -> p.opened(file.toAbsolutePath().toString()));
              notice.accept(words.get().text("file.saved", String.valueOf(to.getFileName())));
              then.run();
            }
            case Saving.NotSaved(Message reason) ->
                explain("file.notSaved", file, sentences(List.of(reason)));
          }
        },
        failure -> explain("file.notSaved", file, List.of(String.valueOf(failure.getMessage()))));
  }

  /** Does it once nothing is lost by it: saved, given up, or nothing to lose. */
  public void guarded(Runnable action) {
    SessionState state = session.state();
    if (!state.edited()) {
      action.run();
      return;
    }
    switch (dialogs().unsaved(state.document().name())) {
      case SAVE -> save(action);
      case DISCARD -> action.run();
      case CANCEL -> {
        // All stays as it is.
      }
    }
  }

  private Dialogs dialogs() {
    return new Dialogs(window.get(), words.get());
  }

  /** Tells in a dialog why something could not be done. */
  public void explain(String heading, List<String> sentences) {
    dialogs().explain(heading, sentences);
  }

  private void explain(String key, Path file, List<String> sentences) {
    dialogs().explain(words.get().text(key, String.valueOf(file.getFileName())), sentences);
  }

  private List<String> sentences(List<Message> messages) {
    return messages.stream().map(message -> wording.get().say(message)).toList();
  }

  private @Nullable Path folder() {
    Path file = session.state().file();
    return file == null ? null : file.toAbsolutePath().getParent();
  }

  private static Path withExtension(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(ProjectFile.EXTENSION)
        ? file
        : file.resolveSibling(name + ProjectFile.EXTENSION);
  }
}
