package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.layerloom.app.compress.CompressionPane;
import org.layerloom.app.language.Language;
import org.layerloom.app.language.Words;
import org.layerloom.app.settings.Look;
import org.layerloom.app.theme.Theme;
import org.layerloom.app.work.FxThread;
import org.layerloom.app.work.Lifetime;
import org.layerloom.charts.FigurePane;
import org.layerloom.compression.Candidate;
import org.layerloom.compression.CompressionEvent;
import org.layerloom.compression.CompressionRequest;
import org.layerloom.compression.CompressionRequest.Making;
import org.layerloom.compression.Form;
import org.layerloom.exchange.out.ExportOptions.Precision;
import org.layerloom.network.Message;
import org.layerloom.network.Wording;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Choosing a smaller form of a network by mouse and keyboard; what is measured is made up. */
@SuppressWarnings("NullAway.Init") // the dialog comes before each test
final class CompressionTest {

  private static final FxRobot ROBOT = new FxRobot();
  private static final Path PICTURES = Path.of("target", "pictures");
  private static final Path RUN = Path.of("runs", "digits");

  private static final List<Candidate> MEASURED =
      List.of(
          new Candidate(Form.WHOLE, 0, 225_034, 902_000, 835_000, 87, 0.9859, 0),
          new Candidate(Form.FLOAT16, 0, 225_034, 452_000, 415_000, 66, 0.9859, 0.0007),
          new Candidate(Form.INT8, 0, 225_034, 229_000, 212_000, 141, 0.9858, 0.019),
          new Candidate(Form.WEIGHTS, 0.5, 112_634, 902_000, 477_000, 64, 0.9863, 0.25),
          new Candidate(Form.WEIGHTS, 0.95, 11_474, 902_000, 62_000, 60, 0.9127, 0.89),
          new Candidate(Form.UNITS, 0.25, 126_922, 509_000, 471_000, 61, 0.9841, 0.87),
          new Candidate(Form.UNITS, 0.5, 56_714, 228_000, 211_000, 30, 0.8293, 0.98));

  private final List<CompressionRequest> asked = new ArrayList<>();
  private final List<Consumer<CompressionEvent>> listeners = new ArrayList<>();
  private final List<Precision> exported = new ArrayList<>();
  private final List<Path> opened = new ArrayList<>();
  private final StackPane frame = new StackPane();
  private final Lifetime life = new Lifetime();
  private int givenUp;
  private Stage dialog;

  @BeforeEach
  void open() throws Exception {
    dialog = FxToolkit.registerPrimaryStage();
    ROBOT.interact(
        () -> {
          dialog.setX(0);
          dialog.setY(0);
          dialog.setScene(new Scene(frame, 780, 640));
          dialog.show();
        });
  }

  @AfterEach
  void close() {
    ROBOT.interact(
        () -> {
          life.close();
          dialog.hide();
        });
  }

  private void show(Language language, Look look) {
    Words words = new Words(language);
    ROBOT.interact(
        () -> {
          Theme theme = new Theme();
          theme.wear(look);
          theme.dress(frame);
          frame
              .getChildren()
              .setAll(
                  new CompressionPane(
                      words,
                      new Wording(language.locale()),
                      new CompressionPane.Work(
                          RUN,
                          "MNIST digits",
                          (request, events) -> {
                            asked.add(request);
                            listeners.add(events);
                            return () -> givenUp++;
                          },
                          suggested -> Optional.of(Path.of("chosen", suggested)),
                          exported::add,
                          opened::add,
                          new FxThread()),
                      life));
        });
  }

