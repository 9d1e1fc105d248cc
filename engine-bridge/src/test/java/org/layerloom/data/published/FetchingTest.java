package org.layerloom.data.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetInfo;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;

/** Fetching from a server that cuts, stalls, lies and serves wrong bytes. */
@Timeout(60)
final class FetchingTest {

  private static final Fetching FETCHING =
      new Fetching(Duration.ofMillis(600), Duration.ofMillis(5));

  @TempDir private Path folder;

  @Test
  void whatIsServedWellIsThereWithItsProgressTold() throws Exception {
    byte[] content = content();
    try (BadServer server = new BadServer(content, BadServer.Vice.NONE)) {
      Published dataset = plain(server, content);
      List<Long> told = new ArrayList<>();

      FETCHING.fetch(dataset, cache(), (done, total) -> told.add(done), () -> false);

      assertThat(cache().holds(dataset)).isTrue();
      assertThat(file("data.bin")).hasBinaryContent(content);
      assertThat(told).isSorted().last().isEqualTo((long) content.length);

      // and a second time nobody is asked again
      FETCHING.fetch(dataset, cache(), (done, total) -> {}, () -> false);
      assertThat(server.ranges).hasSize(1);

      // and it goes away when it is no longer wanted
      assertThat(cache().bytes(dataset)).isEqualTo(content.length);
      cache().remove(dataset);
      assertThat(cache().of(dataset)).doesNotExist();
    }
  }

  @Test
  void aCutAnswerGoesOnWhereItStopped() throws Exception {
    byte[] content = content();
    try (BadServer server = new BadServer(content, BadServer.Vice.CUTS)) {
      Published dataset = plain(server, content);

      FETCHING.fetch(dataset, cache(), (done, total) -> {}, () -> false);

      assertThat(file("data.bin")).hasBinaryContent(content);
      assertThat(server.ranges).hasSizeGreaterThan(2);
      assertThat(server.ranges.get(1)).startsWith("bytes=").isNotEqualTo("bytes=0-");
    }
  }

  @Test
  void aServerThatKnowsNoPartsBeginsAnew() throws Exception {
    byte[] content = content();
    try (BadServer server = new BadServer(content, BadServer.Vice.KNOWS_NO_PARTS)) {
      Published dataset = plain(server, content);
      Files.createDirectories(cache().of(dataset));
      Files.write(file("data.bin.part"), new byte[5000]);

      FETCHING.fetch(dataset, cache(), (done, total) -> {}, () -> false);

      assertThat(file("data.bin")).hasBinaryContent(content);
    }
  }

