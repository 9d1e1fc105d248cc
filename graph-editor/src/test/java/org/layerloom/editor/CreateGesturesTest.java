package org.layerloom.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class CreateGesturesTest {
  private final Rig rig = new Rig();

  @Start
  void start(Stage stage) {
    GraphNode a = GraphNode.builder("a", "A").at(60, 160).output("out", "flow").build();
    GraphNode b =
        GraphNode.builder("b", "B").at(420, 160).input("in", "in").output("raw", "raw").build();
    rig.start(
        stage,
        GraphModel.of(
            List.of(a, b),
            List.of(GraphLink.of("ab", new PortRef("a", "out"), new PortRef("b", "in"), "7"))));
  }

  @Test
  void doubleClickOnTheCanvasSearchesByLettersInOrderAndEnterCreates() {
    rig.doubleClickOn(rig.at(300, 400));
    rig.write("rst");
    rig.type(KeyCode.ENTER);

    Gesture.Create create = rig.last(Gesture.Create.class);
    assertThat(create.template()).isEqualTo("roast");
    assertThat(create.wire()).isNull();
    assertThat(create.at().distance(300, 400)).isLessThan(2);
  }

  @Test
  void theSearchFindsChineseNamesWhileEnglishIsShown() {
    rig.doubleClickOn(rig.at(300, 400));
    rig.interact(() -> field().setText("切片"));
    rig.type(KeyCode.ENTER);

    assertThat(rig.last(Gesture.Create.class).template()).isEqualTo("slice");
  }

  @Test
  void escapeClosesTheSearchAndTheCanvasHasTheFocusAgain() {
    rig.type(KeyCode.SPACE);
    assertThat(rig.editor.lookupAll(".graph-finder")).isNotEmpty();

    rig.type(KeyCode.ESCAPE);
    assertThat(rig.editor.lookupAll(".graph-finder")).isEmpty();
    assertThat(rig.editor.isFocused()).isTrue();
    assertThat(rig.gestures).isEmpty();
  }

  @Test
  void aWireDroppedOnEmptyCanvasOffersWhatFitsAndConnectsIt() {
    rig.drag(rig.at(204, 194), rig.at(300, 400));
    rig.type(KeyCode.DOWN);
    rig.type(KeyCode.ENTER);

    Gesture.Create create = rig.last(Gesture.Create.class);
    assertThat(create.wire()).isEqualTo(new PortRef("a", "out"));
  }

  @Test
  void withNothingToOfferTheDroppedWireIsReported() {
    rig.drag(rig.at(564, 194), rig.at(600, 400));

    assertThat(rig.last(Gesture.WireDropped.class).from()).isEqualTo(new PortRef("b", "raw"));
  }

  @Test
  void aTemplateCarriedFromThePaletteIsCreatedWhereItIsDropped() {
    carryTo(rig.at(300, 420));

    Gesture.Create create = rig.last(Gesture.Create.class);
    assertThat(create.template()).isEqualTo("grate");
    assertThat(create.at().distance(300, 420)).isLessThan(3);
  }

  @Test
  void aTemplateDroppedOnAWireIsPutIntoIt() {
    carryTo(rig.at(310, 192));

    assertThat(rig.last(Gesture.CreateOnLink.class).link()).isEqualTo("ab");
    assertThat(rig.editor.getModel().links()).hasSize(2);
  }

  @Test
  void aWireThatRefusesTheTemplateSaysWhyAndTheNodeLandsBesideIt() {
    rig.interact(
        () ->
            rig.editor.setConnectionRule(
                new ConnectionRule() {
                  @Override
                  public Verdict check(PortRef from, PortRef to) {
                    return Verdict.allowed();
                  }

                  @Override
                  public Verdict checkTemplateOnLink(String template, String link) {
                    return Verdict.refused("not here");
                  }
                }));
    carryTo(rig.at(310, 192));

    assertThat(rig.none(Gesture.CreateOnLink.class)).isTrue();
    assertThat(rig.last(Gesture.Create.class).template()).isEqualTo("grate");
  }

  @Test
  void aTemplateDroppedOutsideTheEditorIsForgotten() {
    Point2D start = rig.ask(() -> rig.palette.localToScreen(20, 10));
    rig.moveTo(start);
    rig.press(MouseButton.PRIMARY);
    rig.glide(start, start.add(60, 2));
    rig.release(MouseButton.PRIMARY);
    rig.settle();

    assertThat(rig.gestures).isEmpty();
  }

  private void carryTo(Point2D to) {
    Point2D start = rig.ask(() -> rig.palette.localToScreen(20, 10));
    rig.moveTo(start);
    rig.press(MouseButton.PRIMARY);
    rig.glide(start, to);
    rig.release(MouseButton.PRIMARY);
    rig.settle();
  }

  private TextField field() {
    return (TextField) rig.editor.lookup(".graph-finder-field");
  }

  @Test
  void theSearchForAWireOffersWhatIsLetInAndPutsItThere() {
    String link = rig.ask(() -> rig.editor.getModel().links().getFirst().id());
    rig.interact(
        () ->
            rig.editor.setConnectionRule(
                new ConnectionRule() {
                  @Override
                  public Verdict check(PortRef from, PortRef to) {
                    return Verdict.allowed();
                  }

                  @Override
                  public Verdict checkTemplateOnLink(String template, String wire) {
                    return template.equals("grate")
                        ? Verdict.allowed()
                        : Verdict.refused("only a grater");
                  }
                }));
    rig.interact(() -> rig.editor.openSearchOnLink(link, new Point2D(310, 192)));
    rig.type(KeyCode.ENTER);

    Gesture.CreateOnLink created = rig.last(Gesture.CreateOnLink.class);
    assertThat(created.template()).isEqualTo("grate");
    assertThat(created.link()).isEqualTo(link);
  }
}