  private void tell(CompressionEvent event) {
    listeners.getLast().accept(event);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void measured() {
    MEASURED.forEach(it -> tell(new CompressionEvent.Measured(it)));
    tell(new CompressionEvent.Done(10_000));
  }

  @Test
  void whatIsMeasuredIsShownAsItComes() throws Exception {
    show(Language.ENGLISH, Look.LIGHT);
    assertThat(asked.getFirst().making()).isNull();
    assertThat(asked.getFirst().run()).isEqualTo(RUN);

    tell(new CompressionEvent.Working(3, 15));
    tell(new CompressionEvent.Measured(MEASURED.getFirst()));

    ProgressBar bar = ROBOT.lookup("#compress-progress").queryAs(ProgressBar.class);
    assertThat(bar.isVisible()).isTrue();
    assertThat(bar.getProgress()).isEqualTo(0.2);
    assertThat(table().getItems()).hasSize(1);

    measured();
    assertThat(bar.isVisible()).isFalse();
    assertThat(ROBOT.lookup("#compress-said").queryAs(Label.class).getText()).contains("10,000");
    assertThat(ROBOT.lookup("#compress-curve").queryAs(FigurePane.class).getFigure()).isNotNull();
  }

  @Test
  void fewerBitsAreExportedAndFewerUnitsBecomeAProject() {
    show(Language.ENGLISH, Look.LIGHT);
    measured();
    assertThat(button("#compress-export").isDisabled()).isTrue();
    assertThat(button("#compress-make").isDisabled()).isTrue();

    // when a pruned form is chosen by the keyboard, and a number of epochs typed
    ROBOT.interact(() -> table().requestFocus());
    ROBOT.interact(() -> table().getSelectionModel().select(0));
    for (int i = 0; i < 5; i++) {
      ROBOT.type(KeyCode.DOWN);
    }
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(table().getSelectionModel().getSelectedItem()).isEqualTo(MEASURED.get(5));
    assertThat(ROBOT.lookup("#compress-curve").queryAs(FigurePane.class).getPointed()).isNotNull();
    assertThat(button("#compress-export").isDisabled()).isTrue();
    ROBOT.interact(
        () -> ROBOT.lookup("#compress-epochs").queryAs(Spinner.class).getEditor().setText("7"));
    ROBOT.clickOn("#compress-make");
    WaitForAsyncUtils.waitForFxEvents();

    // then it is written where the person said, and opened
    Making making = asked.getLast().making();
    assertThat(making)
        .isEqualTo(
            new Making(Form.UNITS, 0.25, 7, Path.of("chosen", "MNIST-digits-units-25.loom")));
    tell(new CompressionEvent.Made(Path.of("chosen", "small.loom"), 10, 20));
    assertThat(opened).containsExactly(Path.of("chosen", "small.loom"));
    assertThat(dialog.isShowing()).isFalse();
  }

  @Test
  void aFormOfFewerBitsLeadsToTheExport() {
    show(Language.ENGLISH, Look.LIGHT);
    measured();

    ROBOT.interact(() -> table().getSelectionModel().select(MEASURED.get(2)));
    ROBOT.clickOn("#compress-export");
    WaitForAsyncUtils.waitForFxEvents();

    assertThat(exported).containsExactly(Precision.INT8);
    assertThat(dialog.isShowing()).isFalse();
  }

  @Test
  void whatCannotBeIsSaidAndClosingGivesUp() {
    show(Language.CHINESE, Look.DARK);
    tell(new CompressionEvent.Unfit(Form.UNITS, Message.of("compression.noUnits")));
    assertThat(ROBOT.lookup("#compress-said").queryAs(Label.class).getText()).contains("神经元");

    ROBOT.interact(life::close);
    assertThat(givenUp).isEqualTo(1);
    // and what still comes disturbs nobody
    tell(new CompressionEvent.Measured(MEASURED.getFirst()));
    assertThat(table().getItems()).isEmpty();
  }

  @Test
  void picturesForWhoeverLooks() throws Exception {
    if (!Boolean.getBoolean("layerloom.pictures")) {
      return;
    }
    for (Language language : List.of(Language.ENGLISH, Language.CHINESE)) {
      Look look = language == Language.ENGLISH ? Look.LIGHT : Look.DARK;
      show(language, look);
      measured();
      ROBOT.interact(() -> table().getSelectionModel().select(5));
      WaitForAsyncUtils.waitForFxEvents();
      ROBOT.interact(
          () -> {
            try {
              Pictures.write(
                  frame, 780, 640, PICTURES.resolve("compress-" + language + "-" + look + ".png"));
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
    }
  }

  @SuppressWarnings("unchecked")
  private static TableView<Candidate> table() {
    return ROBOT.lookup("#compress-table").queryAs(TableView.class);
  }

  private static Button button(String id) {
    return ROBOT.lookup(id).queryButton();
  }
}