  @Test
  void aServerThatStallsIsGivenUpAndWhatCameStays() throws Exception {
    byte[] content = content();
    try (BadServer server = new BadServer(content, BadServer.Vice.STALLS)) {
      Published dataset = plain(server, content);

      // each time some bytes come, so it is asked again until somebody ends it
      AtomicLong asked = new AtomicLong();
      assertThatThrownBy(
              () ->
                  FETCHING.fetch(
                      dataset,
                      cache(),
                      (done, total) -> asked.incrementAndGet(),
                      () -> asked.get() > 1))
          .isInstanceOf(CancellationException.class);

      assertThat(file("data.bin.part")).exists().isNotEmptyFile();
      assertThat(server.ranges).hasSizeGreaterThan(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"STALLS", "MUTE"})
  void stopEndsItAtOnce(BadServer.Vice vice) throws Exception {
    byte[] content = content();
    try (BadServer server = new BadServer(content, vice)) {
      Published dataset = plain(server, content);
      Fetching patient = new Fetching(Duration.ofMinutes(5), Duration.ofMillis(5));
      long begun = System.nanoTime();

      assertThatThrownBy(
              () ->
                  patient.fetch(
                      dataset,
                      cache(),
                      (done, total) -> {},
                      () -> System.nanoTime() - begun > 300_000_000L))
          .isInstanceOf(CancellationException.class);

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws Exception {
    byte[] content = content();
    try (BadServer server = new BadServer(content, BadServer.Vice.MUTE)) {
      refused(plain(server, content), "data.fetch.unreachable", server.address().toString());
    }
  }

  @Test
  void silenceIsSaidWithTheAddressAndWhereToPutTheFile() throws Exception {
    byte[] content = content();
    try (BadServer server = new BadServer(content, BadServer.Vice.SAYS_NOTHING)) {
      refused(plain(server, content), "data.fetch.unreachable", server.address().toString());
    }
    // and where nobody listens at all
    URI nowhere = URI.create("http://127.0.0.1:1/file");
    refused(
        dataset(nowhere, "data.bin", content, "data.bin"), "data.fetch.unreachable", "data.bin");
  }

  @Test
  void wrongBytesAreThrownAway() throws Exception {
    byte[] content = content();
    try (BadServer server = new BadServer(content, BadServer.Vice.WRONG_BYTES)) {
      refused(plain(server, content), "data.fetch.hash", hash(content));
      assertThat(file("data.bin")).doesNotExist();
      assertThat(file("data.bin.part")).doesNotExist();
    }
  }

  @Test
  void moreThanWasPublishedIsThrownAway() throws Exception {
    byte[] content = content();
    try (BadServer server = new BadServer(content, BadServer.Vice.TOO_MUCH)) {
      refused(plain(server, content), "data.fetch.long", String.valueOf(content.length));
      assertThat(file("data.bin.part")).doesNotExist();
    }
  }

  @Test
  void aLieAboutTheLengthMattersNotWhereTheBytesAreRight() throws Exception {
    byte[] content = content();
    try (BadServer server = new BadServer(content, BadServer.Vice.LIES_ABOUT_LENGTH)) {
      FETCHING.fetch(plain(server, content), cache(), (done, total) -> {}, () -> false);

      assertThat(file("data.bin")).hasBinaryContent(content);
    }
  }

  @Test
  void aMovedFileIsSaid() throws Exception {
    byte[] content = content();
    try (BadServer server = new BadServer(content, BadServer.Vice.NOT_FOUND)) {
      refused(plain(server, content), "data.fetch.status", "404");
    }
  }

  @Test
  void whatSomebodyPutThereIsCheckedAndUsedWithoutANetwork() throws Exception {
    byte[] archive = archive("inside/a.txt");
    Published dataset =
        dataset(URI.create("http://127.0.0.1:1/x"), "data.tar.gz", archive, "inside/a.txt");
    Files.createDirectories(cache().of(dataset));
    Files.write(file("data.tar.gz"), archive);

    FETCHING.fetch(dataset, cache(), (done, total) -> {}, () -> false);

    assertThat(cache().holds(dataset)).isTrue();
    assertThat(file("inside/a.txt")).hasContent("hello");
    assertThat(file("data.tar.gz")).doesNotExist();

    // and a second time nobody is asked for the archive that is not kept
    FETCHING.fetch(dataset, cache(), (done, total) -> {}, () -> false);
  }

  @Test
  void aWrongFileThatSomebodyPutThereIsLeftToThem() throws Exception {
    byte[] content = content();
    try (BadServer server = new BadServer(content, BadServer.Vice.NONE)) {
      Published dataset = plain(server, content);
      Files.createDirectories(cache().of(dataset));
      Files.writeString(file("data.bin"), "something of theirs");

      refused(dataset, "data.fetch.placed", file("data.bin").toString());

      assertThat(file("data.bin")).hasContent("something of theirs");
      assertThat(server.ranges).isEmpty();
    }
  }

  @Test
  void anArchiveThatReachesOutOfItsFolderIsRefused() throws Exception {
    byte[] archive = archive("../../outside.txt");
    try (BadServer server = new BadServer(archive, BadServer.Vice.NONE)) {
      refused(
          dataset(server.address(), "data.tar.gz", archive, "a"),
          "data.archive.outside",
          "../../outside.txt");
      assertThat(folder.resolve("outside.txt")).doesNotExist();
    }
  }

  @Test
  void aLinkInAnArchiveIsRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      TarArchiveEntry link = new TarArchiveEntry("loop", TarConstants.LF_SYMLINK);
      link.setLinkName(".");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }
    byte[] archive = bytes.toByteArray();
    try (BadServer server = new BadServer(archive, BadServer.Vice.NONE)) {
      refused(dataset(server.address(), "data.tar.gz", archive, "a"), "data.archive.link", "loop");
    }
  }

  @Test
  void anArchiveThatSwellsIsRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      TarArchiveEntry entry = new TarArchiveEntry("zeros");
      entry.setSize(50_000_000);
      tar.putArchiveEntry(entry);
      tar.write(new byte[50_000_000]);
      tar.closeArchiveEntry();
    }
    byte[] archive = bytes.toByteArray();
    try (BadServer server = new BadServer(archive, BadServer.Vice.NONE)) {
      Published dataset = dataset(server.address(), "data.tar.gz", archive, "zeros");
      refused(dataset, "data.archive.huge", "data.tar.gz");
      assertThat(cache().holds(dataset)).isFalse();
    }
  }

  @Test
  void anAbsentDatasetIsDrawnWithButNotRead() {
    PublishedData data = new PublishedData(cache());

    assertThat(data.datasets()).extracting(DatasetInfo::id).contains("cifar10", "fashion-mnist");
    assertThatThrownBy(() -> data.read("cifar10", org.layerloom.data.DatasetSource.Part.TRAIN))
        .isInstanceOfSatisfying(
            DataException.class,
            e -> {
              assertThat(e.reason().key()).isEqualTo("data.published.absent");
              assertThat(e.reason().values().toString())
                  .contains("cifar-10-binary.tar.gz", cache().folder().toString());
            });
  }

  private void refused(Published dataset, String key, String part) {
    assertThatThrownBy(() -> FETCHING.fetch(dataset, cache(), (done, total) -> {}, () -> false))
        .isInstanceOfSatisfying(
            DataException.class,
            e -> {
              assertThat(e.reason().key()).isEqualTo(key);
              assertThat(e.reason().values().toString()).contains(part);
            });
  }

  private DatasetCache cache() {
    return new DatasetCache(folder.resolve("cache"));
  }

  private Path file(String name) {
    return cache().folder().resolve("made-up").resolve(name);
  }

  private static byte[] content() {
    byte[] content = new byte[400_000];
    new Random(7).nextBytes(content);
    return content;
  }

  private static byte[] archive(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      TarArchiveEntry entry = new TarArchiveEntry(name, true);
      entry.setSize(hello.length);
      tar.putArchiveEntry(entry);
      tar.write(hello);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static Published plain(BadServer server, byte[] content) throws Exception {
    return dataset(server.address(), "data.bin", content, "data.bin");
  }

  private static Published dataset(URI address, String name, byte[] content, String holds)
      throws Exception {
    return new Published(
        new DatasetInfo(
            "made-up",
            "Made up",
            new Site.DatasetShape(
                Signal.Tensor.real(Shape.of(1)), new Signal.Labels(2, Shape.of()), 1, 1),
            List.of("a", "b"),
            "none",
            "nobody"),
        List.of(new PublishedFile(name, address, content.length, hash(content))),
        address,
        List.of(holds));
  }

  private static String hash(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
