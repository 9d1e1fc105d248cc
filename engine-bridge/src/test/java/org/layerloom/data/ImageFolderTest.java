package org.layerloom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.network.Shape;

class ImageFolderTest {

  private static final int RED = 0xff_20_10;
  private static final int BLUE = 0x01_02_f0;

  @TempDir Path folder;

  @Test
  void aSubFolderAClassBecomesADataset() throws Exception {
    picturesOf("cat", RED, 10, 4, 3);
    picturesOf("dog", BLUE, 10, 4, 3);
    Datasets datasets = new Datasets(List.of(), folder);

    DatasetInfo info = datasets.info("pets");
    assertThat(info.classNames()).containsExactly("cat", "dog");
    assertThat(info.shape().features().shape()).isEqualTo(Shape.of(3, 3, 4));
    assertThat(info.shape().trainSize()).isEqualTo(16);
    assertThat(info.shape().testSize()).isEqualTo(4);

    Samples train = datasets.read("pets", Part.TRAIN);
    for (int i = 0; i < train.count(); i++) {
      int colour = train.labels().getLong(i * 8) == 0 ? RED : BLUE;
      assertThat(train.features().get(i * 36) & 0xff).isEqualTo(colour >> 16);
      assertThat(train.features().get(i * 36 + 12) & 0xff).isEqualTo(colour >> 8 & 0xff);
      assertThat(train.features().get(i * 36 + 24) & 0xff).isEqualTo(colour & 0xff);
    }
  }

  @Test
  void greyPicturesKeepTheirGreys() throws Exception {
    for (String name : List.of("a", "b")) {
      BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
      grey.getRaster().setSample(0, 0, 0, 77);
      save(grey, name, "1.png");
    }
    Datasets datasets = new Datasets(List.of(), folder);

    assertThat(datasets.info("pets?test=0").shape().features().shape())
        .isEqualTo(Shape.of(1, 1, 2));
    assertThat(datasets.read("pets?test=0", Part.TRAIN).features().get(0)).isEqualTo((byte) 77);
    assertThat(datasets.read("pets?test=0&colour=rgb", Part.TRAIN).features().get(2))
        .isEqualTo((byte) 77);
  }

  @Test
  void thePublishersSplitIsKept() throws Exception {
    picturesOf("train/cat", RED, 3, 2, 2);
    picturesOf("train/dog", RED, 4, 2, 2);
    picturesOf("test/dog", RED, 2, 2, 2);
    Datasets datasets = new Datasets(List.of(), folder);

    assertThat(datasets.info("pets").shape().trainSize()).isEqualTo(7);
    assertThat(datasets.read("pets", Part.TEST).labels().getLong(0)).isEqualTo(1);
  }

  @Test
  void picturesOfOtherSizesAreNamedScaledOrLeftOut() throws Exception {
    picturesOf("cat", RED, 3, 4, 4);
    picturesOf("dog", BLUE, 3, 4, 4);
    save(picture(RED, 9, 7), "dog", "z.png");
    Datasets datasets = new Datasets(List.of(), folder);

    assertThat(Refusals.words(() -> datasets.read("pets?test=0", Part.TRAIN)))
        .contains("z.png is 9×7 pixels, but the first picture is 4×4. Add the option size=4x4");
    assertThat(datasets.read("pets?test=0&bad=skip", Part.TRAIN).count()).isEqualTo(6);
    Samples scaled = datasets.read("pets?test=0&size=2x3", Part.TRAIN);
    assertThat(scaled.count()).isEqualTo(7);
    assertThat(scaled.featureShape()).isEqualTo(Shape.of(3, 2, 3));
    assertThat(scaled.features().get(0) & 0xff).isEqualTo(0xff);
  }

