package org.layerloom.app.lessons;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.files.ProjectFiles;
import org.layerloom.app.files.Sample;
import org.layerloom.app.session.Session;
import org.layerloom.app.training.Runs;
import org.layerloom.app.work.Background;
import org.layerloom.lesson.Answer;
import org.layerloom.lesson.Attempt;
import org.layerloom.lesson.Judge;
import org.layerloom.lesson.Judgement;
import org.layerloom.lesson.Lesson;
import org.layerloom.lesson.LessonOpening;
import org.layerloom.lesson.OpenLesson;
import org.layerloom.lesson.RunResult;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;

/**
 * The lesson that is open, as long as its document is. It judges the step whenever something that
 * counts has changed, guards the locked nodes, and remembers what was done.
 */
public final class LessonModel {

  private final Session session;
  private final Runs runs;
  private final ProjectFiles files;
  private final Background background;
  private final ProgressFile file;
  private final Shelf shelf;
  private final Supplier<java.util.Locale> locale;
  private final Consumer<List<Message>> explain;

  private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
  private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(View.NONE);
  private final ReadOnlyObjectWrapper<List<OpenLesson>> bundled =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Progress> progress =
      new ReadOnlyObjectWrapper<>(Progress.NONE);
  private final Map<String, Answer> answers = new HashMap<>();

  private @Nullable OpenLesson opening;
  private int openingStep;

  /**
   * What is to be seen.
   *
   * @param lesson null while none is open
   * @param step counts from 0
   * @param judgements of the step's goals, in order
   * @param hints how many are uncovered
   * @param answers by the question's id
   */
  public record View(
      @Nullable OpenLesson lesson,
      int step,
      List<Judgement> judgements,
      int hints,
      Map<String, Answer> answers) {

    static final View NONE = new View(null, 0, List.of(), 0, Map.of());

    public View {
      judgements = List.copyOf(judgements);
      answers = Map.copyOf(answers);
    }

    /** Whether every goal of the step is met. */
    public boolean done() {
      return !judgements.isEmpty() && judgements.stream().allMatch(Judgement::met);
    }

    private View with(List<Judgement> next, Map<String, Answer> given) {
      return new View(lesson, step, next, hints, given);
    }
  }

  /**
   * @param explain tells why a lesson cannot be opened
   */
  public LessonModel(
      Session session,
      Runs runs,
      ProjectFiles files,
      Background background,
      ProgressFile file,
      Shelf shelf,
      Supplier<java.util.Locale> locale,
      Consumer<List<Message>> explain) {
    this.session = session;
    this.runs = runs;
    this.files = files;
    this.background = background;
    this.file = file;
    this.shelf = shelf;
    this.locale = locale;
    this.explain = explain;
    session.openedProperty().subscribe((before, now) -> follow());
    session.stateProperty().subscribe((before, now) -> judge());
    runs.stateProperty()
        .subscribe(
            (before, now) -> {
              if (!now.phase().active()) {
                judge();
              }
            });
    shown.subscribe(this::readOnce);
  }

  /** Whether the window shows lessons. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  public ReadOnlyObjectProperty<View> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** The lessons that come along; none until they have been read. */
  public ReadOnlyObjectProperty<List<OpenLesson>> bundledProperty() {
    return bundled.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Progress> progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** The nodes that the open lesson has locked. */
  public Set<NodeId> locked() {
    OpenLesson lesson = view.get().lesson();
    return lesson == null ? Set.of() : lesson.lesson().locked();
  }

  private void readOnce(boolean wanted) {
    if (wanted && bundled.get().isEmpty()) {
      background.run(
          () -> Map.entry(shelf.bundled(), file.read()),
          read -> {
            progress.set(read.getValue());
            bundled.set(read.getKey());
          },
          failure -> explain.accept(List.of(unreadable(failure))));
    }
  }

  private static Message unreadable(Exception failure) {
    return Message.of("lesson.file.unreadable", "lessons", String.valueOf(failure.getMessage()));
  }

  /** Opens the lesson of this id or in this folder. */
  public void open(String idOrFolder) {
    shown.set(true);
    background.run(
        () -> shelf.open(idOrFolder),
        read -> {
          switch (read) {
            case LessonOpening.Opened(OpenLesson lesson) -> open(lesson);
            case LessonOpening.Refused(List<Message> problems) -> explain.accept(problems);
          }
        },
        failure -> explain.accept(List.of(unreadable(failure))));
  }

  /** Opens a lesson at its first step that is not done, once nothing is lost by it. */
  public void open(OpenLesson lesson) {
    begin(lesson, progress.get().next(lesson.lesson()));
  }

  /** Shows the project as the lesson begins with it, at the first step. */
  public void startOver() {
    OpenLesson lesson = view.get().lesson();
    if (lesson != null) {
      begin(lesson, 0);
    }
  }

  private void begin(OpenLesson lesson, int step) {
    String title = lesson.text(locale.get()).title();
    files.open(
        new Sample(
            lesson.lesson().id(),
            title,
            () -> {
              opening = lesson;
              openingStep = step;
              return lesson.start().withName(title);
            }));
  }

  /** Another document was opened: the lesson's own, or one that ends the lesson. */
  private void follow() {
    OpenLesson lesson = opening;
    opening = null;
    answers.clear();
    if (lesson == null) {
      session.lock(Set.of());
      view.set(View.NONE);
    } else {
      Set<NodeId> locked = lesson.lesson().locked();
      session.lock(locked);
      view.set(new View(lesson, openingStep, List.of(), 0, Map.of()));
      judge();
    }
  }

  /** Shows another step; the project stays as it is. */
  public void go(int step) {
    View now = view.get();
    OpenLesson lesson = now.lesson();
    if (lesson != null && step >= 0 && step < lesson.lesson().steps().size()) {
      answers.clear();
      view.set(new View(lesson, step, List.of(), 0, Map.of()));
      judge();
    }
  }

  /** Uncovers one hint more. */
  public void hint() {
    View now = view.get();
    view.set(new View(now.lesson(), now.step(), now.judgements(), now.hints() + 1, now.answers()));
  }

  public void answer(String question, Answer answer) {
    answers.put(question, answer);
    judge();
  }

  /** Leaves the lesson; the project stays open, and nothing in it is locked any more. */
  public void leave() {
    session.lock(Set.of());
    answers.clear();
    view.set(View.NONE);
  }

  private void judge() {
    View now = view.get();
    OpenLesson lesson = now.lesson();
    if (lesson == null) {
      return;
    }
    Lesson.Step step = lesson.lesson().steps().get(now.step());
    RunResult run = Run.result(runs.state(), runs.trained(), new ArrayList<>(runs.notices()));
    List<Judgement> next =
        Judge.step(
            step, new Attempt(session.state().document(), session.state().whole(), run, answers));
    View judged = now.with(next, answers);
    if (!judged.equals(now)) {
      view.set(judged);
    }
    if (judged.done() && !progress.get().has(lesson.lesson(), step)) {
      Progress more = progress.get().with(lesson.lesson(), step);
      progress.set(more);
      background.run(
          () -> {
            file.write(more);
            return more;
          },
          written -> {},
          failure -> explain.accept(List.of(unreadable(failure))));
    }
  }
}
