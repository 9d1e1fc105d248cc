package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.language.Language;
import org.layerloom.app.settings.Look;
import org.layerloom.app.settings.TextSize;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.KeyAction;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.Frame;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** What is done on and with the canvas, by mouse and keys. */
class CanvasTest {

  private static final NodeId CONV = new NodeId("conv1");

  @TempDir private static Path folder;

  private static final FxRobot ROBOT = new FxRobot();

  // Opened before the tests, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private static Stand stand;

  /** One window for all: opening one takes longer than most tests. */
  @BeforeAll
  static void open() throws Exception {
    Stage stage = FxToolkit.registerPrimaryStage();
    Path own = Files.createTempDirectory(folder, "canvas");
    ROBOT.interact(
        () -> {
          stand = new Stand(stage, new FakeEngine(), own);
          stand.show();
        });
  }

  @BeforeEach
  void beginAnew() {
    ROBOT.interact(
        () -> {
          stand.models().files.begin(new BundledSamples().apply(Language.ENGLISH).getFirst());
          Stand.editor(ROBOT).requestFocus();
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterAll
  static void close() {
    ROBOT.interact(
        () -> {
          stand.stage.close();
          stand.window.close();
        });
  }

  @Test
  void theOutlineIsTheSameDocumentAndRenamesByKeys() {
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    TreeView<?> outline = ROBOT.lookup("#outline").queryAs(TreeView.class);
    assertThat(outline.isFocused()).isTrue();
    assertThat(outline.getRoot().getChildren())
        .hasSize(graph().nodes().size() + graph().frames().size());

    ROBOT.type(KeyCode.DOWN);
    Set<NodeId> selected = stand.models().session.selectedProperty().get();
    assertThat(selected).hasSize(1);
    ROBOT.type(KeyCode.F2).write("my data").type(KeyCode.ENTER);
    assertThat(graph().node(selected.iterator().next()).title()).isEqualTo("my data");
  }

  @Test
  void lookingAtANodeOfAnyKindChangesNothing() {
    Graph before = graph();
    List<Node> one = new ArrayList<>();
    for (Kind kind : Catalogue.standard().all()) {
      NodeId id = new NodeId("look-" + kind.id());
      one.add(new Node(id, kind.id(), new Point(0, 900), kind.initialSettings()));
    }
    ROBOT.interact(
        () -> {
          stand.models().session.edit(new Edit.Add(one, List.of()), Message.of("edit.add"));
          Graph added = graph();
          for (NodeId id : added.nodes().keySet()) {
            stand.models().session.selectedProperty().set(Set.of(id));
            assertThat(graph()).as(id.value()).isEqualTo(added);
          }
        });

    ROBOT.interact(() -> stand.models().session.undo());
    assertThat(graph()).isEqualTo(before);
  }

  @Test
  void findSelectsAndShowsANodeByItsSettings() {
    ROBOT.push(KeyCode.CONTROL, KeyCode.F);
    ROBOT.write("conv2").type(KeyCode.ENTER);
    assertThat(stand.models().session.selectedProperty().get())
        .containsExactly(new NodeId("conv2"));
  }

  @Test
  void framedNodesHaveATitleAndAColourAndUndoTakesTheFrameAway() {
    Graph before = graph();
    Stand.select(ROBOT, "conv1", "pool1");
    ROBOT.push(KeyCode.CONTROL, KeyCode.G);
    ROBOT.push(KeyCode.CONTROL, KeyCode.A).write("my frame").type(KeyCode.ENTER);
    assertThat(graph().frames().values()).extracting(Frame::title).contains("my frame");

    ROBOT.type(KeyCode.CONTEXT_MENU);
    ROBOT.moveTo("Colour").type(KeyCode.RIGHT).type(KeyCode.DOWN, 3).type(KeyCode.ENTER);
    assertThat(graph().frames().values()).extracting(Frame::colour).contains("dense");

    ROBOT.interact(() -> Stand.editor(ROBOT).requestFocus());
    for (int i = 0; i < 3; i++) {
      ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    }
    assertThat(graph()).isEqualTo(before);
  }

  @Test
  void aNoteIsAddedWhereOneLooksAndWritten() {
    ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
    assertThat(graph().notes()).hasSize(1);
    ROBOT.push(KeyCode.CONTROL, KeyCode.A).write("see the paper");
    ROBOT.push(KeyCode.CONTROL, KeyCode.ENTER);
    assertThat(graph().notes().values().iterator().next().markdown()).isEqualTo("see the paper");
  }

  @Test
  void selectedCardsAreAlignedByOneStepOfUndo() {
    Graph before = graph();
    Stand.select(ROBOT, "conv1", "flatten", "dense1");
    ROBOT.push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.UP);
    double y = graph().node(CONV).at().y();
    assertThat(graph().node(new NodeId("flatten")).at().y()).isEqualTo(y);
    assertThat(graph().node(new NodeId("dense1")).at().y()).isEqualTo(y);
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(graph()).isEqualTo(before);
  }

  @Test
  void gapsBetweenCardsAreMadeEqualByOneStepOfUndo() {
    Graph before = graph();
    Stand.select(ROBOT, "conv1", "pool1", "conv2");
    ROBOT.interact(
        () ->
            stand
                .models()
                .session
                .edit(
                    new Edit.Move(
                        Map.of(
                            new NodeId("pool1"), new Point(before.node(CONV).at().x() + 230, 0))),
                    Message.of("edit.move")));
    ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    ROBOT.write("side to side").type(KeyCode.ENTER);

    double first = graph().node(new NodeId("pool1")).at().x() - graph().node(CONV).at().x();
    double second =
        graph().node(new NodeId("conv2")).at().x() - graph().node(new NodeId("pool1")).at().x();
    assertThat(first).isCloseTo(second, within(1.0));
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(graph()).isEqualTo(before);
  }

  @Test
  void aNodeIsBypassedByKeyAndPutBack() {
    Stand.select(ROBOT, "conv2");
    ROBOT.push(KeyCode.CONTROL, KeyCode.B);
    assertThat(graph().node(new NodeId("conv2")).bypassed()).isTrue();
    assertThat(graph().node(CONV).bypassed()).isFalse();
    ROBOT.push(KeyCode.CONTROL, KeyCode.B);
    assertThat(graph().node(new NodeId("conv2")).bypassed()).isFalse();
  }

  @Test
  void aDuplicateStandsBesideItsOriginalAndIsSelected() {
    Graph before = graph();
    Stand.select(ROBOT, "conv1", "pool1");
    ROBOT.push(KeyCode.CONTROL, KeyCode.D);

    Set<NodeId> copies = stand.models().session.selectedProperty().get();
    assertThat(graph().nodes()).hasSize(before.nodes().size() + 2);
    assertThat(copies).hasSize(2).doesNotContainAnyElementsOf(before.nodes().keySet());
    // With the wire between them.
    assertThat(graph().links())
        .anyMatch(l -> copies.contains(l.from().node()) && copies.contains(l.to().node()));
  }

  @Test
  void whatIsCutIsGoneAndComesBackByPaste() {
    Graph before = graph();
    Stand.select(ROBOT, "dense1");
    ROBOT.push(KeyCode.CONTROL, KeyCode.X);
    assertThat(graph().find(new NodeId("dense1"))).isNull();

    ROBOT.push(KeyCode.CONTROL, KeyCode.V);
    assertThat(graph().nodes()).hasSameSizeAs(before.nodes());
  }

  @Test
  void theFlowchartIsTidiedFromTheCommandPaletteWithoutOverlaps() throws Exception {
    Graph before = graph();
    // Another test gives the command other keys.
    ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    ROBOT.write("tidy").type(KeyCode.ENTER);
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !graph().equals(before));
    WaitForAsyncUtils.waitForFxEvents();

    List<GraphNode> cards = Stand.editor(ROBOT).getModel().nodes();
    for (GraphNode a : cards) {
      assertThat(cards).noneMatch(b -> !a.id().equals(b.id()) && a.bounds().intersects(b.bounds()));
    }
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(graph()).isEqualTo(before);
  }

  @Test
  void whatIsWrongIsMendedOnTheCanvasByOneClick() {
    Stand.select(ROBOT, "flatten");
    ROBOT.push(KeyCode.SHIFT, KeyCode.DELETE);
    assertThat(stand.models().session.state().analysis().sound()).isFalse();
    String link = "pool2.out>dense1.in";
    assertThat(Stand.editor(ROBOT).getModel().link(link).orElseThrow().problem()).isNotNull();

    ROBOT.rightClickOn(Stand.middle(ROBOT, link));
    ROBOT.clickOn("#repair");

    assertThat(stand.models().session.state().analysis().sound()).isTrue();
  }

  @Test
  void aLinkTakesANodeFromItsMenu() {
    int before = graph().nodes().size();
    String link = "conv1.out>pool1.in";
    ROBOT.rightClickOn(Stand.middle(ROBOT, link));
    ROBOT.clickOn("Insert a node here…").write("batch").type(KeyCode.ENTER);
    assertThat(graph().nodes()).hasSize(before + 1);
    assertThat(graph().links()).noneMatch(l -> (l.from() + ">" + l.to()).equals(link));
  }

  @Test
  void aBlockIsFoundByItsFirstLettersAndPutIntoALinkWithRoomMade() {
    int before = graph().nodes().size();
    double was = graph().node(new NodeId("pool1")).at().x();
    ROBOT.rightClickOn(Stand.middle(ROBOT, "conv1.out>pool1.in"));
    ROBOT.clickOn("Insert a node here…").write("cbr").type(KeyCode.ENTER);

    assertThat(graph().nodes()).hasSize(before + 3);
    assertThat(stand.models().session.state().analysis().sound()).isTrue();
    assertThat(graph().node(new NodeId("pool1")).at().x()).isGreaterThan(was);
    ROBOT.interact(() -> Stand.editor(ROBOT).requestFocus());
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(graph().nodes()).hasSize(before);
  }

  @Test
  void aBlockIsAddedFromThePaletteByItsChineseInitials() {
    int before = graph().nodes().size();
    Stand.select(ROBOT, "pool2");
    ROBOT.push(KeyCode.CONTROL, KeyCode.E);
    ROBOT.write("cck").type(KeyCode.ENTER);
    assertThat(graph().nodes()).hasSize(before + 7);
    ROBOT.interact(() -> ROBOT.lookup("#palette-search").queryTextInputControl().clear());
  }

  @Test
  void aPresetSetsSeveralSettingsInOneStepOfUndo() {
    Graph before = graph();
    Stand.select(ROBOT, "conv1");
    ROBOT.clickOn("#presets").clickOn("7 × 7, half the size: the first layer");
    assertThat(graph().node(CONV).settings().text("padding")).isEqualTo("same");
    assertThat(graph().node(CONV).settings().wholes("stride")).containsExactly(2L, 2L);

    ROBOT.interact(() -> Stand.editor(ROBOT).requestFocus());
    ROBOT.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(graph()).isEqualTo(before);
  }

  @Test
  void wordsAreWrittenLargerAndTheStrongestContrastIsPutOn() {
    Label title = ROBOT.lookup("#document-title").queryAs(Label.class);
    double normal = title.getFont().getSize();
    ROBOT.interact(() -> stand.models().write(TextSize.LARGEST));
    assertThat(title.getFont().getSize()).isGreaterThan(1.4 * normal);
    ROBOT.interact(() -> stand.models().write(TextSize.NORMAL));
    assertThat(title.getFont().getSize()).isEqualTo(normal);

    ROBOT.interact(() -> stand.models().wear(Look.CONTRAST));
    assertThat(stand.models().theme.isDark()).isTrue();
    assertThat(title.getTextFill()).isEqualTo(Color.WHITE);
    ROBOT.interact(() -> stand.models().wear(Look.LIGHT));
  }

  @Test
  void nodesOfDifferentKindsChangeWhatTheyHaveInCommon() {
    Stand.select(ROBOT, "conv1", "dense2");
    assertThat(ROBOT.lookup("#differ").queryAs(Label.class).getText()).contains("Activation");
    ROBOT.interact(
        () -> {
          ComboBox<?> box = ROBOT.lookup("#parameter-activation").queryAs(ComboBox.class);
          box.requestFocus();
          box.getSelectionModel().select(3);
        });
    String chosen = graph().node(CONV).settings().text("activation");
    assertThat(chosen).isEqualTo(graph().node(new NodeId("dense2")).settings().text("activation"));
    assertThat(ROBOT.lookup("#differ").queryAs(Label.class).getText()).doesNotContain("Activation");
  }

  @Test
  void pastedWithLinksACopyTakesUpTheWiresThatCameIn() {
    Stand.select(ROBOT, "conv1");
    ROBOT.push(KeyCode.CONTROL, KeyCode.C);
    ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
    NodeId copy = stand.models().session.selectedProperty().get().iterator().next();
    assertThat(copy).isNotEqualTo(CONV);
    assertThat(graph().into(copy)).hasSize(graph().into(CONV).size());

    ROBOT.push(KeyCode.CONTROL, KeyCode.V);
    NodeId bare = stand.models().session.selectedProperty().get().iterator().next();
    assertThat(graph().into(bare)).isEmpty();
  }

  @Test
  void framesAndNotesAreCopiedToo() {
    ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
    ROBOT.push(KeyCode.CONTROL, KeyCode.ENTER);
    ROBOT.interact(() -> Stand.editor(ROBOT).selectAll());
    int nodes = graph().nodes().size();
    ROBOT.push(KeyCode.CONTROL, KeyCode.C);
    ROBOT.push(KeyCode.CONTROL, KeyCode.V);
    assertThat(graph().notes()).hasSize(2);
    assertThat(graph().nodes()).hasSize(2 * nodes);
  }

  @Test
  void theFlowchartIsWrittenAsSvgPdfAndPng() throws Exception {
    for (String format : List.of("svg", "pdf", "png")) {
      Path file = folder.resolve("flow." + format);
      stand.answers.add(file);
      ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
      ROBOT.write("picture: " + format).type(KeyCode.ENTER);
      WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> Files.isRegularFile(file));
    }
    assertThat(folder.resolve("flow.svg")).content().contains("<svg", "Conv2d");
    assertThat(Files.readAllBytes(folder.resolve("flow.pdf"))).startsWith('%', 'P', 'D', 'F');
    assertThat(Files.readAllBytes(folder.resolve("flow.png"))).startsWith(0x89, 'P', 'N', 'G');
  }

