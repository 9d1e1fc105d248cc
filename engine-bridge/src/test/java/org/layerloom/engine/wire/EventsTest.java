package org.layerloom.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortType;
import org.layerloom.network.Term;
import org.layerloom.network.Value;
import org.layerloom.training.TrainingEvent;

class EventsTest {

  private static final Message MESSAGE =
      Message.of(
          "a.key",
          "text",
          3,
          1L << 40,
          0.1,
          true,
          List.of(1, "two"),
          Message.of("inner", 7),
          new Term.OfNode(new NodeId("conv1"), "conv2d", ""),
          new Term.OfKind("dense"),
          new Term.OfParameter("", "kernel"),
          new Term.OfValue("conv2d", "kernel", Value.Wholes.of(3, 3)),
          new Term.OfValue("dense", "units", new Value.Whole(128)),
          new Term.OfValue("dropout", "rate", new Value.Real(0.5)),
          new Term.OfValue("dense", "bias", new Value.Flag(true)),
          new Term.OfValue("dense", "activation", new Value.Text("relu")),
          new Term.OfPort("add", "in"),
          new Term.OfType(PortType.TENSOR));

  private static final List<TrainingEvent> EVENTS =
      List.of(
          new TrainingEvent.Preparing(MESSAGE, -1),
          new TrainingEvent.Started(
              Path.of("runs", "训练 1").toAbsolutePath(), "gpu:0", 1L << 40, 10, 938, ""),
          new TrainingEvent.Progress(
              List.of(
                  new TrainingEvent.Step(0, 0, Double.NaN, Double.NaN),
                  new TrainingEvent.Step(Long.MAX_VALUE, 1e-300, 0.1 + 0.2, -0.0)),
              Double.POSITIVE_INFINITY,
              Double.NEGATIVE_INFINITY),
          new TrainingEvent.EpochDone(1, 0.25, 0.5, Double.NaN, Double.NaN, 3.5),
          new TrainingEvent.Measured(
              20,
              0.5,
              1e-3,
              4870.5,
              Double.NaN,
              List.of(new TrainingEvent.Sizes(new NodeId("block1/conv1"), 0.1, 2, 1e-4))),
          new TrainingEvent.Paused(3),
          new TrainingEvent.Resumed(3),
          new TrainingEvent.Noticed(7, new NodeId("conv1"), MESSAGE),
          new TrainingEvent.Tuned(7, 20, 1e-4, 128, 469),
          new TrainingEvent.Finished(true, 3, 0.1, 0.9, 5e3, 60, Path.of("run").toAbsolutePath()),
          new TrainingEvent.Failed(MESSAGE, true),
          new TrainingEvent.Lost(MESSAGE));

  @Test
  void everyKindOfEventIsThere() {
    assertThat(EVENTS.stream().<Object>map(Object::getClass)).contains((Object[]) kinds());
  }

  /** The compiler lists them. */
  private static Class<?>[] kinds() {
    return TrainingEvent.class.getPermittedSubclasses();
  }

  @Test
  void eventsComeBackAsTheyWere() throws JsonException {
    for (TrainingEvent event : EVENTS) {
      ObjectNode travelled = Json.object(Json.bytes(Events.toJson(event)));
      assertThat(Events.event(travelled)).isEqualTo(event);
    }
  }

  @Test
  void anEventWithoutOneOfItsFieldsIsRefused() {
    for (TrainingEvent event : EVENTS) {
      ObjectNode whole = Events.toJson(event);
      for (String field : (Iterable<String>) whole::fieldNames) {
        ObjectNode lacking = whole.deepCopy().without(List.of(field));
        assertThatThrownBy(() -> Events.event(lacking))
            .as("%s without %s", event, field)
            .isInstanceOf(JsonException.class);
      }
    }
  }

  @Test
  void anUnknownEventIsRefused() {
    assertThatThrownBy(() -> Events.event(Json.object().put("event", "party")))
        .hasMessageContaining("party");
  }
}
