package org.layerloom.engine.client;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerloom.compression.CompressionEvent;
import org.layerloom.compression.CompressionJson;
import org.layerloom.compression.CompressionRequest;
import org.layerloom.compression.Compressor;
import org.layerloom.engine.host.EngineHost;
import org.layerloom.engine.wire.Events;
import org.layerloom.engine.wire.Frame;
import org.layerloom.engine.wire.Infos;
import org.layerloom.engine.wire.Questions;
import org.layerloom.engine.wire.Tunings;
import org.layerloom.engine.wire.WireException;
import org.layerloom.exchange.out.ExportEvent;
import org.layerloom.exchange.out.ExportJson;
import org.layerloom.exchange.out.ExportRequest;
import org.layerloom.exchange.out.Exporter;
import org.layerloom.json.Json;
import org.layerloom.network.Message;
import org.layerloom.project.ProjectFile;
import org.layerloom.training.Engine;
import org.layerloom.training.EngineInfo;
import org.layerloom.training.Question;
import org.layerloom.training.RateCurve;
import org.layerloom.training.RunFolder;
import org.layerloom.training.RunRequest;
import org.layerloom.training.Speed;
import org.layerloom.training.Training;
import org.layerloom.training.TrainingEvent;
import org.layerloom.training.Tuning;

/** The engine as another process. From any thread. */
public final class EngineProcess implements Engine, Exporter, Compressor {

  private final Supplier<List<String>> command;
  private final Timing timing;
  private final EngineLog log = new EngineLog();
  private final ExecutorService events = Executors.newSingleThreadExecutor(daemon("events"));
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(daemon("watch"));
  private final Map<Long, CompletableFuture<EngineInfo>> questions = new HashMap<>();
  private final Map<Long, Asked<?>> asked = new HashMap<>();
  private final Map<Long, Told<?>> told = new HashMap<>();
  private final Map<Long, Enquired<?>> enquiries = new HashMap<>();
  private @Nullable Child child;
  private @Nullable ActiveRun run;
  private long lastId;
  private int unanswered;
  private boolean closed;

  /**
   * Starts nothing yet.
   *
   * @param command program and arguments of a process that serves {@link
   *     org.layerloom.engine.host.EngineMain}: {@code layerloom engine}, or the same behind ssh
   */
  public EngineProcess(List<String> command) {
    this(command, Timing.STANDARD);
  }

  /** One that never keeps a window waiting: see {@link LowPriority}. */
  public static EngineProcess behindScreen(List<String> command) {
    return new EngineProcess(() -> LowPriority.of(command), Timing.STANDARD);
  }

  EngineProcess(List<String> command, Timing timing) {
    this(() -> command, timing);
  }

  private EngineProcess(Supplier<List<String>> command, Timing timing) {
    this.command = command;
    this.timing = timing;
    long period = timing.ping().toNanos();
    var _ = watch.scheduleAtFixedRate(this::look, period, period, TimeUnit.NANOSECONDS);
  }

  /**
   * @throws IllegalStateException while another run is under way, or after {@link #close}
   */
  @Override
  public Training train(RunRequest request, Consumer<TrainingEvent> listener) {
    return begin(
        Frame.of("train")
            .put("document", ProjectFile.text(request.document()))
            .put("runs", request.runs().toAbsolutePath().toString())
            .put("device", request.device())
            .put("threads", request.threads()),
        listener);
  }

  /**
   * @throws IllegalStateException while another run is under way, or after {@link #close}
   */
  @Override
  public Training resume(Path folder, Tuning tuning, Consumer<TrainingEvent> listener) {
    Frame.Builder command = Frame.of("resume").put("run", folder.toAbsolutePath().toString());
    return begin(Tunings.put(command, tuning), listener);
  }

