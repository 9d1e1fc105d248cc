package org.layerloom.data.published;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.layerloom.data.DataException;

/**
 * Fetches a dataset from its publisher into the cache. What was fetched before stays: a fetch that
 * was cut off, ended or failed goes on where it stopped.
 */
public final class Fetching {

  /** Cuts in a row without a byte between them, after which nobody should wait any longer. */
  private static final int MOST_CUTS = 3;

  /** What comes out of an archive may be this many times its size. */
  private static final int SWELL = 4;

  private static final int CHUNK = 1 << 16;

  /** Between two looks at whether anybody still wants to wait. */
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Duration patience;
  private final Duration pause;

  /** How far it is; called often, on the thread that fetches. */
  @FunctionalInterface
  public interface Progress {

    /**
     * Tells it.
     *
     * @param done bytes that are here
     * @param total bytes that there are
     */
    void at(long done, long total);
  }

  public Fetching() {
    this(Duration.ofSeconds(30), Duration.ofSeconds(1));
  }

  /**
   * @param patience how long a server may be silent
   * @param pause before it is asked again after a cut
   */
  Fetching(Duration patience, Duration pause) {
    this.patience = patience;
    this.pause = pause;
  }

  /**
   * Fetches what is not here yet, checks it and unpacks it. Blocks; for any thread but the
   * screen's.
   *
   * @param unwanted where it says yes, this ends with a {@link CancellationException}
   * @throws DataException with a sentence for the user: no network, no room, wrong bytes
   */
  public void fetch(
      Published dataset, DatasetCache cache, Progress progress, BooleanSupplier unwanted)
      throws DataException {
    // Archives are gone once they are unpacked; files that lie there as they came are checked
    // again.
    boolean unpacked = dataset.files().stream().allMatch(PublishedFile::archive);
    if (unpacked && cache.holds(dataset)) {
      progress.at(dataset.bytes(), dataset.bytes());
      return;
    }
    Path folder = cache.of(dataset);
    try {
      Files.createDirectories(folder);
      try (FileChannel locked =
              FileChannel.open(
                  folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = locked.tryLock()) {
        if (lock == null) {
          throw DataException.of("data.fetch.busy", dataset.info().title());
        }
        fetchLocked(dataset, folder, progress, unwanted);
      }
    } catch (OverlappingFileLockException e) {
      throw DataException.of("data.fetch.busy", dataset.info().title());
    } catch (IOException e) {
      throw DataException.unreadable(folder.toString(), e);
    }
  }

  private void fetchLocked(
      Published dataset, Path folder, Progress progress, BooleanSupplier unwanted)
      throws IOException, DataException {
    room(dataset, folder);
    long before = 0;
    for (PublishedFile file : dataset.files()) {
      long base = before;
      Path target = folder.resolve(file.name());
      if (!Files.isRegularFile(target)) {
        one(dataset, file, folder, done -> progress.at(base + done, dataset.bytes()), unwanted);
      }
      // What somebody has put there is checked as what was fetched is.
      check(file, target, target, unwanted);
      before += file.bytes();
      progress.at(before, dataset.bytes());
    }
    for (PublishedFile file : dataset.files()) {
      if (file.archive()) {
        unpack(file, folder, unwanted);
      }
    }
  }

  private static void room(Published dataset, Path folder) throws IOException, DataException {
    boolean archive = dataset.files().stream().anyMatch(PublishedFile::archive);
    long needed = dataset.bytes() * (archive ? 3 : 1);
    long there = Files.getFileStore(folder).getUsableSpace();
    if (there < needed) {
      throw DataException.of(
          "data.fetch.room", dataset.info().title(), needed >> 20, folder.toString(), there >> 20);
    }
  }

  /** How many bytes of one file are here. */
  private interface Done {
    void at(long bytes);
  }

  private void one(
      Published dataset, PublishedFile file, Path folder, Done done, BooleanSupplier unwanted)
      throws IOException, DataException {
    Path part = folder.resolve(file.name() + ".part");
    int cuts = 0;
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    try {
      while (size(part) < file.bytes()) {
        check(unwanted);
        long had = size(part);
        try {
          ask(client, file, part, done, unwanted);
        } catch (WriteFailed e) {
          throw DataException.of("data.fetch.write", part.toString(), e.words());
        } catch (UnknownHostException | ConnectException | UnresolvedAddressException e) {
          throw unreachable(dataset, file, folder);
        } catch (IOException e) {
          check(unwanted);
          cuts = size(part) > had ? 0 : cuts + 1;
          if (cuts >= MOST_CUTS) {
            throw size(part) > 0
                ? DataException.of("data.fetch.cut", file.address(), size(part), file.bytes())
                : unreachable(dataset, file, folder);
          }
          sleep(unwanted);
        }
      }
    } finally {
      // At once: an orderly end would wait for a server that does not answer.
      client.shutdownNow();
    }
    if (size(part) > file.bytes()) {
      Files.delete(part);
      throw DataException.of("data.fetch.long", file.address(), file.bytes());
    }
    check(file, part, folder.resolve(file.name()), unwanted);
  }

  private static DataException unreachable(Published dataset, PublishedFile file, Path folder) {
    return DataException.of(
        "data.fetch.unreachable",
        dataset.info().title(),
        file.address(),
        folder.resolve(file.name()).toString());
  }

  /** Asks for what is missing of a file, and appends it. */
  private void ask(
      HttpClient client, PublishedFile file, Path part, Done done, BooleanSupplier unwanted)
      throws IOException, DataException {
    long from = size(part);
    HttpRequest.Builder request = HttpRequest.newBuilder(file.address()).timeout(patience);
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    HttpResponse<InputStream> response = answer(client, request.build(), unwanted);
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case 200 -> Files.deleteIfExists(part); // a server that knows no parts begins anew
        case 206 -> continues(response, file, from);
        case 416 -> {
          Files.deleteIfExists(part);
          throw new IOException("the part that is here fits nothing that is there");
        }
        default ->
            throw DataException.of("data.fetch.status", file.address(), response.statusCode());
      }
      append(body, file, part, done, unwanted);
    }
  }

  /** Waits for an answer, but no longer than anybody wants it. */
  private static HttpResponse<InputStream> answer(
      HttpClient client, HttpRequest request, BooleanSupplier unwanted) throws IOException {
    CompletableFuture<HttpResponse<InputStream>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    while (true) {
      try {
        return answer.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException waiting) {
        check(unwanted);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failed) {
          throw failed;
        }
        throw new IOException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException();
      } finally {
        if (unwanted.getAsBoolean()) {
          answer.cancel(true);
        }
      }
    }
  }

  private static void continues(HttpResponse<?> response, PublishedFile file, long from)
      throws DataException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    if (!range.startsWith("bytes " + from + "-")) {
      throw DataException.of("data.fetch.range", file.address());
    }
  }

  private void append(
      InputStream body, PublishedFile file, Path part, Done done, BooleanSupplier unwanted)
      throws IOException {
    byte[] chunk = new byte[CHUNK];
    long here = size(part);
    try (Watch watch = new Watch(body, patience, unwanted);
        FileChannel out =
            FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND)) {
      for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
        check(unwanted);
        watch.alive();
        write(out, ByteBuffer.wrap(chunk, 0, n));
        here += n;
        done.at(Math.min(here, file.bytes()));
        if (here > file.bytes()) {
          return; // never more than one chunk too much, whatever the server sends
        }
      }
    }
    if (here < file.bytes()) {
      throw new IOException("the connection was cut");
    }
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws WriteFailed {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw new WriteFailed(e);
    }
  }

  /** The disk is full or gone: asking the server again would not help. */
  private static final class WriteFailed extends IOException {
    private static final long serialVersionUID = 1L;

    WriteFailed(IOException cause) {
      super(cause);
    }

    String words() {
      return String.valueOf(getCause() == null ? null : getCause().getMessage());
    }
  }

  /** Believes a file only with the right hash, and then gives it its name. */
  private static void check(PublishedFile file, Path at, Path target, BooleanSupplier unwanted)
      throws IOException, DataException {
    String found = hash(at, unwanted);
    if (!found.equals(file.sha256())) {
      if (at.equals(target)) {
        // Somebody has put it there: it is theirs to remove.
        throw DataException.of("data.fetch.placed", at.toString(), file.sha256(), found);
      }
      Files.delete(at);
      throw DataException.of("data.fetch.hash", file.address(), file.sha256(), found);
    }
    if (!at.equals(target)) {
      Files.move(at, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static String hash(Path file, BooleanSupplier unwanted) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        check(unwanted);
        digest.update(chunk, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Into a folder beside, and only as a whole to where it belongs. */
  private static void unpack(PublishedFile file, Path folder, BooleanSupplier unwanted)
      throws IOException, DataException {
    Path archive = folder.resolve(file.name());
    Path beside = Files.createTempDirectory(folder, "unpacking");
    try {
      new Unpacking(archive, beside, SWELL * file.bytes(), unwanted).run();
      for (Path entry : list(beside)) {
        Path target = folder.resolve(entry.getFileName());
        delete(target);
        Files.move(entry, target);
      }
      Files.delete(archive);
    } finally {
      delete(beside);
    }
  }

  private static java.util.List<Path> list(Path folder) throws IOException {
    try (java.util.stream.Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      for (Path entry : list(folder)) {
        delete(entry);
      }
    }
    Files.deleteIfExists(folder);
  }

  private void sleep(BooleanSupplier unwanted) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
    check(unwanted);
  }

  private static long size(Path part) throws IOException {
    return Files.isRegularFile(part) ? Files.size(part) : 0;
  }

  static void check(BooleanSupplier unwanted) {
    if (unwanted.getAsBoolean()) {
      throw new CancellationException();
    }
  }
}
