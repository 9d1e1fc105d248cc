package org.layerloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The README's first command, as the build has it. */
final class RunProfileTest {

  @Test
  void whereNoWindowCanOpenItTrainsTheSampleInTheTerminal() throws Exception {
    Document pom =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());
    NodeList found =
        (NodeList)
            XPathFactory.newDefaultInstance()
                .newXPath()
                .evaluate("//profile[id='run']//argument", pom, XPathConstants.NODESET);
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      arguments.add(found.item(i).getTextContent());
    }

    assertThat(arguments).containsExactly("open", "--or-train", "${sample}");
  }
}
