package org.layerloom.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.network.Shape;

class CifarFolderTest {

  private static final int RECORD = 3073;

  @TempDir Path folder;

  @Test
  void batchesFollowEachOther() throws Exception {
    // given two batches and a test batch, as they are published, in the folder above
    write("data_batch_1.bin", 3, 7);
    write("data_batch_2.bin", 9);
    write("test_batch.bin", 0);
    Files.writeString(
        batches().resolve("batches.meta.txt"),
        "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
    Datasets datasets = new Datasets(List.of(), folder);

    DatasetInfo info = datasets.info("cifar");
    assertThat(info.classNames()).startsWith("airplane").endsWith("truck").hasSize(10);
    assertThat(info.shape().trainSize()).isEqualTo(3);
    assertThat(info.shape().features().shape()).isEqualTo(Shape.of(3, 32, 32));

    Samples train = datasets.read("cifar", Part.TRAIN);
    assertThat(train.labels().getLong(16)).isEqualTo(9);
    assertThat(train.features().get(2 * 3072 + 5)).isEqualTo((byte) (9 + 5));
    assertThat(datasets.read("cifar", Part.TEST).count()).isEqualTo(1);
  }

  @Test
  void ofAHundredClassesTheFineOneCounts() throws Exception {
    // given CIFAR-100: the coarse class stands before the fine one
    Path own = Files.createDirectories(folder.resolve("cifar/cifar-100-binary"));
    byte[] record = new byte[RECORD + 1];
    record[0] = 19;
    record[1] = 99;
    record[2] = 42;
    Files.write(own.resolve("train.bin"), record);
    Files.write(own.resolve("test.bin"), record);
    Files.writeString(own.resolve("fine_label_names.txt"), "aquarium_fish\n".repeat(100));
    Datasets datasets = new Datasets(List.of(), folder);

    assertThat(datasets.info("cifar").classNames()).hasSize(100).contains("aquarium fish");
    Samples train = datasets.read("cifar", Part.TRAIN);
    assertThat(train.classes()).isEqualTo(100);
    assertThat(train.labels().getLong(0)).isEqualTo(99);
    assertThat(train.features().get(0)).isEqualTo((byte) 42);
  }

  @Test
  void aFileThatWasCutOffIsRefused() throws Exception {
    write("data_batch_1.bin", 3);
    Path file = batches().resolve("data_batch_1.bin");
    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), RECORD - 1));

    assertThat(Refusals.words(() -> new Datasets(List.of(), folder).info("cifar")))
        .contains("data_batch_1.bin is 3,072 bytes long")
        .contains("records of 3,073 bytes");
  }

  @Test
  void aClassThatThereIsNotIsNamed() throws Exception {
    write("data_batch_1.bin", 3, 10);

    assertThat(Refusals.words(() -> new Datasets(List.of(), folder).read("cifar", Part.TRAIN)))
        .contains("data_batch_1.bin: sample 2 has the class 10, but classes go from 0 to 9");
  }

  private Path batches() throws IOException {
    return Files.createDirectories(folder.resolve("cifar/cifar-10-batches-bin"));
  }

  private void write(String name, int... labels) throws IOException {
    byte[] bytes = new byte[labels.length * RECORD];
    for (int i = 0; i < labels.length; i++) {
      bytes[i * RECORD] = (byte) labels[i];
      for (int p = 0; p < RECORD - 1; p++) {
        bytes[i * RECORD + 1 + p] = (byte) (labels[i] + p);
      }
    }
    Files.write(batches().resolve(name), bytes);
  }
}