  private synchronized Training begin(Frame.Builder command, Consumer<TrainingEvent> listener) {
    checkOpen();
    if (run != null && !run.over()) {
      throw new IllegalStateException("a run is under way");
    }
    log.begin();
    Child process = running();
    ActiveRun next = new ActiveRun(++lastId, process, listener, events);
    run = next;
    process.send(command.put("id", next.id()).build());
    return next;
  }

  /** Completes exceptionally with {@link EngineLostException} where the process ends instead. */
  @Override
  public synchronized CompletableFuture<EngineInfo> info() {
    checkOpen();
    Child process = running();
    CompletableFuture<EngineInfo> answer = new CompletableFuture<>();
    long id = ++lastId;
    questions.put(id, answer);
    process.send(Frame.of("info").put("id", id).build());
    return answer;
  }

  @Override
  public synchronized <A> CompletableFuture<A> ask(Question<A> question) {
    checkOpen();
    Child process = running();
    long id = ++lastId;
    Asked<A> open = new Asked<>(question, events);
    asked.put(id, open);
    process.send(Questions.frame(question).put("id", id).build());
    return open.future();
  }

  @Override
  public CompletableFuture<RateCurve> rates(RunRequest request) {
    return enquire("rates", request, Infos::rateCurve);
  }

  @Override
  public CompletableFuture<Speed> probe(RunRequest request) {
    return enquire("probe", request, Infos::speed);
  }

  private synchronized <A> CompletableFuture<A> enquire(
      String type, RunRequest request, Enquired.Reading<A> reading) {
    checkOpen();
    Child process = running();
    long id = ++lastId;
    Enquired<A> open = new Enquired<>(reading, events);
    enquiries.put(id, open);
    process.send(
        Frame.of(type)
            .put("id", id)
            .put("document", ProjectFile.text(request.document()))
            .put("device", request.device())
            .put("threads", request.threads())
            .build());
    var _ =
        open.future()
            .whenComplete(
                (answer, failure) -> {
                  if (failure instanceof CancellationException) {
                    process.send(Frame.of("giveUp").build());
                  }
                });
    return open.future();
  }

  @Override
  public synchronized void export(ExportRequest request, Consumer<ExportEvent> listener) {
    checkOpen();
    Child process = running();
    long id = ++lastId;
    told.put(
        id,
        new Told<>(
            ExportJson::event,
            event -> !(event instanceof ExportEvent.Working),
            reason -> new ExportEvent.Failed(reason, false),
            listener,
            events));
    process.send(
        Frame.of("export").put("id", id).put("request", ExportJson.toJson(request)).build());
  }

  @Override
  public synchronized Runnable compress(
      CompressionRequest request, Consumer<CompressionEvent> listener) {
    checkOpen();
    Child process = running();
    long id = ++lastId;
    told.put(
        id,
        new Told<>(
            CompressionJson::event,
            CompressionEvent::last,
            reason -> new CompressionEvent.Failed(reason, false),
            listener,
            events));
    process.send(
        Frame.of("compress").put("id", id).put("request", CompressionJson.toJson(request)).build());
    return () -> process.send(Frame.of("giveUp").build());
  }

  /** The last lines that the process printed, for a report. */
  public List<String> lastLines() {
    return log.lines();
  }

  /** Asks the process to end and waits some seconds at most. */
  @Override
  public void close() {
    Child process;
    synchronized (this) {
      closed = true;
      process = child;
    }
    watch.shutdownNow();
    if (process != null) {
      process.close(timing.goodbye());
    }
    events.shutdown();
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
  }

  private Child running() {
    Child known = child;
    if (known != null) {
      return known;
    }
    Conversation conversation = new Conversation();
    Child fresh = new Child(command, conversation, log);
    conversation.child = fresh;
    child = fresh;
    unanswered = 0;
    fresh.start();
    return fresh;
  }

  /** Asks whether the process is still there; gives it up when it has not answered for long. */
  private synchronized void look() {
    Child process = child;
    if (process == null) {
      return;
    }
    if (unanswered >= timing.silentPings()) {
      process.kill(new Ending.Silent(timing.ping().multipliedBy(unanswered)));
      return;
    }
    unanswered++;
    process.send(Frame.of("ping").build());
  }

