package org.layerloom.app.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import org.layerloom.app.data.PublishedShelf;
import org.layerloom.app.files.Keeper;
import org.layerloom.app.files.ProjectFiles;
import org.layerloom.app.language.Language;
import org.layerloom.app.language.Words;
import org.layerloom.app.lessons.LessonModel;
import org.layerloom.app.lessons.ProgressFile;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.settings.Look;
import org.layerloom.app.settings.Preferences;
import org.layerloom.app.settings.PreferencesFile;
import org.layerloom.app.settings.Remembered;
import org.layerloom.app.settings.TextSize;
import org.layerloom.app.theme.Theme;
import org.layerloom.app.trained.Asker;
import org.layerloom.app.trained.Subject;
import org.layerloom.app.training.EngineStatus;
import org.layerloom.app.training.EpochProbe;
import org.layerloom.app.training.RateSearch;
import org.layerloom.app.training.RunState;
import org.layerloom.app.training.Runs;
import org.layerloom.app.training.SeriesTraining;
import org.layerloom.app.work.Background;
import org.layerloom.app.work.FxThread;
import org.layerloom.data.published.Fetching;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;

/** What lives as long as a window, whatever language or look it is in. */
final class Models implements AutoCloseable {

  private static final Duration AUTOSAVE_PAUSE = Duration.ofSeconds(2);

  /** A person who goes on editing is not done. */
  private static final javafx.util.Duration PROBE_PAUSE = javafx.util.Duration.seconds(2);

  private static final javafx.util.Duration NOTICE_TIME = javafx.util.Duration.seconds(8);

  final Surroundings surroundings;
  final Background background;

  /** Reads data: it may take its time, and saving must not wait for it. */
  final Background reading;

  final Remembered remembered;
  final Theme theme = new Theme();
  final Session session;
  final Runs runs;
  final EngineStatus engine;
  final Asker asker;
  final Subject subject = new Subject();
  final ProjectFiles files;
  final Keeper keeper;
  final LessonModel lessons;
  final EpochProbe probe;
  final RateSearch rates;
  final SeriesTraining series;
  final PublishedShelf published;

  /** Whether the start page lies over the window. */
  final BooleanProperty start = new SimpleBooleanProperty();

  private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
  private final PauseTransition noticeEnds = new PauseTransition(NOTICE_TIME);
  private final ObjectProperty<Speech> speech = new SimpleObjectProperty<>();

  /** A language with all its words. */
  record Speech(Words words, Wording wording) {
    static Speech of(Language language) {
      return new Speech(new Words(language), new Wording(language.locale()));
    }
  }

  Models(Stage stage, Surroundings surroundings) {
    this.surroundings = surroundings;
    noticeEnds.setOnFinished(event -> notice.set(""));
    FxThread screen = new FxThread();
    background = new Background(screen);
    reading = new Background(screen);
    PreferencesFile file = new PreferencesFile(surroundings.folders().preferencesFile());
    remembered = new Remembered(read(file), file, background);
    speech.set(Speech.of(language(remembered.get(), surroundings.system())));
    theme.wear(remembered.get().look());
    theme.textSizeProperty().set(remembered.get().textSize());
    session =
        new Session(
            surroundings.catalogue(),
            surroundings.data(),
            Document.named(words().text("file.untitled")));
    runs = new Runs(surroundings.engine(), surroundings.folders().runs());
    engine = new EngineStatus(surroundings.engine(), screen);
    asker = new Asker(surroundings.engine(), screen);
    subject.follow(runs);
    // Of another document's network nothing that is known would fit.
    session.openedProperty().subscribe((before, now) -> subject.leave());
    files =
        new ProjectFiles(
            session,
            background,
            remembered,
            surroundings.choosers(),
            this::words,
            this::wording,
            () -> stage,
            this::notice,
            surroundings.folders().runs().resolveSibling("imported"));
    keeper =
        new Keeper(session, background, surroundings.folders().autosaves(), AUTOSAVE_PAUSE, screen);
    probe =
        new EpochProbe(
            session,
            runs,
            engine,
            surroundings.engine(),
            () -> remembered.get().device(),
            screen,
            PROBE_PAUSE);
    series = new SeriesTraining(runs, background, surroundings.folders().runs());
    rates = new RateSearch(surroundings.engine(), screen);
    published = new PublishedShelf(surroundings.published(), new Fetching(), background, screen);
    // Of another document's curve nothing would be true.
    session.openedProperty().subscribe((before, now) -> rates.cancel());
    lessons =
        new LessonModel(
            session,
            runs,
            files,
            background,
            new ProgressFile(surroundings.folders().lessonsFile()),
            surroundings.lessons(),
            () -> words().language().locale(),
            problems ->
                files.explain(
                    words().text("lessons.notOpened"),
                    problems.stream().map(wording()::say).toList()));
    runs.stateProperty().subscribe(this::learnFrom);
  }

  private static Preferences read(PreferencesFile file) {
    try {
      return file.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Language language(Preferences preferences, Locale system) {
    String chosen = preferences.language();
    for (Language language : Language.values()) {
      if (language.name().equals(chosen)) {
        return language;
      }
    }
    return Language.closestTo(system);
  }

  Words words() {
    return speech.get().words();
  }

  Wording wording() {
    return speech.get().wording();
  }

  ObservableValue<Speech> speechProperty() {
    return speech;
  }

  void speak(Language language) {
    if (language != words().language()) {
      remembered.change(p -> p.withLanguage(language.name()));
      speech.set(Speech.of(language));
    }
  }

  /** Puts another look on, now and at the next start. */
  void wear(Look look) {
    theme.wear(look);
    remembered.change(p -> p.with(look));
  }

  /** Writes larger or smaller, now and at the next start. */
  void write(TextSize size) {
    theme.textSizeProperty().set(size);
    remembered.change(p -> p.with(size));
  }

  /** Says something in the status line for a while. */
  void notice(String sentence) {
    notice.set(sentence);
    noticeEnds.playFromStart();
  }

  /** Says one of the window's own sentences in the status line. */
  void say(String key) {
    notice(words().text(key));
  }

  ReadOnlyStringProperty noticeProperty() {
    return notice.getReadOnlyProperty();
  }

  /** A run shows whether its engine still lives. */
  private void learnFrom(RunState state) {
    if (state.phase() == RunState.Phase.LOST) {
      engine.ask();
    }
  }

  /** What the title says of the open document. */
  String title(SessionState state) {
    String name = state.document().name();
    return state.edited() ? words().text("title.edited", name) : name;
  }

  @Override
  public void close() {
    probe.close();
    runs.close();
    keeper.close();
    remembered.flush();
    reading.close();
    published.close();
    background.close();
    surroundings.engine().close();
  }
}
