package org.layerloom.data.published;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A server on this machine that serves one file, well or badly. */
final class BadServer implements AutoCloseable {

  /** How it misbehaves. */
  enum Vice {
    /** Not at all. */
    NONE,
    /** Cuts each answer after a third of the file. */
    CUTS,
    /** Cuts each answer before anything comes. */
    SAYS_NOTHING,
    /** Takes the question and never answers. */
    MUTE,
    /** Sends a little and then nothing, for ever. */
    STALLS,
    /** Sends more than there is. */
    TOO_MUCH,
    /** Announces more than it sends. */
    LIES_ABOUT_LENGTH,
    /** Sends other bytes. */
    WRONG_BYTES,
    /** Sends all of it, whatever was asked for. */
    KNOWS_NO_PARTS,
    /** Has no such file. */
    NOT_FOUND
  }

  /** What was asked for each time; null for all of it. */
  final List<@Nullable String> ranges = Collections.synchronizedList(new ArrayList<>());

  private final ServerSocket socket;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final byte[] content;
  private final Vice vice;

  BadServer(byte[] content, Vice vice) throws IOException {
    this.content = content.clone();
    this.vice = vice;
    this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    workers.execute(this::serve);
  }

  URI address() {
    return URI.create(
        "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort() + "/f");
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket asked = socket.accept();
        workers.execute(() -> answer(asked));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void answer(Socket asked) {
    try (asked;
        OutputStream out = asked.getOutputStream()) {
      String range = range(asked.getInputStream());
      ranges.add(range);
      send(out, range);
    } catch (IOException e) {
      return; // whoever asked went away
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a request asks for of the file; null for all of it. */
  private static @Nullable String range(InputStream in) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
    String range = null;
    for (String line = reader.readLine();
        line != null && !line.isEmpty();
        line = reader.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("range: ")) {
        range = line.substring("range: ".length());
      }
    }
    return range;
  }

  private void send(OutputStream out, @Nullable String range)
      throws IOException, InterruptedException {
    if (vice == Vice.MUTE) {
      closing.await();
      return;
    }
    boolean part = range != null && vice != Vice.KNOWS_NO_PARTS;
    int from =
        range != null && part ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
    byte[] body = Arrays.copyOfRange(content, from, content.length);
    long length =
        switch (vice) {
          case TOO_MUCH -> body.length + 100_000L;
          case LIES_ABOUT_LENGTH -> body.length + 10L;
          default -> body.length;
        };
    String status =
        vice == Vice.NOT_FOUND ? "404 Not Found" : part ? "206 Partial Content" : "200 OK";
    String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\n";
    if (part) {
      head +=
          "Content-Range: bytes %d-%d/%d\r\n".formatted(from, content.length - 1, content.length);
    }
    out.write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    switch (vice) {
      case CUTS -> out.write(body, 0, Math.min(body.length, content.length / 3));
      case SAYS_NOTHING, NOT_FOUND -> out.flush();
      case STALLS -> {
        out.write(body, 0, 1000);
        out.flush();
        closing.await();
      }
      case TOO_MUCH -> {
        out.write(body);
        out.write(new byte[100_000]);
      }
      case WRONG_BYTES -> {
        body[body.length / 2] ^= 1;
        out.write(body);
      }
      default -> out.write(body);
    }
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    socket.close();
    workers.shutdownNow();
  }
}
