package org.layerloom.app.window;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Side;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.canvas.CanvasPane;
import org.layerloom.app.canvas.FindInGraph;
import org.layerloom.app.canvas.PaletteGroups;
import org.layerloom.app.code.CodePane;
import org.layerloom.app.command.Commands;
import org.layerloom.app.inspector.FormulaView;
import org.layerloom.app.inspector.InspectorPane;
import org.layerloom.app.keys.CanvasKeys;
import org.layerloom.app.language.Language;
import org.layerloom.app.language.Words;
import org.layerloom.app.lessons.LessonsPane;
import org.layerloom.app.palette.PalettePane;
import org.layerloom.app.picture.Paper;
import org.layerloom.app.picture.PictureExport;
import org.layerloom.app.problems.ProblemsPane;
import org.layerloom.app.settings.Preferences;
import org.layerloom.app.start.StartPage;
import org.layerloom.app.status.SavedText;
import org.layerloom.app.status.StatusBar;
import org.layerloom.app.subnet.BreadcrumbBar;
import org.layerloom.app.subnet.Levels;
import org.layerloom.app.subnet.SubnetCommands;
import org.layerloom.app.training.RunBanner;
import org.layerloom.app.training.RunLine;
import org.layerloom.app.training.RunState;
import org.layerloom.app.training.TrainControls;
import org.layerloom.app.training.TrainingPane;
import org.layerloom.app.work.Lifetime;
import org.layerloom.charts.FileChoice;
import org.layerloom.editor.find.CommandPalette;
import org.layerloom.network.Wording;

/** The window's parts and how they are joined. */
final class MainView extends StackPane {

  private static final double LEAST_PALETTE = 160;
  private static final double LEAST_INSPECTOR = 240;
  private static final double LEAST_RESULTS = 150;
  private static final double LEAST_LESSONS = 280;
  private static final double LESSONS = 380;

  /** Shares of the window that a drawer may take, so that the canvas keeps its room. */
  private static final double MOST_PALETTE = 0.2;

  private static final double MOST_INSPECTOR = 0.3;
  private static final double MOST_RESULTS = 0.42;
  private static final double MOST_LESSONS = 0.34;

  private final BorderPane parts = new BorderPane();
  private final CommandPalette commandPalette = new CommandPalette();
  private final CanvasPane canvas;
  private final ResultsPane results;
  private final SidePane side;
  private final Drawer left;
  private final Drawer right;
  private final Drawer bottom;
  private final Drawer lessons;
  private final BooleanProperty presenting = new SimpleBooleanProperty();
  private @Nullable Presenting slides;

