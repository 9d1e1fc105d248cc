package org.layerloom.engine.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.layerloom.engine.wire.Frame;
import org.layerloom.engine.wire.FrameReader;
import org.layerloom.engine.wire.FrameWriter;
import org.layerloom.engine.wire.Infos;
import org.layerloom.engine.wire.Tunings;
import org.layerloom.json.Json;
import org.layerloom.network.Message;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Tuning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for commands until the other side hangs up. See the package's tutorial. */
public final class EngineHost {

  /** Changes when an older client would no longer understand. */
  public static final int PROTOCOL = 1;

  private static final Logger LOG = LoggerFactory.getLogger(EngineHost.class);

  /** A block of steps of a large network may take this long; then the process just ends. */
  private static final Duration LETTING_GO = Duration.ofSeconds(20);

  private final FrameReader in;
  private final FrameWriter out;
  private final Work work;
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Thread training;
  private final AnsweringThread answering;
  private volatile boolean ended;
  private volatile @Nullable Control control;

  /** Of what was tried last; belongs to the thread that listens. */
  private @Nullable Control trying;

  public EngineHost(InputStream in, OutputStream out, Work work) {
    this.in = new FrameReader(in);
    this.out = new FrameWriter(out);
    this.work = work;
    this.answering = new AnsweringThread(work, this::send);
    this.training = new Thread(this::work, "layerloom-training");
    // Where it hangs in native code it must not keep the process.
    this.training.setDaemon(true);
  }

  /**
   * Serves until the stream ends, {@code quit} comes, or what comes is damaged.
   *
   * @return whether training has let go, so that the process may end in the ordinary way
   */
  public boolean serve() throws InterruptedException {
    training.start();
    try {
      out.write(Frame.of("hello").put("protocol", PROTOCOL).build());
      for (Frame frame = in.read(); frame != null; frame = in.read()) {
        if (frame.type().equals("quit")) {
          break;
        }
        command(frame);
      }
    } catch (IOException e) {
      LOG.error("the program can no longer be understood: {}", e.getMessage());
    }
    ended = true;
    with(trying, Control::abandon);
    tasks.add(() -> {});
    abandon();
    // Nobody may be in native code when the process ends.
    return answering.end(LETTING_GO) && training.join(LETTING_GO);
  }

  private void command(Frame frame) throws IOException {
    Control running = control;
    switch (frame.type()) {
      case "ping" ->
          out.write(Frame.of("pong").put("idle", running == null ? 0 : running.idle()).build());
      case "info" -> info(Json.whole(frame.header(), "id"));
      case "train", "resume" -> {
        Control own = new Control();
        own.tune(Tunings.of(frame.header()));
        // A run is not kept waiting by a measurement.
        with(trying, Control::abandon);
        // Known at once, so that a stop right behind the command finds it.
        control = own;
        RunTask task = new RunTask(frame.header(), work, own, this::send);
        tasks.add(
            () -> {
              task.run();
              if (control == own) {
                control = null;
              }
            });
      }
      case "ask" -> answering.ask(frame);
      case "rates" -> attempt(frame, (order, own) -> json(work.rates(order, own), Infos::toJson));
      case "probe" -> attempt(frame, (order, own) -> json(work.probe(order, own), Infos::toJson));
      case "giveUp" -> with(trying, Control::abandon);
      case "compress" -> {
        with(trying, Control::abandon);
        Control own = new Control();
        trying = own;
        tasks.add(new CompressionTask(frame.header(), work, own, running != null, this::send));
      }
      case "export" -> tasks.add(new ExportTask(frame.header(), work, this::send));
      case "pause" -> with(running, Control::pause);
      case "continue" -> with(running, Control::resume);
      case "step" -> with(running, Control::step);
      case "tune" -> {
        Tuning tuning = Tunings.of(frame.header());
        with(running, run -> run.tune(tuning));
      }
      case "stop" -> with(running, Control::stop);
      case String other -> LOG.warn("unknown command {}", other);
    }
  }

  private static void with(
      @Nullable Control control, java.util.function.Consumer<Control> command) {
    if (control != null) {
      command.accept(control);
    }
  }

  /** What is tried: null where it was given up. */
  @FunctionalInterface
  private interface Attempt {
    @Nullable ObjectNode found(Work.Order order, Control control) throws Exception;
  }

  private static <A> @Nullable ObjectNode json(@Nullable A found, Function<A, ObjectNode> toJson) {
    return found == null ? null : toJson.apply(found);
  }

  /** Tries something, unless a run is under way: that would spoil both. The newest one counts. */
  private void attempt(Frame frame, Attempt attempt) throws IOException {
    with(trying, Control::abandon);
    Control own = new Control();
    trying = own;
    boolean busy = control != null;
    tasks.add(
        new Enquiry(
            frame,
            order -> {
              if (busy) {
                throw new NoAnswerException(Message.of("training.probe.busy"));
              }
              ObjectNode found = own.stopped() ? null : attempt.found(order, own);
              if (found == null) {
                throw new NoAnswerException(Message.of("training.probe.gone"));
              }
              return found;
            },
            this::send));
  }

  private void info(long id) {
    tasks.add(
        () -> {
          Frame.Builder answer = Frame.of("info").put("id", id);
          try {
            ObjectNode info = Infos.toJson(work.info());
            send(answer.put("info", info).build());
          } catch (RuntimeException | LinkageError e) {
            LOG.error("no information", e);
            send(answer.put("problem", String.valueOf(e.getMessage())).build());
          }
        });
  }

  private void send(Frame frame) {
    try {
      out.write(frame);
    } catch (IOException e) {
      // The reader thread sees the end of the stream too, and ends the process.
      LOG.debug("nobody listens", e);
      abandon();
    }
  }

  private void abandon() {
    with(control, Control::abandon);
  }

  private void work() {
    try (work) {
      while (!ended || !tasks.isEmpty()) {
        tasks.take().run();
      }
    } catch (InterruptedException e) {
      LOG.debug("the training thread was asked to end", e);
    }
  }
}
