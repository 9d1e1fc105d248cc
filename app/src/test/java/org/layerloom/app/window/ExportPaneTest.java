package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.export.ExportMemory;
import org.layerloom.app.export.ExportPane;
import org.layerloom.app.export.Preview;
import org.layerloom.app.language.Language;
import org.layerloom.app.language.Words;
import org.layerloom.app.settings.Look;
import org.layerloom.app.theme.Theme;
import org.layerloom.app.work.Background;
import org.layerloom.app.work.FxThread;
import org.layerloom.data.Datasets;
import org.layerloom.exchange.out.ExportEvent;
import org.layerloom.exchange.out.ExportOptions;
import org.layerloom.exchange.out.ExportReport;
import org.layerloom.exchange.out.ExportRequest;
import org.layerloom.exchange.out.Exporter;
import org.layerloom.exchange.out.Format;
import org.layerloom.exchange.out.Proof;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Wording;
import org.layerloom.project.Document;
import org.layerloom.samples.SampleProject;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The export's pane by gesture, with an exporter of the test's. */
final class ExportPaneTest {

  private static final FxRobot ROBOT = new FxRobot();

  @TempDir private Path folder;
  private final List<ExportRequest> asked = new ArrayList<>();
  private final List<Consumer<ExportEvent>> listeners = new ArrayList<>();
  private final StackPane frame = new StackPane();
  private final Background background = new Background(new FxThread());

  /** Keeps what was asked, and who wants to hear. */
  private final class Keeping implements Exporter {
    @Override
    public void export(ExportRequest request, Consumer<ExportEvent> events) {
      asked.add(request);
      listeners.add(events);
    }
  }

  @BeforeEach
  void open() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    ROBOT.interact(
        () -> {
          stage.setScene(new Scene(frame, 860, 600));
          stage.show();
        });
  }

  private void show(Language language, Look look, @Nullable Path run) {
    Document document = SampleProject.find("mnist-cnn").orElseThrow().document();
    Datasets data = Datasets.installed();
    Analysis analysis = Analyser.analyse(document.graph(), Catalogue.standard(), data);
    Words words = new Words(language);
    Wording wording = new Wording(language.locale());
    ROBOT.interact(
        () -> {
          Theme theme = new Theme();
          theme.wear(look);
          theme.dress(frame);
          frame
              .getChildren()
              .setAll(
                  new ExportPane(
                      words,
                      wording,
                      new Preview(
                          document, analysis, analysis, Catalogue.standard(), words, wording),
                      new ExportPane.Work(
                          run,
                          new Keeping(),
                          (name, format) -> Optional.of(folder.resolve("chosen-" + name)),
                          new ExportMemory(folder),
                          background,
                          new FxThread())));
        });
    settle();
  }

  /** Waits for what is read and written beside the screen, and for the screen. */
  private void settle() {
    CountDownLatch done = new CountDownLatch(1);
    background.run(() -> "", nothing -> done.countDown(), failure -> done.countDown());
    try {
      assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close() {
    background.close();
  }

  @Test
  void withoutARunOnlyTheFlowchartLeaves() throws Exception {
    show(Language.ENGLISH, Look.LIGHT, null);

    assertThat(ROBOT.lookup("#export-go").queryAs(Button.class).isDisabled()).isTrue();
    choose(Format.MERMAID);
    assertThat(ROBOT.lookup("#export-preview").queryAs(TextArea.class).getText())
        .startsWith("flowchart LR");
    ROBOT.clickOn("#export-browse").clickOn("#export-go");
    settle();

    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).toList())
          .anySatisfy(name -> assertThat(name).startsWith("chosen-").endsWith(".mmd"));
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void aRunIsAskedForProvedAndRemembered() throws Exception {
    show(Language.ENGLISH, Look.LIGHT, folder.resolve("run"));
    choose(Format.PYTORCH);
    assertThat(ROBOT.lookup("#export-preview").queryAs(TextArea.class).getText())
        .contains("self.conv1 = nn.Conv2d(1, 32, 3)");
    assertThat(ROBOT.lookup("#export-precision").query().isDisabled()).isTrue();
    choose(Format.ONNX);
    ROBOT.clickOn("#export-precision").clickOn("16 bits: half the size");
    ROBOT.clickOn("#export-browse").clickOn("#export-go");

    ExportRequest request = asked.getFirst();
    assertThat(request.format()).isEqualTo(Format.ONNX);
    assertThat(request.options().precision()).isEqualTo(ExportOptions.Precision.FLOAT16);
    assertThat(new ExportMemory(folder).read().precision())
        .isEqualTo(ExportOptions.Precision.FLOAT32);
    assertThat(request.options().preparation()).isTrue();
    Proof proof = new Proof("ONNX Runtime 1.29.0", 64, 3e-7, 1e-4, "", 71, 204);
    listeners
        .getFirst()
        .accept(
            new ExportEvent.Done(
                new ExportReport(Format.ONNX, request.out(), 901_234, proof, List.of())));
    WaitForAsyncUtils.waitForFxEvents();
    settle();

    assertThat(ROBOT.lookup("#export-result").queryAs(Label.class).getText())
        .contains("ONNX Runtime 1.29.0 computes the same for 64 samples")
        .contains("0.90 MB");
    assertThat(new ExportMemory(folder).read().folder()).isEqualTo(folder.toString());
    picture("export-light");

    // and the next time begins where this one ended
    show(Language.ENGLISH, Look.LIGHT, folder.resolve("run"));
    assertThat(ROBOT.lookup("#export-where").queryAs(TextField.class).getText())
        .startsWith(folder.toString());
    ChoiceBox<?> bits = ROBOT.lookup("#export-precision").queryAs(ChoiceBox.class);
    assertThat(bits.getValue()).isEqualTo(ExportOptions.Precision.FLOAT16);
  }

  @Test
  void bothLooksAndLanguages() throws Exception {
    show(Language.CHINESE, Look.DARK, folder.resolve("run"));
    choose(Format.PYTORCH);

    picture("export-dark-chinese");
    assertThat(ROBOT.lookup("#export-go").queryAs(Button.class).getText()).isEqualTo("导出并证明");
  }

  private static void choose(Format format) {
    ListView<?> formats = ROBOT.lookup("#export-formats").queryAs(ListView.class);
    int place = formats.getItems().indexOf(format);
    ROBOT.interact(() -> formats.getSelectionModel().select(place));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** To be looked at by a person. */
  private void picture(String name) throws Exception {
    Path file = Path.of("target", "pictures", name + ".png");
    WaitForAsyncUtils.asyncFx(
            () -> {
              Pictures.write(frame, 860, 600, file);
              return true;
            })
        .get();
    assertThat(file).isNotEmptyFile();
  }
}
