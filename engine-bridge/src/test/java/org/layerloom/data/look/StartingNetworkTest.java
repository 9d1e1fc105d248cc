package org.layerloom.data.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetSource;
import org.layerloom.data.Datasets;
import org.layerloom.network.Analyser;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;

/** What a file holds is recognised, and a network that fits it is drawn. */
final class StartingNetworkTest {

  @TempDir private Path folder;
  private final Datasets datasets = new Datasets(List.of(), Path.of(""));

  @Test
  void aTableIsRecognisedByItsColumns() throws Exception {
    Path file = write("t.csv", "species,size,colour\n" + "cat,3,red\ndog,5,blue\n".repeat(20));

    DataChoice choice = choice(file);

    // the column that is called so is the target, although it is not the last
    assertThat(choice.form()).isEqualTo(DataChoice.Form.TABLE);
    assertThat(choice.columns()).containsExactly("species", "size", "colour");
    assertThat(choice.target()).isEqualTo("species");
    assertThat(choice.source()).isEqualTo(file.toAbsolutePath() + "?target=species");
    assertThat(kinds(choice))
        .containsExactly(
            "dataset", "normalize", "dense", "dense", "dense", "crossEntropy", "train", "evaluate");
  }

  @Test
  void whatIsChosenStandsInTheSource() throws Exception {
    Path file = write("t.csv", "a,b,c\n" + "1,2,3.5\n4,5,6.25\n".repeat(20));

    DataChoice choice = choice(file).withTarget("b").withTest(0.3).withSkipBad(true);

    assertThat(choice.source()).endsWith("t.csv?target=b&test=0.3&bad=skip");
    assertThat(datasets.info(choice.source()).shape().testSize()).isEqualTo(12);
  }

  @Test
  void ofATableWithGapsBadRowsAreLeftOut() throws Exception {
    Path file = write("t.csv", "a,b\n" + "1,2.5\n".repeat(20) + "?,3\n");

    assertThat(choice(file).skipBad()).isTrue();
    assertThat(datasets.read(choice(file).source(), DatasetSource.Part.TRAIN).count())
        .isEqualTo(16);
    assertThat(kinds(choice(file))).contains("mse");
  }

  @Test
  void longTextsAreTexts() throws Exception {
    StringBuilder rows = new StringBuilder("review,stars\n");
    for (int i = 0; i < 300; i++) {
      rows.append("all about number ").append(i).append(i % 2 == 0 ? ",good\n" : ",bad\n");
    }

    DataChoice choice = choice(write("reviews.csv", rows.toString()));

    assertThat(choice.form()).isEqualTo(DataChoice.Form.TEXTS_IN_TABLE);
    assertThat(choice.text()).isEqualTo("review");
    assertThat(kinds(choice)).contains("embedding", "lstm", "crossEntropy");
  }

  @Test
  void usersAndItemsAreRatings() throws Exception {
    Path file = write("r.csv", "userId,movieId,rating,when\n" + "1,7,3.5,0\n2,9,4,1\n".repeat(20));

    DataChoice choice = choice(file);

    assertThat(choice.form()).isEqualTo(DataChoice.Form.RATINGS);
    assertThat(choice.source()).endsWith("?user=userId&item=movieId&target=rating");
    assertThat(kinds(choice)).contains("embedding", "flatten", "mse");
  }

  @Test
  void foldersOfPicturesGetConvolutions() throws Exception {
    for (String name : List.of("round", "square")) {
      Path each = Files.createDirectories(folder.resolve("pictures").resolve(name));
      for (int i = 0; i < 5; i++) {
        ImageIO.write(
            new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB),
            "png",
            each.resolve(i + ".png").toFile());
      }
    }

    DataChoice choice = choice(folder.resolve("pictures"));

    assertThat(choice.form()).isEqualTo(DataChoice.Form.PICTURES);
    assertThat(kinds(choice)).filteredOn("conv2d"::equals).hasSize(2);
  }

  @Test
  void foldersOfSoundsAreHeardAsPictures() throws Exception {
    AudioFormat format = new AudioFormat(8000, 16, 1, true, false);
    for (String name : List.of("yes", "no")) {
      Path each = Files.createDirectories(folder.resolve("sounds").resolve(name));
      for (int i = 0; i < 5; i++) {
        AudioSystem.write(
            new AudioInputStream(new ByteArrayInputStream(new byte[800]), format, 400),
            AudioFileFormat.Type.WAVE,
            each.resolve(i + ".wav").toFile());
      }
    }

    DataChoice choice = choice(folder.resolve("sounds")).withSeconds(0.5);

    assertThat(choice.form()).isEqualTo(DataChoice.Form.SOUNDS);
    assertThat(choice.source()).endsWith("sounds?seconds=0.5");
    assertThat(kinds(choice)).contains("melSpectrogram", "conv2d", "crossEntropy");
  }

  @Test
  void foldersOfTextsAreTexts() throws Exception {
    for (String name : List.of("good", "bad")) {
      Path each = Files.createDirectories(folder.resolve("texts").resolve(name));
      for (int i = 0; i < 5; i++) {
        Files.writeString(each.resolve(i + ".txt"), name + " text " + i);
      }
    }

    DataChoice choice = choice(folder.resolve("texts"));

    assertThat(choice.form()).isEqualTo(DataChoice.Form.TEXTS);
    assertThat(kinds(choice)).contains("embedding", "lstm");
  }

  @Test
  void whatIsNoDataIsSaid() throws Exception {
    Path file = write("song.mp3", "no data");
    Path empty = Files.createDirectories(folder.resolve("empty"));

    assertThatThrownBy(() -> choice(file)).isInstanceOf(DataException.class);
    assertThatThrownBy(() -> choice(empty)).isInstanceOf(DataException.class);
  }

  private DataChoice choice(Path path) throws DataException {
    return DataChoice.of(path, () -> false);
  }

  /** The kinds in their order; nothing is wrong with what was drawn. */
  private List<String> kinds(DataChoice choice) throws DataException {
    DataSummary summary =
        new DataLook(datasets, choice.source(), train -> new long[0]).summary(() -> false);
    Graph graph =
        StartingNetwork.of(Catalogue.standard(), choice.source(), summary.info(), summary.values());
    Analysis analysis = Analyser.analyse(graph, Catalogue.standard(), datasets);
    assertThat(analysis.problems()).isEmpty();
    return graph.nodes().values().stream()
        .sorted(
            java.util.Comparator.<org.layerloom.network.Node>comparingDouble(n -> n.at().y())
                .thenComparingDouble(n -> n.at().x()))
        .map(node -> node.kind())
        .toList();
  }

  private Path write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }
}