  MainView(Models models, MainWindow window, Lifetime lifetime) {
    Words words = models.words();
    Wording wording = models.wording();
    List<Wording> languages =
        Stream.of(Language.values()).map(language -> new Wording(language.locale())).toList();
    Commands commands = new Commands(words, models.remembered.get().keys());
    WindowCommands fill = new WindowCommands(models, commands);
    canvas = new CanvasPane(models.session, words, wording, languages, commands, lifetime);
    fill.addFiles(window);
    fill.addEdits(canvas);
    fill.addTraining(window);
    new SubnetCommands(models.session, words).fill(commands);
    new Levels(canvas.editor(), models.session, lifetime);
    fill.addExport(window);
    CanvasCommands look = new CanvasCommands(models, commands, canvas);
    look.addViews(presenting, by -> slide(models, by));
    look.addArranging();
    look.addFinding(
        commandPalette, new FindInGraph(models.session, canvas.editor(), wording, languages));
    look.addPictures(
        window.stage(),
        new PictureExport(
            canvas.editor(),
            models.surroundings.pictureFiles(),
            models.background,
            words,
            models::notice),
        new Paper(models.surroundings.press(), canvas.editor(), words, models::notice));
    commandPalette.setLocale(words.locale());
    fill.addHelp(window, commandPalette);
    fill.addLessons();
    PalettePane palette = new PalettePane(canvas.editor(), words);
    PaletteGroups groups = new PaletteGroups(canvas, words, wording, languages);
    lifetime.follow(
        models.session.stateProperty(),
        state -> groups.of(canvas.offered()).ifPresent(palette::offer));
    InspectorPane inspector =
        new InspectorPane(
            models.session,
            words,
            wording,
            models.surroundings.datasets(),
            new FormulaView(models.theme.darkProperty()),
            models.probe.stateProperty(),
            models.rates,
            models.runs,
            () -> models.remembered.get().device(),
            lifetime);
    RunBanner banner =
        new RunBanner(
            models.runs,
            commands.command("train.start"),
            commands.command("train.goOn"),
            words,
            wording,
            lifetime);
    TrainingPane training =
        new TrainingPane(
            models.runs, words, wording, FileChoice.ofSystem(), banner, canvas::reveal, lifetime);
    ProblemsPane problems =
        new ProblemsPane(models.session, words, wording, canvas::reveal, lifetime);
    results =
        new ResultsPane(
            training,
            new LooksPanes(models, canvas, window, lifetime),
            new CodePane(
                models.session, words, wording, models.background, canvas::reveal, lifetime),
            problems,
            new RunLine(models.runs, words, lifetime),
            models.session,
            words,
            lifetime);
    fill.onStepping(this::showStepping);
    Preferences.Panes sizes = models.remembered.get().panes();
    side = new SidePane(palette, canvas, words);
    left = new Drawer(Side.LEFT, side, LEAST_PALETTE, sizes.paletteWidth());
    right = new Drawer(Side.RIGHT, inspector, LEAST_INSPECTOR, sizes.inspectorWidth());
    bottom = new Drawer(Side.BOTTOM, results, LEAST_RESULTS, sizes.resultsHeight());
    left.openProperty().set(sizes.paletteOpen());
    right.openProperty().set(sizes.inspectorOpen());
    bottom.openProperty().set(sizes.resultsOpen());
    lessons =
        new Drawer(
            Side.RIGHT,
            new LessonsPane(
                models.lessons, models.session, words, wording, canvas::reveal, lifetime),
            LEAST_LESSONS,
            LESSONS);
    lessons.openProperty().set(models.lessons.shownProperty().get());
    lessons.openProperty().bindBidirectional(models.lessons.shownProperty());
    lifetime.atEnd(
        () -> lessons.openProperty().unbindBidirectional(models.lessons.shownProperty()));
    rememberPanes(models);
    look.addPanes(
        left.openProperty(),
        right.openProperty(),
        bottom.openProperty(),
        () -> showLayers(palette),
        this::showOutline,
        this::showProblems,
        this::showData);
    new CanvasKeys(commands, canvas.editor()).fill();

    MenuBar menus = new Menus(models, commands, lifetime).bar();
    TrainControls controls =
        new TrainControls(commands, models.runs, models.engine, models.remembered, words, lifetime);
    fill.onTune(controls::tune);
    TopBar top = new TopBar(menus, controls);
    lifetime.follow(
        models.session.stateProperty(), state -> top.titleProperty().set(models.title(state)));
    StatusBar status =
        new StatusBar(
            words,
            models.session.stateProperty(),
            models.engine.stateProperty(),
            models.runs.stateProperty(),
            new SavedText(models.session, models.keeper, words, lifetime).textProperty(),
            models.noticeProperty(),
            lifetime);
    BorderPane level = new BorderPane(canvas);
    level.setTop(new BreadcrumbBar(models.session, words, wording, lifetime));
    BorderPane work = new BorderPane(level, null, right, null, null);
    BorderPane middle = new BorderPane(work, null, null, bottom, null);
    parts.setTop(top);
    parts.setLeft(left);
    parts.setCenter(middle);
    parts.setRight(lessons);
    parts.setBottom(status);
    parts.getStyleClass().add("main-view");
    StartPage start =
        new StartPage(
            models.start,
            commands,
            words,
            models.surroundings.samples().apply(words.language()),
            models.surroundings.catalogue(),
            models.files::open,
            models.files::open,
            lifetime);
    lifetime.follow(
        models.remembered.property(), preferences -> start.recent(preferences.recent()));
    Presenting stage =
        new Presenting(
            window.stage(),
            models.theme,
            models.session,
            canvas.editor(),
            List.of(left.openProperty(), right.openProperty(), bottom.openProperty()),
            presenting,
            lifetime);
    slides = stage;
    stage.watch(parts);
    getChildren().addAll(parts, stage.light(), start, commandPalette);
    lifetime.follow(models.runs.stateProperty(), this::showNewRun);
    lifetime.follow(models.session.openedProperty(), count -> canvas.editor().fit());
    lifetime.atEnd(models.session.onRefusal(reason -> models.notice(wording.say(reason))));
  }

  /** Shows the whole flowchart. */
  void fit() {
    canvas.editor().fit();
  }

  private void slide(Models models, int by) {
    if (slides != null && !slides.slide(by)) {
      models.notice(models.words().text("view.noFrames"));
    }
  }

  private void showLayers(PalettePane palette) {
    left.openProperty().set(true);
    side.showLayers();
    palette.find();
  }

  private void showOutline() {
    left.openProperty().set(true);
    side.showOutline();
  }

  private void showData() {
    bottom.openProperty().set(true);
    results.showData();
  }

  private void showStepping() {
    bottom.openProperty().set(true);
    results.showStepping();
  }

  private void showProblems() {
    bottom.openProperty().set(true);
    results.showProblems();
  }

  private void showNewRun(RunState state) {
    if (state.equals(RunState.ASKED)) {
      bottom.openProperty().set(true);
      results.showTraining();
      // Else the focus would jump from Train, now disabled, to Stop.
      canvas.editor().requestFocus();
    }
  }

  private void rememberPanes(Models models) {
    Runnable remember =
        () -> {
          // What is put away for a class is no choice for next time.
          if (!presenting.get()) {
            models.remembered.change(p -> p.with(panes()));
          }
        };
    for (Drawer drawer : List.of(left, right, bottom)) {
      drawer.openProperty().subscribe(remember);
      drawer.sizeProperty().subscribe(remember);
    }
  }

  private Preferences.Panes panes() {
    return new Preferences.Panes(
        left.openProperty().get(),
        left.sizeProperty().get(),
        right.openProperty().get(),
        right.sizeProperty().get(),
        bottom.openProperty().get(),
        bottom.sizeProperty().get());
  }

  @Override
  protected void layoutChildren() {
    left.limit(Math.max(LEAST_PALETTE, getWidth() * MOST_PALETTE));
    right.limit(Math.max(LEAST_INSPECTOR, getWidth() * MOST_INSPECTOR));
    lessons.limit(Math.max(LEAST_LESSONS, getWidth() * MOST_LESSONS));
    bottom.limit(Math.max(LEAST_RESULTS, getHeight() * MOST_RESULTS));
    super.layoutChildren();
  }
}
