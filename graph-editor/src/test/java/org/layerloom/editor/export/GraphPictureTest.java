package org.layerloom.editor.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
