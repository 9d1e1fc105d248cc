package org.layerloom.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerloom.data.Datasets;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Node;
import org.layerloom.project.ProjectFile;
import org.layerloom.project.ProjectSchema;
import org.layerloom.subnet.Network;

class SampleProjectTest {

  private static final Path SOURCES = Path.of("src/main/resources/org/layerloom/samples/projects");

  static List<SampleProject> all() {
    return SampleProject.list();
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingStandsInTheWayOfTrainingIt(SampleProject sample) {
    Analysis analysis = analyse(sample);

    assertThat(analysis.problems()).isEmpty();
    assertThat(analysis.outputs().keySet()).isEqualTo(sample.document().graph().nodes().keySet());
  }

  @ParameterizedTest
  @CsvSource({
    "mnist-cnn, 225034",
    "mnist-cnn-dropout, 3241354",
    "mnist-cnn-small, 93322",
    "mnist-residual, 14346",
    "mnist-halves, 81386",
    "names-lstm, 26146",
    "recommender, 4509",
    "points-mlp, 41",
    "by-hand-2-3, 9",
    "by-hand-3-6, 9",
    "logistic-regression, 3",
    "iris-mlp, 131",
  })
  void hasTheParametersThatPaperAndPencilGive(String id, long parameters) {
    assertThat(analyse(SampleProject.find(id).orElseThrow()).total().parameters())
        .isEqualTo(parameters);
  }

  /** With {@code -Dsamples=write} it writes them as they should be. */
  @ParameterizedTest
  @MethodSource("all")
  void itsFileIsAsLayerloomWouldSaveIt(SampleProject sample) throws IOException {
    Path file = SOURCES.resolve(sample.id() + ProjectFile.EXTENSION);
    String text = ProjectFile.text(sample.document());
    if ("write".equals(System.getProperty("samples"))) {
      Files.writeString(file, text);
    }

    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @ParameterizedTest
  @MethodSource("all")
  void itsFileFollowsTheSchema(SampleProject sample) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(ProjectSchema.of(Catalogue.standard()));

    assertThat(schema.validate(ProjectFile.text(sample.document()), InputFormat.JSON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  void itsCardsStandApart(SampleProject sample) {
    List<Node> nodes = List.copyOf(sample.document().graph().nodes().values());
    for (int i = 0; i < nodes.size(); i++) {
      for (Node other : nodes.subList(i + 1, nodes.size())) {
        double dx = Math.abs(nodes.get(i).at().x() - other.at().x());
        double dy = Math.abs(nodes.get(i).at().y() - other.at().y());
        assertThat(dx >= 200 || dy >= 100).as(nodes.get(i).id() + " and " + other.id()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void saysWhatItIsInBothLanguages(SampleProject sample) {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      assertThat(sample.title(locale)).isNotBlank();
      assertThat(sample.notes(locale)).isNotBlank();
      assertThat(sample.printed(locale)).isNotBlank();
      assertThat(sample.measured(locale)).isNotBlank();
      assertThat(sample.time(locale)).isNotBlank();
      assertThat(sample.document(locale).name()).isEqualTo(sample.title(locale));
    }
    assertThat(sample.notes(Locale.SIMPLIFIED_CHINESE)).isNotEqualTo(sample.notes(Locale.ENGLISH));
    assertThat(sample.document(Locale.ENGLISH).name()).isEqualTo(sample.document().name());
  }

  @Test
  void oneThatIsNotThereIsNotFound() {
    assertThat(SampleProject.find("mnist-rnn")).isEmpty();
    assertThat(SampleProject.find("mnist-cnn")).isPresent();
  }

  private static Analysis analyse(SampleProject sample) {
    Network network = sample.document().network();
    return Analyser.analyse(
        network.graph(), network.catalogue(Catalogue.standard()), Datasets.installed());
  }
}