  @Test
  void damagedPicturesAreNamedOrLeftOut() throws Exception {
    picturesOf("cat", RED, 3, 8, 8);
    picturesOf("dog", BLUE, 3, 8, 8);
    Path whole = folder.resolve("pets/cat/0.png");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("pets/dog/cut.png");
    Datasets datasets = new Datasets(List.of(), folder);

    // the last bytes are end marks and check sums: up to there, pixels are missing
    for (int length = 1; length < bytes.length - 24; length += 3) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThat(Refusals.words(() -> datasets.read("pets?test=0", Part.TRAIN)))
          .as("cut at %d", length)
          .contains("cut.png")
          .contains("bad=skip");
    }
    assertThat(datasets.read("pets?test=0&bad=skip", Part.TRAIN).count()).isEqualTo(6);
  }

  @Test
  void aPhotographThatWasCutOffIsNamedToo() throws Exception {
    picturesOf("cat", RED, 1, 16, 16);
    picturesOf("dog", BLUE, 1, 16, 16);
    Path photograph = folder.resolve("pets/dog/cut.jpg");
    ImageIO.write(picture(RED, 16, 16), "jpg", photograph.toFile());
    byte[] bytes = Files.readAllBytes(photograph);
    Files.write(photograph, Arrays.copyOf(bytes, bytes.length - 6));

    assertThat(
            Refusals.words(() -> new Datasets(List.of(), folder).read("pets?test=0", Part.TRAIN)))
        .contains("cut.jpg is damaged or cut off");
  }

  @Test
  void fiftyThousandPixelsSquareAreNotDecoded() throws Exception {
    picturesOf("cat", RED, 1, 8, 8);
    picturesOf("dog", BLUE, 1, 8, 8);
    byte[] bytes = Files.readAllBytes(folder.resolve("pets/cat/0.png"));
    java.nio.ByteBuffer.wrap(bytes).putInt(16, 50_000).putInt(20, 50_000);
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(bytes, 12, 17);
    java.nio.ByteBuffer.wrap(bytes).putInt(29, (int) crc.getValue());
    Files.write(folder.resolve("pets/dog/bomb.png"), bytes);
    Datasets datasets = new Datasets(List.of(), folder);

    assertThat(Refusals.words(() -> datasets.read("pets?test=0&size=8x8", Part.TRAIN)))
        .contains("bomb.png declares 50000×50000 pixels; at most 50 million are read");
  }

  @Test
  void aFourthChannelAmongThreeIsNamed() throws Exception {
    picturesOf("cat", RED, 2, 4, 4);
    picturesOf("dog", BLUE, 2, 4, 4);
    save(new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB), "dog", "clear.png");
    Datasets datasets = new Datasets(List.of(), folder);

    assertThat(Refusals.words(() -> datasets.read("pets?test=0", Part.TRAIN)))
        .contains("clear.png has a transparency channel");
    assertThat(datasets.read("pets?test=0&bad=skip", Part.TRAIN).count()).isEqualTo(4);
  }

  @Test
  void oneClassOnlyAndEmptyFoldersAreSaid() throws Exception {
    picturesOf("cat", RED, 2, 4, 4);
    Datasets datasets = new Datasets(List.of(), folder);
    assertThat(Refusals.words(() -> datasets.info("pets"))).contains("one class only, \"cat\"");

    Files.createDirectories(folder.resolve("pets/dog"));
    assertThat(Refusals.words(() -> datasets.info("pets?test=0"))).contains("holds no pictures");

    Files.createDirectories(folder.resolve("nothing"));
    assertThat(Refusals.words(() -> datasets.info("nothing"))).contains("is no dataset");
  }

  private void picturesOf(String name, int colour, int count, int width, int height)
      throws IOException {
    for (int i = 0; i < count; i++) {
      save(picture(colour, width, height), name, i + ".png");
    }
  }

  private static BufferedImage picture(int colour, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, colour);
    }
    return image;
  }

  private void save(BufferedImage image, String name, String file) throws IOException {
    Path place = Files.createDirectories(folder.resolve("pets").resolve(name));
    ImageIO.write(image, "png", place.resolve(file).toFile());
  }
}
