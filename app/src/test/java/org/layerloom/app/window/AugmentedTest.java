package org.layerloom.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.engine.LayerloomEngine;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.Link;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.Value;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Before anything is trained, a picked picture shows what augmentation will make of it. */
@Timeout(120)
final class AugmentedTest {

  private static final FxRobot ROBOT = new FxRobot();

  @TempDir private Path folder;

  // Opened before each test, which NullAway cannot know.
  @SuppressWarnings("NullAway.Init")
  private Stand stand;

  @BeforeEach
  void open() throws Exception {
    stand = Stand.open(new EngineProcess(LayerloomEngine.command()), folder);
    ROBOT.interact(stand::show);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close() {
    stand.close();
  }

  @Test
  void sixDrawsOfAPickedDigitAreShownAndTheyDiffer() throws Exception {
    // given a flowchart that turns its digits while it trains
    Path digits = FewDigits.write(folder.resolve("digits"), 60, 20);
    ROBOT.interact(
        () -> {
          var session = stand.models().session;
          session.edit(
              new Edit.Configure(
                  Set.of(new NodeId("data")), "source", new Value.Text(digits.toString())),
              Message.of("edit.rename"));
          Link first =
              session.graph().outOf(new NodeId("data")).stream()
                  .filter(it -> it.from().port().equals("features"))
                  .findFirst()
                  .orElseThrow();
          session.edit(
              new Edit.Insert(
                  first,
                  new org.layerloom.network.Node(
                      new NodeId("turn"),
                      "randomAffine",
                      new Point(0, -160),
                      Catalogue.standard()
                          .kind("randomAffine")
                          .initialSettings()
                          .with("degrees", new Value.Real(40)))),
              Message.of("edit.rename"));
        });

    // when a digit is picked in the data pane
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT6);
    Stand.until(() -> ROBOT.lookup("#data-grid").tryQuery().filter(Node::isVisible).isPresent());
    ROBOT.interact(() -> ROBOT.lookup("#data-grid").query().requestFocus());
    ROBOT.push(KeyCode.RIGHT);

    // then six pictures of it come, though nothing is trained yet
    Stand.until(() -> draws().size() == 6);
    assertThat(draws().stream().map(AugmentedTest::pixels).distinct().count()).isEqualTo(6);
    stand.picture("augmented");
  }

  private static List<Node> draws() {
    return ROBOT
        .lookup("#data-draws")
        .tryQuery()
        .map(it -> ((FlowPane) it).getChildren())
        .map(List::copyOf)
        .orElse(List.of());
  }

  private static int pixels(Node node) {
    int[] sum = {0};
    ROBOT.interact(
        () -> {
          var image = node.snapshot(null, null);
          for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
              sum[0] = 31 * sum[0] + image.getPixelReader().getArgb(x, y);
            }
          }
        });
    return sum[0];
  }
}
