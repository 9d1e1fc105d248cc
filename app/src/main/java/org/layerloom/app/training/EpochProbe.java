package org.layerloom.app.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;
import org.layerloom.network.Value;
import org.layerloom.project.Document;
import org.layerloom.training.Engine;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.RunRequest;
import org.layerloom.training.Speed;

/**
 * How long an epoch of the open project takes on this machine. Where the project is sound, nothing
 * was changed for a while and the engine has nothing to do, the engine measures it by itself: it
 * takes about a second behind everything else, and a person who has to ask first does not know that
 * it can be known. What was measured is remembered while the window is open.
 *
 * <p>Belongs to the screen's thread.
 */
public final class EpochProbe implements AutoCloseable {

  /** What is known of the project as it is now. */
  public sealed interface State {

    /** Nothing yet: the project is not sound, or the engine is not there or has other work. */
    record Unknown() implements State {}

    record Measuring() implements State {}

    record Known(Speed speed) implements State {}

    /** It cannot be measured. */
    record Impossible(Message reason) implements State {}
  }

  /** So many projects, or states of one, are remembered. */
  private static final int REMEMBERED = 40;

  /** What is known is shown when the hand is still: comparing large projects takes a while. */
  private static final Duration STILL = Duration.millis(200);

  private static final Point NOWHERE = new Point(0, 0);

  private final Session session;
  private final Runs runs;
  private final EngineStatus status;
  private final Engine engine;
  private final Supplier<String> device;
  private final Executor screen;
  private final PauseTransition still = new PauseTransition(STILL);
  private final PauseTransition quiet;
  // Held here: nobody else holds it, and it would be collected.
  private final ObservableValue<Boolean> active;
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State.Unknown());
  private final Map<Key, State> measured =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, State> eldest) {
          return size() > REMEMBERED;
        }
      };
  private @Nullable Key asked;
  private boolean closed;

  /**
   * @param device on which the person trains
   * @param quiet how long nothing must have been changed
   */
  public EpochProbe(
      Session session,
      Runs runs,
      EngineStatus status,
      Engine engine,
      Supplier<String> device,
      Executor screen,
      Duration quiet) {
    this.session = session;
    this.runs = runs;
    this.status = status;
    this.engine = engine;
    this.device = device;
    this.screen = screen;
    this.quiet = new PauseTransition(quiet);
    this.quiet.setOnFinished(event -> measure());
    still.setOnFinished(event -> look());
    active = runs.stateProperty().map(run -> run.phase().active());
    session.stateProperty().subscribe(this::changed);
    active.subscribe(this::changed);
    status.stateProperty().subscribe(this::changed);
  }

  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Everything that the time of an epoch depends on. */
  private record Key(List<Part> parts, String device) {}

  /** A graph without what only the eye sees. */
  private record Part(String name, List<Node> nodes, List<List<PortRef>> links) {
    static Part of(String name, Graph graph) {
      return new Part(
          name,
          graph.nodes().values().stream().map(Part::bare).toList(),
          graph.links().stream().map((Link link) -> List.of(link.from(), link.to())).toList());
    }

    private static Node bare(Node node) {
      Node bare = node.at(NOWHERE).titled("");
      for (String setting : List.of("epochs", "learningRate", "seed")) {
        if (node.settings().has(setting) && node.kind().equals("train")) {
          bare = bare.with(setting, new Value.Flag(false));
        }
      }
      return bare;
    }
  }

  private Key key(Document document) {
    Map<String, Graph> inner = document.network().subnetworks();
    List<Part> parts =
        inner.entrySet().stream()
            .map(entry -> Part.of(entry.getKey(), entry.getValue()))
            .collect(Collectors.toCollection(java.util.ArrayList::new));
    parts.add(Part.of("", document.network().graph()));
    return new Key(parts, device.get());
  }

  private boolean sound() {
    SessionState now = session.state();
    return now.whole().sound() && !now.document().graph().nodes().isEmpty();
  }

  private boolean measurable() {
    return sound()
        && status.state() instanceof EngineStatus.State.Ready
        && !runs.state().phase().active();
  }

  private void changed() {
    quiet.stop();
    // The answer to the last question may come after the window has closed.
    if (!closed) {
      still.playFromStart();
    }
  }

  /** Shows what is known of the project as it is now, and waits for quiet otherwise. */
  private void look() {
    Document document = session.state().document();
    Key key = key(document);
    State known = measured.get(key);
    if (known != null && sound()) {
      state.set(known);
    } else if (key.equals(asked)) {
      state.set(new State.Measuring());
    } else {
      state.set(new State.Unknown());
      if (measurable()) {
        quiet.playFromStart();
      }
    }
  }

  private void measure() {
    if (!measurable()) {
      return;
    }
    Document document = session.state().document();
    Key key = key(document);
    asked = key;
    state.set(new State.Measuring());
    RunRequest request = new RunRequest(document, java.nio.file.Path.of(""), key.device(), 0);
    var _ =
        engine
            .probe(request)
            .whenCompleteAsync((speed, failure) -> heard(key, speed, failure), screen);
  }

  private void heard(Key key, @Nullable Speed speed, @Nullable Throwable failure) {
    if (key.equals(asked)) {
      asked = null;
    }
    if (speed != null) {
      measured.put(key, new State.Known(speed));
    } else if (!(cause(failure) instanceof NoAnswerException no)) {
      // An engine that cannot, or that was lost over it: asking again would not help.
      measured.put(key, new State.Unknown());
    } else if (!passing(no.reason())) {
      measured.put(key, new State.Impossible(no.reason()));
    }
    changed();
  }

  /** Whether a later attempt may succeed. */
  private static boolean passing(Message reason) {
    return reason.key().startsWith("training.probe.");
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return (failure instanceof CompletionException || failure instanceof CancellationException)
            && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  @Override
  public void close() {
    closed = true;
    still.stop();
    quiet.stop();
  }
}
