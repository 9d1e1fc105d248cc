package org.layerloom.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerloom.json.Json;
import org.layerloom.json.JsonException;
import org.layerloom.network.Message;

/** What goes between the processes comes over as it was. */
class CompressionJsonTest {

  @Test
  void requestsComeOver() throws Exception {
    Path run = Path.of("runs", "one").toAbsolutePath();
    List<CompressionRequest> requests =
        List.of(
            new CompressionRequest(run, "last", null),
            new CompressionRequest(
                run,
                "best",
                new CompressionRequest.Making(
                    Form.UNITS, 0.25, 4, Path.of("small.loom").toAbsolutePath())));
    for (CompressionRequest request : requests) {
      assertThat(CompressionJson.request(CompressionJson.toJson(request))).isEqualTo(request);
    }
  }

  @Test
  void eventsComeOver() throws Exception {
    Message reason = Message.of("compression.noUnits");
    List<CompressionEvent> events =
        List.of(
            new CompressionEvent.Working(3, 15),
            new CompressionEvent.Measured(
                new Candidate(Form.WEIGHTS, 0.9, 10, 2_000, 300, 12.5, Double.NaN, 0.125)),
            new CompressionEvent.Unfit(Form.UNITS, reason),
            new CompressionEvent.Done(10_000),
            new CompressionEvent.Made(Path.of("small.loom"), 40, 100),
            new CompressionEvent.Failed(reason, true));
    for (CompressionEvent event : events) {
      assertThat(CompressionJson.event(CompressionJson.toJson(event))).isEqualTo(event);
    }
  }

  @Test
  void whatIsNoneIsRefused() {
    assertThatThrownBy(() -> CompressionJson.event(Json.object().put("event", "sung")))
        .isInstanceOf(JsonException.class);
    assertThat(Form.find("int4")).isEmpty();
  }
}
