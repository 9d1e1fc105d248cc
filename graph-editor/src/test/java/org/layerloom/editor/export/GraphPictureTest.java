package org.layerloom.editor.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.layerloom.editor.GraphModel;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.Samples;
import org.layerloom.editor.paint.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.w3c.dom.Document;

@ExtendWith(ApplicationExtension.class)
class GraphPictureTest {
  @Start
  void start(Stage stage) {
    stage.show();
  }

  private static GraphPicture picture() {
    return new GraphPicture(Samples.flowchart(), Theme.plain(), Map.of());
  }

  @Test
  void theSvgIsXmlWithEveryTitleAsText(FxRobot robot) throws Exception {
    String[] svg = new String[1];
    robot.interact(() -> svg[0] = picture().toSvg(2));

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg[0].getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getElementsByTagName("text").getLength()).isGreaterThan(30);
    assertThat(document.getDocumentElement().getTextContent()).contains("CrossEntropy", "32×26×26");
  }

  @Test
  void whoeverHasNotTheIconsFontSeesTheIcons(FxRobot robot) {
    // Given a card whose icon is a letter that only an icon font has.
    GraphNode card = GraphNode.builder("a", "Tap").icon("\uE900").at(0, 0).build();
    GraphModel model = GraphModel.of(List.of(card), List.of());

    String[] svg = new String[1];
    robot.interact(() -> svg[0] = new GraphPicture(model, Theme.plain(), Map.of()).toSvg(1));

    // Then the file has its outline and not the letter.
    assertThat(svg[0]).doesNotContain("\uE900").contains("<path", ">Tap<");
  }

  @Test
  void aPageFillsTheRoomOfThePaperAndNoMore(FxRobot robot) {
    double[] size = new double[2];
    robot.interact(
        () -> {
          Node page = picture().page(734, 487);
          size[0] = page.getLayoutBounds().getWidth();
          size[1] = page.getLayoutBounds().getHeight();
        });

    assertThat(size[0]).isLessThanOrEqualTo(734.01);
    assertThat(size[1]).isLessThanOrEqualTo(487.01);
    assertThat(Math.max(size[0] / 734, size[1] / 487)).isGreaterThan(0.99);
  }

  @Test
  void thePdfHasOnePageWithADrawingOnIt(FxRobot robot) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    robot.interact(() -> picture().writePdf(bytes));

    try (PDDocument document = Loader.loadPDF(bytes.toByteArray())) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      BufferedImage page = new PDFRenderer(document).renderImage(0, 1);
      assertThat(colours(page)).isGreaterThan(50);
    }
  }

  @Test
  void thePngHasTheScaledSize(FxRobot robot) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    double[] width = new double[1];
    robot.interact(
        () -> {
          width[0] = picture().width();
          picture().writePng(3, bytes);
        });

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    // More than one tile wide: the seam must not show as another size.
    assertThat(image.getWidth()).isEqualTo((int) Math.ceil(width[0] * 3)).isGreaterThan(2048);
    assertThat(colours(image)).isGreaterThan(50);
  }

  @Test
  void aScaleThatMakesNoPictureIsRefused(FxRobot robot) {
    robot.interact(
        () -> {
          assertThatThrownBy(() -> picture().toSvg(0)).hasMessageContaining("scale");
          assertThatThrownBy(() -> picture().writePng(400, new ByteArrayOutputStream()))
              .hasMessageContaining("smaller scale");
        });
  }

  private static long colours(BufferedImage image) {
    return java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
        .map(i -> image.getRGB(i % image.getWidth(), Math.floorDiv(i, image.getWidth())))
        .distinct()
        .count();
  }
}