  private synchronized void heard(Child from, Frame frame) throws IOException {
    if (from != child) {
      return;
    }
    unanswered = 0;
    switch (frame.type()) {
      case "event" -> event(frame);
      case "info" -> info(frame);
      case "rates", "probe" -> {
        Enquired<?> open = enquiries.remove(Json.whole(frame.header(), "id"));
        if (open != null) {
          open.hear(frame);
        }
      }
      case "answer" -> {
        Asked<?> open = asked.remove(Json.whole(frame.header(), "id"));
        if (open != null) {
          open.hear(frame);
        }
      }
      case "export", "compression" -> {
        long id = Json.whole(frame.header(), "id");
        Told<?> somebody = told.get(id);
        if (somebody != null && somebody.hear(frame)) {
          told.remove(id);
        }
      }
      case "pong" -> endWhereStuck(Duration.ofMillis(Json.whole(frame.header(), "idle")));
      case "hello" -> {
        long protocol = Json.whole(frame.header(), "protocol");
        if (protocol != EngineHost.PROTOCOL) {
          throw new WireException("the engine is of another version: protocol " + protocol);
        }
      }
      case String other -> throw new WireException("no frame is called \"" + other + "\"");
    }
  }

  private void event(Frame frame) throws IOException {
    ActiveRun current = run;
    if (current == null || current.id() != Json.whole(frame.header(), "id")) {
      return;
    }
    TrainingEvent event = Events.event(Json.object(frame.header(), "is"));
    if (event instanceof TrainingEvent.Started started) {
      log.writeTo(new RunFolder(started.run()));
    }
    current.tell(event);
  }

  private void info(Frame frame) throws IOException {
    CompletableFuture<EngineInfo> question = questions.remove(Json.whole(frame.header(), "id"));
    if (question == null) {
      return;
    }
    if (frame.header().has("problem")) {
      Message reason = Message.of("training.failed", Json.text(frame.header(), "problem"));
      events.execute(() -> question.completeExceptionally(new EngineLostException(reason)));
    } else {
      EngineInfo info = Infos.engineInfo(Json.object(frame.header(), "info"));
      events.execute(() -> question.complete(info));
    }
  }

  /** Stop works, also where a step in native code never comes back. */
  private void endWhereStuck(Duration idle) {
    ActiveRun current = run;
    Child process = child;
    if (current != null
        && process != null
        && current.stopAskedMillis() > timing.stop().toMillis()
        && idle.compareTo(timing.stop()) > 0) {
      process.kill(new Ending.WouldNotStop(timing.stop()));
    }
  }

  private synchronized void ended(Child which, Ending ending) {
    if (which != child) {
      return;
    }
    child = null;
    Message reason = ending.reason();
    if (run != null) {
      run.lose(reason);
    }
    for (CompletableFuture<EngineInfo> question : new ArrayList<>(questions.values())) {
      events.execute(() -> question.completeExceptionally(new EngineLostException(reason)));
    }
    questions.clear();
    enquiries.values().forEach(open -> open.lose(reason));
    enquiries.clear();
    asked.values().forEach(open -> open.lose(reason));
    asked.clear();
    told.values().forEach(somebody -> somebody.lose(reason));
    told.clear();
  }

  private static java.util.concurrent.ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name("layerloom-engine-" + name).factory();
  }

  /** Tells whose words these are: a process that was given up may still have some to say. */
  private final class Conversation implements Child.Listener {
    private @Nullable Child child;

    @Override
    public void heard(Frame frame) throws IOException {
      if (child != null) {
        EngineProcess.this.heard(child, frame);
      }
    }

    @Override
    public void ended(Ending ending) {
      if (child != null) {
        EngineProcess.this.ended(child, ending);
      }
    }
  }
}