  @Test
  void aComputerWithoutAPrinterSaysSo() {
    ROBOT.push(KeyCode.CONTROL, KeyCode.P);
    assertThat(ROBOT.lookup(".notice").queryAs(Label.class).getText()).contains("printer");
  }

  @Test
  void aPrinterGetsOnePageThatLiesAsTheDrawingDoes() {
    stand.printer.there = true;
    try {
      ROBOT.push(KeyCode.CONTROL, KeyCode.P);

      assertThat(stand.printer.wide).isTrue();
      assertThat(stand.printer.ended).isTrue();
      assertThat(stand.printer.pages).hasSize(1);
      assertThat(stand.printer.pages.getFirst().getLayoutBounds().getWidth()).isBetween(300., 735.);

      // And one that takes no page is said to have failed.
      stand.printer.jams = true;
      ROBOT.push(KeyCode.CONTROL, KeyCode.P);
      assertThat(stand.printer.cancelled).isTrue();
      assertThat(ROBOT.lookup(".notice").queryAs(Label.class).getText())
          .isEqualTo(stand.models().words().text("print.failed"));
    } finally {
      stand.printer.there = false;
      stand.printer.jams = false;
    }
  }

  @Test
  void singleKeysOfTheCanvasAreChosenAnewAndConflictsTold() {
    // Given: the command of the canvas that draws a wire, in the list of keys.
    ROBOT.push(KeyCode.CONTROL, KeyCode.K);
    ROBOT.clickOn("#keys-search").write("draw a wire");
    Label hint = ROBOT.lookup("#keys-hint").queryAs(Label.class);

    // When: it is given a key that must stay, then one that another has beside the one it shows.
    ROBOT.type(KeyCode.TAB).type(KeyCode.ENTER).type(KeyCode.TAB);
    assertThat(hint.getText()).contains("always does the same");
    ROBOT.type(KeyCode.HOME);

    // Then: the loss is told, the canvas obeys at once, and the next start will.
    assertThat(hint.getText()).contains("Home").contains("Canvas: fit everything");
    KeyCombination home = KeyCombination.valueOf("Home");
    assertThat(Stand.editor(ROBOT).getKeys().action(home)).contains(KeyAction.CONNECT);
    assertThat(Stand.editor(ROBOT).getKeys().of(KeyAction.FIT)).isNotEmpty();
    assertThat(stand.models().remembered.get().keys())
        .containsEntry("canvasKey.connect", "Home")
        .doesNotContainKey("canvasKey.fit");

    ROBOT.clickOn("#keys-reset");
    ROBOT.type(KeyCode.ESCAPE);
    assertThat(Stand.editor(ROBOT).getKeys().action(home)).contains(KeyAction.FIT);
  }

