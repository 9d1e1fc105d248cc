package org.layerloom.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.layerloom.app.language.Language;
import org.layerloom.app.language.Words;
import org.layerloom.training.Curves;

/** A run in a web page that plays it back. */
class PlayerTest {

  private static Curves curves(int count, boolean scored) {
    long[] step = new long[count];
    double[] epoch = new double[count];
    double[] loss = new double[count];
    double[] score = new double[count];
    double[] seconds = new double[count];
    for (int i = 0; i < count; i++) {
      step[i] = i;
      epoch[i] = i / 1000.0;
      loss[i] = i == 3 ? Double.NaN : 2.0 / (1 + i);
      score[i] = scored ? i / (double) count : Double.NaN;
      seconds[i] = i / 100.0;
    }
    List<Curves.Epoch> epochs =
        count == 0
            ? List.of()
            : List.of(new Curves.Epoch(1, 0.5, 0.7, 0.6, scored ? 0.8 : Double.NaN, 10, 10));
    return new Curves(
        new Curves.Steps(count, step, epoch, loss, score, seconds), epochs, List.of());
  }

  @Test
  void everyLineIsThereInAsManyPointsAsAScreenShows() throws Exception {
    String html = Player.html(curves(5_000, true), new Words(Language.ENGLISH));

    int from = html.indexOf("const data = ") + "const data = ".length();
    JsonNode data = new ObjectMapper().readTree(html.substring(from, html.indexOf(";\n", from)));
    assertThat(data.path("seconds").asDouble()).isEqualTo(49.99);
    assertThat(data.path("charts")).hasSize(2);
    JsonNode train = data.path("charts").get(0).path("lines").get(0).path("points");
    assertThat(train.size()).isBetween(500, 600);
    // the mean of the first nine losses, one of which is none
    double sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += i == 3 ? 0 : 2.0 / (1 + i);
    }
    assertThat(train.get(0).get(2).asDouble()).isCloseTo(sum / 8, within(1e-5));
    JsonNode validation = data.path("charts").get(1).path("lines").get(1);
    assertThat(validation.path("points").get(0).get(2).asDouble()).isEqualTo(0.8);
    assertThat(html).doesNotContain("http", "src=", "href=");
  }

  @Test
  void aRunWithoutScoresHasOneChartAndOneWithoutStepsNone() {
    Words words = new Words(Language.CHINESE);

    assertThat(Player.html(curves(50, false), words))
        .contains("player-0")
        .doesNotContain("id=\"player-1\"");
    assertThat(Player.html(curves(0, false), words)).isEmpty();
  }

  private static org.assertj.core.data.Offset<Double> within(double off) {
    return org.assertj.core.data.Offset.offset(off);
  }
}
