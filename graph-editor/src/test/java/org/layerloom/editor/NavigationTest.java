package org.layerloom.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class NavigationTest {
  private final Rig rig = new Rig();

  @Start
  void start(Stage stage) {
    rig.start(stage, Samples.grid(120, 160));
  }

  @Test
  void theMiddleButtonPansAndSoDoesTheRightOne() {
    for (MouseButton button : new MouseButton[] {MouseButton.MIDDLE, MouseButton.SECONDARY}) {
      Viewport before = rig.editor.getViewport();
      Point2D from = rig.at(300, 180);
      rig.moveTo(from);
      rig.press(button);
      rig.glide(from, from.add(60, -30));
      rig.release(button);
      rig.settle();

      assertThat(rig.editor.getViewport()).isEqualTo(before.panned(60, -30));
      assertThat(rig.none(Gesture.ContextMenu.class)).isTrue();
    }
  }

  @Test
  void theWheelZoomsAndThePointUnderThePointerStays() {
    Point2D spot = rig.at(400, 200);
    rig.moveTo(spot);
    rig.scroll(3, VerticalDirection.UP);
    rig.settle();

    assertThat(rig.editor.getViewport().zoom()).isNotEqualTo(1);
    assertThat(rig.at(400, 200).distance(spot)).isCloseTo(0, within(1.0));
  }

  @Test
  void twoFingersOnATrackpadPan() {
    Viewport before = rig.editor.getViewport();
    rig.interact(
        () -> {
          // Only a trackpad announces what it is about to do.
          rig.editor.fireEvent(fingers(ScrollEvent.SCROLL_STARTED, 0, 0));
          rig.editor.fireEvent(fingers(ScrollEvent.SCROLL, -30, 12));
          rig.editor.fireEvent(fingers(ScrollEvent.SCROLL_FINISHED, 0, 0));
        });

    assertThat(rig.editor.getViewport()).isEqualTo(before.panned(-30, 12));
  }

  @Test
  void aWheelZoomsAgainAfterATrackpadWasUsed() {
    rig.interact(
        () -> {
          rig.editor.fireEvent(fingers(ScrollEvent.SCROLL_STARTED, 0, 0));
          rig.editor.fireEvent(fingers(ScrollEvent.SCROLL, -30, 12));
          rig.editor.fireEvent(fingers(ScrollEvent.SCROLL_FINISHED, 0, 0));
        });
    assertThat(rig.editor.getViewport().zoom()).isEqualTo(1);

    rig.moveTo(rig.at(400, 200));
    rig.scroll(3, VerticalDirection.UP);
    rig.settle();

    assertThat(rig.editor.getViewport().zoom()).isNotEqualTo(1);
  }

  private ScrollEvent fingers(EventType<ScrollEvent> type, double dx, double dy) {
    Point2D spot = rig.at(400, 200);
    Point2D local = rig.editor.localToScene(rig.editor.screenToLocal(spot));
    return new ScrollEvent(
        type,
        local.getX(),
        local.getY(),
        spot.getX(),
        spot.getY(),
        false,
        false,
        false,
        false,
        true,
        false,
        dx,
        dy,
        dx,
        dy,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        2,
        null);
  }

  @Test
  void aPinchZoomsAtThePointer() {
    Point2D spot = rig.at(400, 200);
    rig.interact(
        () -> {
          Point2D local = rig.editor.localToScene(rig.editor.screenToLocal(spot));
          rig.editor.fireEvent(
              new ZoomEvent(
                  ZoomEvent.ZOOM,
                  local.getX(),
                  local.getY(),
                  spot.getX(),
                  spot.getY(),
                  false,
                  false,
                  false,
                  false,
                  true,
                  false,
                  1.5,
                  1.5,
                  null));
        });

    assertThat(rig.editor.getViewport().zoom()).isEqualTo(1.5);
    assertThat(rig.at(400, 200).distance(spot)).isCloseTo(0, within(1.0));
  }

  @Test
  void fitShowsEverythingAndZoomToSelectionShowsThat() {
    rig.type(KeyCode.DIGIT1);
    assertThat(rig.editor.getViewport().zoom()).isLessThan(0.5);

    rig.interact(() -> rig.editor.selectAndReveal("n60"));
    rig.type(KeyCode.DIGIT2);
    assertThat(rig.editor.getViewport().zoom()).isEqualTo(1);
    assertThat(rig.ask(() -> rig.editor.boundsOnScreen("n60")).orElseThrow().getMinX())
        .isBetween(300.0, 500.0);
  }

  @Test
  void theMinimapShowsThePlaceThatIsPressed() {
    Node map = rig.editor.lookup(".graph-minimap");
    Point2D corner = rig.ask(() -> map.localToScreen(100, 70));
    rig.clickOn(corner);

    assertThat(rig.editor.getViewport().x()).isLessThan(-300);
    assertThat(rig.editor.getViewport().y()).isLessThan(-100);
    assertThat(rig.editor.getSelection()).isEqualTo(Selection.NONE);
  }

  @Test
  void theZoomBarsButtonsWork() {
    rig.clickOn(".graph-zoom-bar .graph-zoom-button");
    assertThat(rig.editor.getViewport().zoom()).isEqualTo(0.8);
    rig.clickOn(".graph-zoom-percent");
    assertThat(rig.editor.getViewport().zoom()).isEqualTo(1);
  }

  @Test
  void anotherModelKeepsTheViewAndDropsWhatIsGoneFromTheSelection() {
    rig.interact(
        () -> {
          rig.editor.setSelection(Selection.ofNodes(java.util.List.of("n5", "n119")));
          rig.editor.setModel(Samples.grid(100, 120));
        });

    assertThat(rig.editor.getSelection().nodes()).containsExactly("n5");
    assertThat(rig.editor.getViewport()).isEqualTo(Viewport.HOME);
  }
}
