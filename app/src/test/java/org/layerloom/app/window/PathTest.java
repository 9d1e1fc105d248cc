package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.EngineCommand;
import org.layerloom.app.language.Language;
import org.layerloom.app.settings.Look;
import org.layerloom.app.tensor.PictureBox;
import org.layerloom.app.training.RunState;
import org.layerloom.app.work.FxThread;
import org.layerloom.charts.ChartLine;
import org.layerloom.charts.ChartPane;
import org.layerloom.charts.Figure;
import org.layerloom.charts.FigurePane;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.samples.SampleProject;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * One way through everything, with the real engine: train a small sample, open a cell of its
 * confusion matrix, a picture in it, what the layers make of that, and what the answer hangs on.
 */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class PathTest {

  private static final int MINUTES = 4;

  @TempDir private static Path folder;

  // TestFX opens the window before each test, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private Stand stand;

  @Start
  void open(Stage stage) throws Exception {
    Path own = Files.createTempDirectory(folder, "window");
    stand = new Stand(stage, new EngineProcess(EngineCommand.ofThisProgram()), own);
    stand.window.show(java.util.List.of("mnist-cnn-small"));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(
        () -> {
          stand.stage.close();
          stand.window.close();
        });
  }

  @Test
  void fromAConfusedDigitAlongTheLayersToItsGradCam(FxRobot robot) throws Exception {
    // Given a sample that was trained for a moment,
    for (String tab : java.util.List.of("evaluation", "predict", "inside", "runs", "training")) {
      select(robot, "tab-" + tab);
      picture(tab + "-empty.png");
    }
    train(robot);
    picture("training.png");

    // what was measured of its steps is one click away, layer by layer,
    robot.clickOn("#chart-view-steps");
    ChartPane gradients = robot.lookup("#chart-gradients").queryAs(ChartPane.class);
    assertThat(gradients.isVisible() && gradients.getParent().isVisible()).isTrue();
    assertThat(gradients.getLines()).extracting(ChartLine::label).contains("conv1");
    assertThat(gradients.getLines()).allMatch(line -> line.series().size() > 1);
    picture("training-steps.png");
    robot.clickOn("#chart-view-results");

    // its evaluation fills as soon as somebody looks,
    select(robot, "tab-evaluation");
    FigurePane matrix = robot.lookup("#evaluation-figure").queryAs(FigurePane.class);
    until(() -> matrix.getFigure() != null);
    Figure.ConfusionMatrix counts =
        (Figure.ConfusionMatrix) Objects.requireNonNull(matrix.getFigure());

    // a wrong cell opens its pictures, worst first,
    Figure.Part wrong = mostConfused(counts);
    robot.interact(
        () -> {
          matrix.requestFocus();
          matrix.setPointed(wrong);
        });
    robot.type(KeyCode.ENTER);
    FlowPane tiles = robot.lookup("#gallery-tiles").queryAs(FlowPane.class);
    String cell = wrong.row() + " taken for " + wrong.column();
    until(() -> text(robot, "#gallery-heading").startsWith(cell) && !tiles.getChildren().isEmpty());
    ToggleButton first = (ToggleButton) tiles.getChildren().getFirst();
    assertThat(first.getText()).startsWith(wrong.row() + " → " + wrong.column());
    assertThat(first.getGraphic()).isInstanceOf(PictureBox.class);

    // a picture says how sure the network was,
    robot.interact(first::fire);
    until(() -> text(robot, ".evaluation #answer-text").startsWith(String.valueOf(wrong.column())));
    FigurePane bars = robot.lookup(".evaluation #answer-bars").queryAs(FigurePane.class);
    assertThat(((Figure.Bars) Objects.requireNonNull(bars.getFigure())).values()).hasSize(5);
    picture("evaluation.png");

    // every layer shows what it makes of it, on the flowchart too,
    Map<String, ?> thumbnails = canvas(robot).thumbnails();
    until(() -> thumbnails.containsKey("conv1"));
    robot.interact(() -> robot.lookup(".evaluation #answer-inside").queryButton().fire());
    ComboBox<?> node = robot.lookup("#inside-node").queryAs(ComboBox.class);
    until(() -> node.getValue() != null);
    for (NodeId layer : Set.of(new NodeId("conv1"), (NodeId) node.getItems().getFirst())) {
      robot.interact(() -> stand.models().session.selectedProperty().set(Set.of(layer)));
      until(() -> layer.equals(node.getValue()));
      FlowPane maps = robot.lookup("#inside-maps").queryAs(FlowPane.class);
      assertThat(maps.getChildren()).isNotEmpty();
    }

    // its weights can be followed from epoch to epoch,
    ComboBox<?> aspect = robot.lookup("#inside-aspect").queryAs(ComboBox.class);
    robot.interact(
        () -> stand.models().session.selectedProperty().set(Set.of(new NodeId("conv1"))));
    until(() -> new NodeId("conv1").equals(node.getValue()));
    robot.interact(() -> aspect.getSelectionModel().selectLast());
    ChartPane history = robot.lookup("#inside-history").queryAs(ChartPane.class);
    until(() -> history.isVisible() && history.getBands().size() == 2);
    assertThat(history.getLines().getFirst().series().size()).isEqualTo(2);
    picture("inside-history.png");
    robot.interact(() -> aspect.getSelectionModel().selectFirst());

    // and what the answer hangs on lies over the picture.
    robot.interact(
        () -> stand.models().session.selectedProperty().set(Set.of(new NodeId("conv1"))));
    PictureBox explained = robot.lookup("#explain-picture").queryAs(PictureBox.class);
    until(() -> explained.heat() != null);
    picture("inside.png");

    goBackAndCompare(robot);
    lookAround(robot);
  }

  @Test
  void aRowOfATableIsTypedAndItsColumnsAreWeighed(FxRobot robot) throws Exception {
    train(robot, "iris-mlp", 30);
    select(robot, "tab-evaluation");
    FlowPane tiles = robot.lookup("#gallery-tiles").queryAs(FlowPane.class);
    FigurePane matrix = robot.lookup("#evaluation-figure").queryAs(FigurePane.class);
    until(() -> matrix.getFigure() != null);
    robot.interact(
        () -> {
          matrix.requestFocus();
          matrix.setPointed(new Figure.Part(0, 0));
        });
    robot.type(KeyCode.ENTER);
    until(() -> !tiles.getChildren().isEmpty());
    robot.interact(() -> ((ToggleButton) tiles.getChildren().getFirst()).fire());
    picture("table-evaluation.png");

    select(robot, "tab-predict");
    until(() -> robot.lookup("#feature-4").tryQuery().isPresent());
    until(() -> text(robot, ".predict #answer-text").contains("setosa"));
    for (int feature = 1; feature <= 4; feature++) {
      var field = robot.lookup("#feature-" + feature).queryTextInputControl();
      String value = java.util.List.of("7.7", "2,8", "6.7", "2.2").get(feature - 1);
      robot.interact(() -> field.setText(value));
    }
    until(() -> text(robot, ".predict #answer-text").contains("virginica"));
    picture("table-predict.png");

    robot.interact(() -> ((ToggleButton) tiles.getChildren().getFirst()).fire());
    select(robot, "tab-inside");
    until(() -> robot.lookup("#explain-importance").tryQuery().filter(Node::isVisible).isPresent());
    robot.interact(() -> robot.lookup("#explain-importance").queryButton().fire());
    FigurePane columns = robot.lookup("#explain-columns").queryAs(FigurePane.class);
    until(() -> columns.getFigure() != null);
    assertThat(((Figure.Bars) Objects.requireNonNull(columns.getFigure())).values()).hasSize(4);
    picture("table-inside.png");
  }

  @Test
  void aDotOfPredictedAgainstTrueOpensItsSample(FxRobot robot) throws Exception {
    train(robot, "diabetes-mlp", 20);
    select(robot, "tab-evaluation");
    FigurePane figure = robot.lookup("#evaluation-figure").queryAs(FigurePane.class);
    until(() -> figure.getFigure() instanceof Figure.Scatter);
    robot.interact(
        () -> {
          figure.requestFocus();
          figure.setPointed(new Figure.Part(3, 0));
        });
    robot.type(KeyCode.ENTER);
    FlowPane tiles = robot.lookup("#gallery-tiles").queryAs(FlowPane.class);
    until(() -> tiles.getChildren().size() == 1);
    picture("numbers-evaluation.png");
  }

  private void train(FxRobot robot, String sample, int epochs) throws Exception {
    Document document = SampleProject.find(sample).orElseThrow().document();
    var graph = document.graph();
    for (var node : document.graph().nodes().values()) {
      if (node.kind().equals("train")) {
        graph = graph.withNode(node.with("epochs", new Value.Whole(epochs)));
      }
    }
    Document brief = document.withGraph(graph);
    robot.interact(
        () -> {
          stand.models().session.open(brief, null);
          stand.models().runs.train(brief, "cpu");
        });
    WaitForAsyncUtils.waitFor(
        MINUTES,
        TimeUnit.MINUTES,
        () -> stand.models().runs.state().phase() == RunState.Phase.FINISHED);
  }

  /** The time machine: the first epoch's network answers otherwise; the run stands in its table. */
  private void goBackAndCompare(FxRobot robot) throws Exception {
    javafx.scene.control.Slider moment =
        robot.lookup("#moment").queryAs(javafx.scene.control.Slider.class);
    until(() -> moment.getMax() == 2);
    String now = text(robot, ".evaluation #answer-text");
    robot.interact(() -> moment.setValue(0));
    select(robot, "tab-evaluation");
    until(() -> text(robot, "#moment-label").equals("after epoch 1"));
    until(() -> !text(robot, ".evaluation #answer-text").equals(now));
    robot.interact(() -> moment.setValue(2));
    until(() -> text(robot, ".evaluation #answer-text").equals(now));

    select(robot, "tab-runs");
    javafx.scene.control.TableView<?> table =
        robot.lookup("#runs-table").queryAs(javafx.scene.control.TableView.class);
    until(() -> table.getItems().size() == 1);
    robot.interact(() -> table.getSelectionModel().select(0));
    org.layerloom.charts.ChartPane curves =
        robot.lookup("#runs-loss").queryAs(org.layerloom.charts.ChartPane.class);
    until(() -> !curves.getLines().isEmpty());
    assertThat(curves.getLines().getFirst().series().size()).isGreaterThan(20);
    picture("runs.png");

    // One click writes it down, in one file that needs no other.
    Path report = folder.resolve("report.html");
    stand.answers.add(report);
    robot.interact(() -> robot.lookup("#runs-report").queryButton().fire());
    until(() -> Files.exists(report) && Files.size(report) > 10_000);
    assertThat(Files.readString(report))
        .contains("<svg", "Test accuracy", "layerloom train", "pytorch", "Conv2d (conv1)")
        .contains("Watch it learn", "const data = ")
        .doesNotContain("src=", "http://localhost", "<link");

    // And whichever run it is, its network leaves, proved by another engine.
    new FxThread().execute(() -> robot.lookup("#runs-export").queryButton().fire());
    until(() -> robot.lookup("#export-where").tryQuery().isPresent());
    Path model = folder.resolve("taken.onnx");
    robot.interact(
        () -> {
          robot.lookup("#export-where").queryAs(TextField.class).setText(model.toString());
          robot.lookup("#export-go").queryButton().fire();
        });
    until(() -> text(robot, "#export-result").contains("ONNX Runtime"));
    assertThat(model).isNotEmptyFile();
    robot.interact(() -> robot.lookup("#dialog-export").query().getScene().getWindow().hide());
  }

  private void lookAround(FxRobot robot) throws Exception {
    select(robot, "tab-predict");
    FxRobot pen = robot;
    until(() -> robot.lookup("#draw-pad").tryQuery().filter(Node::isVisible).isPresent());
    Node pad = robot.lookup("#draw-pad").query();
    var bounds = pad.localToScreen(pad.getBoundsInLocal());
    pen.moveTo(bounds.getCenterX(), bounds.getMinY() + 25)
        .press(javafx.scene.input.MouseButton.PRIMARY)
        .moveTo(bounds.getCenterX(), bounds.getMaxY() - 25)
        .release(javafx.scene.input.MouseButton.PRIMARY);
    until(() -> text(robot, ".predict #answer-text").contains("%"));
    picture("predict.png");
    robot.interact(() -> stand.models().theme.wear(Look.DARK));
    picture("predict-dark.png");
    select(robot, "tab-inside");
    picture("inside-dark.png");
    select(robot, "tab-evaluation");
    picture("evaluation-dark.png");
    robot.interact(() -> stand.models().speak(Language.CHINESE));
    select(robot, "tab-evaluation");
    FigurePane matrix = robot.lookup("#evaluation-figure").queryAs(FigurePane.class);
    until(() -> matrix.getFigure() != null);
    picture("evaluation-chinese.png");
  }

  /** A sample's network on the first of its digits: seconds instead of minutes. */
  private void train(FxRobot robot) throws Exception {
    Document sample = SampleProject.find("mnist-cnn-small").orElseThrow().document();
    String few = FewDigits.write(folder.resolve("few"), 1_500, 500).toString();
    var graph = sample.graph();
    for (var node : sample.graph().nodes().values()) {
      switch (node.kind()) {
        case "train" -> graph = graph.withNode(node.with("epochs", new Value.Whole(2)));
        case "dataset" -> graph = graph.withNode(node.with("source", new Value.Text(few)));
        default -> {
          // As it is.
        }
      }
    }
    Document brief = sample.withGraph(graph);
    robot.interact(() -> stand.models().runs.train(brief, "cpu"));
    WaitForAsyncUtils.waitFor(
        MINUTES,
        TimeUnit.MINUTES,
        () -> stand.models().runs.state().phase() == RunState.Phase.FINISHED);
  }

  private static Figure.Part mostConfused(Figure.ConfusionMatrix matrix) {
    Figure.Part most = new Figure.Part(0, 1);
    for (int row = 0; row < matrix.classes().size(); row++) {
      for (int column = 0; column < matrix.classes().size(); column++) {
        if (row != column && matrix.count(row, column) > matrix.count(most.row(), most.column())) {
          most = new Figure.Part(row, column);
        }
      }
    }
    return most;
  }

  private static void select(FxRobot robot, String tab) {
    robot.interact(
        () -> {
          TabPane tabs = robot.lookup(".results .tab-pane").queryAs(TabPane.class);
          tabs.getTabs().stream()
              .filter(it -> tab.equals(it.getId()))
              .forEach(it -> tabs.getSelectionModel().select(it));
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private org.layerloom.editor.GraphEditor canvas(FxRobot robot) {
    return robot.lookup("#canvas").queryAs(org.layerloom.editor.GraphEditor.class);
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).<Label>tryQueryAs(Label.class).map(Label::getText).orElse("");
  }

  private static void until(java.util.concurrent.Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** With -Dlook=FOLDER the steps are pictured. */
  private void picture(String name) throws Exception {
    @Nullable String out = System.getProperty("look");
    if (out != null) {
      WaitForAsyncUtils.waitForFxEvents();
      WaitForAsyncUtils.asyncFx(
              () -> {
                javafx.scene.layout.Region root =
                    (javafx.scene.layout.Region) stand.stage.getScene().getRoot();
                Pictures.write(root, 1440, 900, Path.of(out, name));
                root.resize(stand.stage.getScene().getWidth(), stand.stage.getScene().getHeight());
                return true;
              })
          .get(60, TimeUnit.SECONDS);
    }
  }
}
