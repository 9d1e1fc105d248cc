package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.GridView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.app.language.Language;
import org.layerloom.app.settings.Look;
import org.layerloom.network.Edit;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Value;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What is in the data is looked at before anything is learned. */
final class DataPaneTest {

  private static final FxRobot ROBOT = new FxRobot();
  private static final Path PICTURES = Path.of("target", "pictures");

  @TempDir private Path folder;
  private Stand stand;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(new FakeEngine(), folder);
    ROBOT.interact(stand::show);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void digitsStandInAGridAndOneIsWalkedTo() throws Exception {
    source(FewDigits.write(folder.resolve("digits"), 60, 20).toString());

    // when the data is asked for by its keys
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT6);
    Stand.until(() -> shown("#data-grid"));

    // then all that train are there, and the arrows walk from one to the next
    assertThat(text("#data-facts")).contains("57", "3", "20");
    assertThat(text("#data-range")).isEqualTo("1 to 57 of 57");
    ROBOT.interact(() -> ROBOT.lookup("#data-grid").query().requestFocus());
    ROBOT.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
    assertThat(text("#data-picked")).startsWith("Train part 2:");
    assertThat(stand.models().subject.specimenProperty().get()).isNotNull();

    // and only those of a class where one is chosen
    choose("#data-class", 3);
    Stand.until(() -> shown("#data-grid") && !text("#data-range").contains("57"));
    GridView<?> grid = ROBOT.lookup("#data-grid").queryAs(GridView.class);
    assertThat(grid.getItems()).isNotEmpty().hasSizeLessThan(20);
    picture("digits");
  }

  @Test
  void countsValuesAndDoublesAreTold() throws Exception {
    source(FewDigits.write(folder.resolve("digits"), 60, 20).toString());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT6);
    Stand.until(() -> shown("#data-grid"));

    aspect("CLASSES");
    TableView<?> classes = ROBOT.lookup("#data-classes").queryAs(TableView.class);
    assertThat(classes.getItems()).hasSize(10);
    picture("classes");
    aspect("VALUES");
    assertThat(ROBOT.lookup("#data-values").queryAs(TableView.class).getItems().size())
        .isEqualTo(1);
    picture("values");
    aspect("DOUBLES");
    assertThat(text("#data-doubles-text")).contains("No sample is there twice");
    picture("doubles");
  }

  @Test
  void aTableThatCannotBeLearnedFromIsShownWithWhatIsWrong() throws Exception {
    // given a table in which a value is missing
    StringBuilder rows = new StringBuilder("size,colour,bought\n");
    for (int i = 0; i < 400; i++) {
      rows.append(i == 20 ? "" : String.valueOf(i * 0.37)).append(i % 3 == 0 ? ",red," : ",blue,");
      rows.append(i % 2 == 0 ? "yes\n" : "no\n");
    }
    Path file = Files.writeString(folder.resolve("t.csv"), rows);
    source(file.toString());

    // when
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT6);
    Stand.until(() -> shown("#data-notice") && shown("#data-again"));

    // then row, column and repair are named, and the file is there to look at by pages
    assertThat(text("#data-notice")).contains("t.csv, line 22, column \"size\"", "bad=skip");
    Stand.until(() -> shown("#data-file"));
    assertThat(text("#data-range")).isEqualTo("1 to 200 of 400");
    ROBOT.interact(() -> ROBOT.lookup("#data-forth").queryButton().fire());
    Stand.until(() -> text("#data-range").equals("201 to 400 of 400"));
    picture("table");

    // and once it is mended and read again, there are samples
    Files.writeString(file, rows.toString().replace("\n,blue", "\n7,blue"));
    ROBOT.interact(() -> ROBOT.lookup("#data-again").queryButton().fire());
    Stand.until(() -> text("#data-facts").contains("test"));
    aspect("VALUES");
    assertThat(ROBOT.lookup("#data-values").queryAs(TableView.class).getItems().size())
        .isEqualTo(4);
    picture("columns");
  }

  @Test
  void textsShowTheirTokens() throws Exception {
    source("first-names");
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT6);
    Stand.until(() -> shown("#data-samples"));

    TableView<?> table = ROBOT.lookup("#data-samples").queryAs(TableView.class);
    Stand.until(() -> table.getItems().size() > 4);
    ROBOT.interact(() -> table.getSelectionModel().select(4));

    Stand.until(() -> ROBOT.lookup("#data-follow .token").queryAll().size() > 1);
    picture("names");
  }

  @Test
  void aFileThatIsGoneIsNamed() throws Exception {
    source("no/such/file.csv");

    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT6);

    Stand.until(() -> shown("#data-again"));
    assertThat(text("#data-notice")).contains("no/such/file.csv");
  }

  private void source(String source) {
    ROBOT.interact(
        () -> {
          Node data =
              stand.models().session.graph().nodes().values().stream()
                  .filter(node -> node.kind().equals("dataset"))
                  .findFirst()
                  .orElseThrow();
          NodeId id = data.id();
          stand
              .models()
              .session
              .edit(
                  new Edit.Configure(java.util.Set.of(id), "source", new Value.Text(source)),
                  Message.of("edit.rename"));
        });
  }

  private static void aspect(String name) {
    ROBOT.interact(
        () -> {
          ComboBox<Object> box = box("#data-aspect");
          box.setValue(
              box.getItems().stream()
                  .filter(it -> it.toString().equals(name))
                  .findFirst()
                  .orElseThrow());
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void choose(String id, int index) {
    ROBOT.interact(() -> box(id).getSelectionModel().select(index));
  }

  @SuppressWarnings("unchecked") // Only chosen from, whatever is in it.
  private static ComboBox<Object> box(String id) {
    return ROBOT.lookup(id).queryAs(ComboBox.class);
  }

  private static boolean shown(String id) {
    return ROBOT.lookup(id).tryQuery().filter(node -> node.isVisible()).isPresent();
  }

  private static String text(String id) {
    return ROBOT.lookup(id).queryAs(Label.class).getText();
  }

  /** In both looks and languages, for somebody to look at. */
  private void picture(String name) {
    if (!Boolean.getBoolean("layerloom.pictures")) {
      return;
    }
    for (String look : List.of("LIGHT", "DARK")) {
      ROBOT.interact(() -> stand.models().wear(Look.valueOf(look)));
      WaitForAsyncUtils.waitForFxEvents();
      save(name + "-" + look);
    }
  }

  private void save(String name) {
    ROBOT.interact(
        () -> {
          try {
            Pictures.write(
                (javafx.scene.layout.Region) stand.stage.getScene().getRoot(),
                stand.stage.getScene().getWidth(),
                stand.stage.getScene().getHeight(),
                PICTURES.resolve("data-" + name + ".png"));
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  /** Chinese is built anew by the window. */
  @Test
  void theSameInChinese() throws Exception {
    ROBOT.interact(() -> stand.models().speak(Language.CHINESE));
    source(FewDigits.write(folder.resolve("digits"), 60, 20).toString());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT6);
    Stand.until(() -> shown("#data-grid"));

    assertThat(text("#data-facts")).contains("训练");
    picture("chinese");
  }
}
