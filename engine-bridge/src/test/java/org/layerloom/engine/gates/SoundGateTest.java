package org.layerloom.engine.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerloom.engine.Flows;
import org.layerloom.network.Kind;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;

/**
 * What the nodes of sound compute, against SciPy: see {@code make_fixture.py} beside the answers.
 */
final class SoundGateTest {

  private final JsonNode answers = answers();

  private static JsonNode answers() {
    try (InputStream in = Kind.class.getResourceAsStream("kinds/sound.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * A power is a sum of a window's products, squared: in single precision a part in a million of
   * the strongest frequency of its frame. Of a logarithm near the floor that leaves less than 1e-3;
   * MFCCs are sums of those, weighted by at most sqrt(2 / bands).
   */
  @ParameterizedTest
  @CsvSource({
    "spectrogram, power, false, 2e-6",
    "melSpectrogram, bands, false, 2e-6",
    "mfcc, mfcc, true, 2e-5"
  })
  void aSoundIsTakenApartAsByScipy(String kind, String answer, boolean log, double tolerance) {
    // given the sound that the answers are of
    float[] sound = numbers(answers.path("sound"));
    List<Object> settings = new ArrayList<>(settings(kind));
    if (!kind.equals("mfcc")) {
      settings.addAll(List.of("logarithm", log));
    }
    Flows flows = flows(1, sound.length, kind, settings.toArray());

    // when the engine takes it apart
    SingleRun run = new SingleRun(flows, 1, 3);
    run.features.put(0, sound);
    float[] found = of(run, "it");

    // then each number is SciPy's
    float[] wanted = numbers(answers.path(answer));
    assertThat(found).hasSameSizeAs(wanted);
    double largest = 0;
    for (float value : wanted) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < wanted.length; i++) {
      assertThat((double) found[i])
          .as("number %d", i)
          .isCloseTo(wanted[i], within(tolerance * largest));
    }
  }

  @Test
  void aLogarithmIsOfPowerAndFloor() {
    // given the same sound, as logarithms
    float[] sound = numbers(answers.path("sound"));
    List<Object> settings = new ArrayList<>(settings("melSpectrogram"));
    SingleRun run =
        new SingleRun(flows(1, sound.length, "melSpectrogram", settings.toArray()), 1, 3);
    run.features.put(0, sound);

    float[] found = of(run, "it");

    // then silence is the floor itself, and sound is as loud as SciPy says
    float[] bands = numbers(answers.path("bands"));
    double floor = answers.path("settings").path("floor").asDouble();
    assertThat((double) found[0]).isCloseTo(Math.log(floor), within(1e-5));
    for (int i = 0; i < bands.length; i++) {
      assertThat((double) found[i])
          .as("number %d", i)
          .isCloseTo(Math.log(bands[i] + floor), within(1e-3));
    }
  }

  @Test
  void channelsAreHeardEachByItself() {
    // given two samples of two channels
    SingleRun both = new SingleRun(flows(2, 300, "mfcc", settings("mfcc").toArray()), 2, 5);
    float[] found = of(both, "it");

    // when each channel is heard alone
    for (int at = 0; at < 4; at++) {
      SingleRun one = new SingleRun(flows(1, 300, "mfcc", settings("mfcc").toArray()), 1, 5);
      for (int i = 0; i < 300; i++) {
        one.features.put(i, both.features.get(at * 300 + i));
      }
      float[] alone = of(one, "it");

      // then it gives what it gave among the others
      for (int i = 0; i < alone.length; i++) {
        assertThat(found[at * alone.length + i]).isCloseTo(alone[i], within(1e-4f));
      }
    }
  }

  private List<Object> settings(String kind) {
    List<Object> settings = new ArrayList<>();
    answers
        .path("settings")
        .properties()
        .forEach(
            each -> {
              boolean of =
                  switch (each.getKey()) {
                    case "window", "hop", "floor" -> true;
                    case "coefficients" -> kind.equals("mfcc");
                    default -> !kind.equals("spectrogram");
                  };
              if (of) {
                settings.add(each.getKey());
                settings.add(
                    each.getValue().isInt()
                        ? (Object) each.getValue().intValue()
                        : each.getValue().doubleValue());
              }
            });
    return settings;
  }

  private static Flows flows(int channels, int length, String kind, Object... settings) {
    return new Flows(Shape.of(channels, length), 0, Shape.of(3))
        .then("it", kind, settings)
        .then("flat", "flatten")
        .then("tail", "dense", "units", 3)
        .loss("loss", "mse")
        .train();
  }

  private static float[] of(SingleRun run, String node) {
    FloatBuffer values = Objects.requireNonNull(run.activations().get(PortRef.of(node, "out")));
    float[] all = new float[values.remaining()];
    values.duplicate().get(all);
    return all;
  }

  private static float[] numbers(JsonNode array) {
    List<Float> all = new ArrayList<>();
    for (JsonNode each : array) {
      if (each.isArray()) {
        each.forEach(value -> all.add((float) value.asDouble()));
      } else {
        all.add((float) each.asDouble());
      }
    }
    float[] numbers = new float[all.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = all.get(i);
    }
    return numbers;
  }
}
