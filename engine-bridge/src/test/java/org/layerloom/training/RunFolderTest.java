package org.layerloom.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;

class RunFolderTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 23, 5, 1, 22);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T05:01:22.5Z"));

  @TempDir Path runs;

  private RunWriter writer(Path where) throws RunException {
    return RunWriter.create(
        where, "MNIST", "{}", OptionalLong.of(7), 2, Map.of("java", "25"), CLOCK);
  }

  private static void step(RunWriter writer, long step, double loss) {
    writer.accept(
        new TrainingEvent.Progress(
            List.of(new TrainingEvent.Step(step, step / 2.0, loss, 0.5)), 100, 1));
  }

  private static void epoch(RunWriter writer, int epoch) {
    writer.accept(new TrainingEvent.EpochDone(epoch, 0.5, 0.75, 0.25, Double.NaN, 2));
  }

  private static TrainingEvent.Measured measured(long step) {
    return new TrainingEvent.Measured(
        step,
        step / 2.0,
        0.1 / (step + 1),
        100,
        Double.NaN,
        List.of(
            new TrainingEvent.Sizes(new NodeId("conv1"), 0.5, 1 / 3.0, 1e-9),
            new TrainingEvent.Sizes(new NodeId("block/out"), step, 2, 3)));
  }

  private RunFolder finished() throws Exception {
    try (RunWriter writer = writer(runs)) {
      Path path = writer.folder().path();
      writer.accept(new TrainingEvent.Started(path, "cpu", 99, 2, 2, "accuracy"));
      for (int step = 0; step < 4; step++) {
        step(writer, step, 1.0 / (step + 1));
        writer.accept(measured(step));
        if (step % 2 == 1) {
          epoch(writer, step / 2 + 1);
        }
      }
      writer.accept(new TrainingEvent.Finished(false, 2, 0.125, 0.875, 1000, 3, path));
      return writer.folder();
    }
  }

  @Test
  void namesTellTimeAndProjectAndAreSafeOnEverySystem() throws Exception {
    assertThat(RunFolder.create(runs, "mnist-cnn", NOW).id())
        .isEqualTo("2026-11-23_05-01-22-mnist-cnn");
    assertThat(RunFolder.create(runs, "手写 数字?", NOW).id()).endsWith("-手写-数字");
    assertThat(RunFolder.create(runs, "../../etc/passwd", NOW).id()).endsWith("-etc-passwd");
    assertThat(RunFolder.create(runs, "<>:\"|*", NOW).id()).endsWith("-run");
    assertThat(RunFolder.create(runs, "𠀀".repeat(500), NOW).path()).isDirectory();
    try (Stream<Path> made = Files.list(runs)) {
      assertThat(made).hasSize(5);
    }
  }

  @Test
  void twoRunsInOneSecondGetTwoFolders() throws Exception {
    RunFolder first = RunFolder.create(runs, "a", NOW);
    RunFolder second = RunFolder.create(runs, "a", NOW);

    assertThat(second.id()).isEqualTo(first.id() + "-2");
  }

  @Test
  void whatWasWrittenIsRead() throws Exception {
    RunFolder folder = finished();

    RunSummary run = RunReader.summary(folder);
    assertThat(run)
        .isEqualTo(
            new RunSummary(
                folder,
                "MNIST",
                RunStatus.FINISHED,
                CLOCK.instant(),
                CLOCK.instant(),
                OptionalLong.of(7),
                new RunSummary.Setup("cpu", 2, 99, 2, 2, "accuracy"),
                Map.of("java", "25"),
                new RunSummary.Results(2, 0.125, 0.875, 1000, 3),
                null,
                List.of()));
    Curves curves = RunReader.curves(folder);
    assertThat(curves.missing()).isEmpty();
    assertThat(curves.steps().loss()).containsExactly(1, 1 / 2.0, 1 / 3.0, 1 / 4.0);
    assertThat(curves.epochs())
        .containsExactly(
            new Curves.Epoch(1, 0.5, 0.75, 0.25, Double.NaN, 2, 0),
            new Curves.Epoch(2, 0.5, 0.75, 0.25, Double.NaN, 2, 0));
    assertThat(Files.readString(folder.project())).isEqualTo("{}");
  }

  @Test
  void whatWasMeasuredIsReadByNode() throws Exception {
    Measures measures = RunReader.measures(finished());

    assertThat(measures.missing()).isEmpty();
    assertThat(measures.rows())
        .extracting(Measures.Row::measured)
        .containsExactly(measured(0), measured(1), measured(2), measured(3));
  }

  @Test
  void measuresCutOffAtAnyByteOpenAndARunGoesOnBehindThem() throws Exception {
    RunFolder folder = finished();
    byte[] whole = Files.readAllBytes(folder.measures());
    for (int length = 0; length < whole.length; length++) {
      Files.write(folder.measures(), Arrays.copyOf(whole, length));
      int before = RunReader.measures(folder).rows().size();
      assertThat(before).isLessThanOrEqualTo(4);
      // Whatever is left, rows that come later are found under their heading.
      try (CsvTable table = new CsvTable(folder.measures(), Measures.heading(measured(9)))) {
        table.row(9, Measures.row(measured(9), 1));
      }
      assertThat(RunReader.measures(folder).rows())
          .as("cut at %d", length)
          .hasSize(before + 1)
          .last()
          .isEqualTo(new Measures.Row(measured(9), 1));
    }
  }

  @Test
  void everyFileCutOffAtAnyByteOpensAndSaysSo() throws Exception {
    RunFolder folder = finished();
    for (Path file : List.of(folder.steps(), folder.epochs(), folder.summary())) {
      byte[] whole = Files.readAllBytes(file);
      for (int length = 0; length < whole.length; length++) {
        Files.write(file, Arrays.copyOf(whole, length));

        Curves curves = RunReader.curves(folder);
        RunSummary run = RunReader.summary(folder);

        double[] all = {1, 1 / 2.0, 1 / 3.0, 1 / 4.0};
        int count = curves.steps().count();
        assertThat(curves.steps().loss()).isEqualTo(Arrays.copyOf(all, count));
        // A summary that only lacks its last line end lacks nothing.
        if (!file.equals(folder.summary()) || length < whole.length - 1) {
          List<Message> said = new ArrayList<>(curves.missing());
          said.addAll(run.missing());
          assertThat(said).as("%s cut at %d", file.getFileName(), length).isNotEmpty();
        }
      }
      Files.write(file, whole);
    }
  }

  @Test
  void aFolderWithoutAnyFileOpens() throws Exception {
    RunFolder folder = RunFolder.create(runs, "empty", NOW);

    assertThat(RunReader.summary(folder).status()).isEqualTo(RunStatus.UNKNOWN);
    assertThat(RunReader.summary(folder).missing()).hasSize(1);
    assertThat(RunReader.curves(folder).missing()).hasSize(2);
  }

  @Test
  void damagedLinesAreCountedAndTheOthersRead() throws Exception {
    RunFolder folder = finished();
    String damaged = Files.readString(folder.steps()).replace("1,0.5,0.5", "1,0.5,0.x");
    Files.writeString(folder.steps(), damaged);

    Curves curves = RunReader.curves(folder);
    assertThat(curves.steps().step()).containsExactly(0, 2, 3);
    assertThat(curves.missing())
        .containsExactly(Message.of("training.run.brokenLines", "steps.csv", 1));
  }

  @Test
  void whereStepsComeAgainTheLaterOnesCount() throws Exception {
    RunFolder folder;
    try (RunWriter writer = writer(runs)) {
      folder = writer.folder();
      for (int step = 0; step < 6; step++) {
        step(writer, step, 1);
      }
      epoch(writer, 1);
      epoch(writer, 2);
      step(writer, 3, 2);
      step(writer, 4, 2);
      epoch(writer, 2);
    }

    Curves curves = RunReader.curves(folder);
    assertThat(curves.steps().step()).containsExactly(0, 1, 2, 3, 4);
    assertThat(curves.steps().loss()).containsExactly(1, 1, 1, 2, 2);
    assertThat(curves.epochs()).extracting(Curves.Epoch::epoch).containsExactly(1, 2);
  }

  @Test
  void aRunCountsAsRunningOnlyWhileItsProcessLives() throws Exception {
    RunFolder folder;
    try (RunWriter writer = writer(runs)) {
      folder = writer.folder();
      assertThat(RunReader.summary(folder).status()).isEqualTo(RunStatus.RUNNING);
    }
    String text = Files.readString(folder.summary());
    String pid = "\"pid\" : " + ProcessHandle.current().pid();
    assertThat(text).contains(pid);
    Files.writeString(folder.summary(), text.replace(pid, "\"pid\" : 4194305"));
    assertThat(RunReader.summary(folder).status()).isEqualTo(RunStatus.INTERRUPTED);
  }

  @Test
  void aLaterProcessWithTheSameNumberIsAnother() throws Exception {
    try (RunWriter writer = writer(runs)) {
      Path file = writer.folder().summary();
      String text = Files.readString(file);
      String started =
          ProcessHandle.current().info().startInstant().map(Instant::toString).orElseThrow();
      Files.writeString(file, text.replace(started, "2001-01-01T00:00:00Z"));
      assertThat(RunReader.summary(writer.folder()).status()).isEqualTo(RunStatus.INTERRUPTED);
    }
  }

  @Test
  void listingIsNewestFirstAndPassesOverWhatIsNoRun() throws Exception {
    Files.createDirectories(runs.resolve("holiday pictures"));
    Files.writeString(runs.resolve("notes.txt"), "no run");
    RunFolder first = finished();
    RunFolder second = finished();

    assertThat(RunReader.list(runs)).extracting(RunSummary::folder).containsExactly(second, first);
    assertThat(RunReader.list(runs.resolve("not there"))).isEmpty();
    assertThatThrownBy(() -> RunReader.list(runs.resolve("notes.txt")))
        .isInstanceOf(RunException.class);
  }

  @Test
  void aFolderThatDisappearsIsSaid() throws Exception {
    try (RunWriter writer = writer(runs)) {
      writer.discard();

      assertThatThrownBy(
              () ->
                  writer.accept(
                      new TrainingEvent.Started(writer.folder().path(), "cpu", 1, 1, 1, "")))
          .isInstanceOfSatisfying(
              UncheckedRunException.class,
              e -> assertThat(e.reason().key()).isEqualTo("training.run.cannotWrite"));
    }
  }

  @Test
  void aThousandRunsAreListedInTwoSeconds() throws Exception {
    RunFolder one = finished();
    byte[] summary = Files.readAllBytes(one.summary());
    for (int i = 0; i < 1000; i++) {
      Files.write(Files.createDirectory(runs.resolve("run" + i)).resolve("run.json"), summary);
    }

    double best = Double.POSITIVE_INFINITY;
    for (int attempt = 0; attempt < 5 && best > 2; attempt++) {
      // Other work on the machine only ever makes it slower.
      long began = System.nanoTime();
      assertThat(RunReader.list(runs)).hasSize(1001);
      best = Math.min(best, (System.nanoTime() - began) / 1e9);
    }
    assertThat(best).isLessThan(2);
  }

  @Test
  void tensorBoardsFileHoldsTheSamePointsUnderGoodChecksums() throws Exception {
    RunFolder folder = finished();
    Path file;
    try (Stream<Path> files = Files.list(folder.path())) {
      file =
          files
              .filter(path -> path.getFileName().toString().startsWith("events.out.tfevents."))
              .findFirst()
              .orElseThrow();
    }
    List<String> records = records(Files.readAllBytes(file));

    assertThat(records.getFirst()).contains("brain.Event:2");
    assertThat(records.stream().filter(text -> text.contains("loss/train"))).hasSize(4 + 2);
    assertThat(records.stream().filter(text -> text.contains("accuracy/validation"))).isEmpty();
    assertThat(records.getLast()).contains("accuracy/test");
  }

  /** Checksums follow the published test vector and format, not our writer. */
  @Test
  void checksumsAreMaskedAsTheFormatAsks() {
    // RFC 3720: CRC-32C of 32 zero bytes is 0x8a9136aa.
    int crc = 0x8a9136aa;
    assertThat(EventFile.masked(new byte[32])).isEqualTo(Integer.rotateRight(crc, 15) + 0xa282ead8);
  }

  private static List<String> records(byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<String> records = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] length = new byte[8];
      in.get(length);
      assertThat(in.getInt()).isEqualTo(EventFile.masked(length));
      byte[] data =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      in.get(data);
      assertThat(in.getInt()).isEqualTo(EventFile.masked(data));
      records.add(new String(data, StandardCharsets.ISO_8859_1));
    }
    return records;
  }
}