  @Test
  void keysAreChosenAnewAndAtOnceAndForTheNextStart() {
    ROBOT.push(KeyCode.CONTROL, KeyCode.K);
    ROBOT.clickOn("#keys-search").write("tidy");
    ROBOT.type(KeyCode.TAB).type(KeyCode.ENTER);
    ROBOT.push(KeyCode.CONTROL, KeyCode.F); // Until now: find.
    assertThat(ROBOT.lookup("#keys-hint").queryAs(Label.class).getText()).contains("Find");
    ROBOT.type(KeyCode.ESCAPE);

    assertThat(stand.models().remembered.get().keys()).containsKeys("view.tidy", "edit.find");
    Graph before = graph();
    ROBOT.interact(() -> Stand.editor(ROBOT).requestFocus());
    ROBOT.push(KeyCode.CONTROL, KeyCode.F);
    try {
      WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !graph().equals(before));
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("the new keys did nothing", e);
    }
  }

  @Test
  void thePaletteKnowsEveryCommandWithItsMenu() {
    ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    ROBOT.write("look: dark").type(KeyCode.ENTER);
    assertThat(stand.models().theme.isDark()).isTrue();
    ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    ROBOT.write("look: light").type(KeyCode.ENTER);
    assertThat(stand.models().theme.isDark()).isFalse();

    ROBOT.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    ROBOT.write("minimap").type(KeyCode.ENTER);
    assertThat(Stand.editor(ROBOT).minimapVisibleProperty().get()).isFalse();
  }

  private Graph graph() {
    return stand.models().session.graph();
  }
}
