package org.layerloom.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {

  @ParameterizedTest
  @CsvSource({
    "44100, 16000, 1000",
    "44100, 16000, 6800",
    "16000, 44100, 3000",
    "8000, 11025, 440",
    "48000, 8000, 3200",
    "22050, 22051, 5000"
  })
  void whatBothRatesHoldIsKept(int from, int to, double hertz) {
    // given a tone below half of either rate
    float[] old = floats(Waves.tone(hertz, from, from / 2));

    // when it is brought to the other rate
    float[] made = new Resampling(from, to).of(old, to / 2);

    // then it is the same tone, but where the sound begins and ends: 16 bits are 3e-5
    double[] wanted = Waves.tone(hertz, to, to / 2);
    int edge = 40 * Math.max(1, to / from) + 10;
    for (int i = edge; i < wanted.length - edge; i++) {
      assertThat((double) made[i]).as("number %d", i).isCloseTo(wanted[i], within(1e-4));
    }
  }

  @ParameterizedTest
  @CsvSource({"44100, 16000, 8300", "44100, 8000, 5000", "48000, 8000, 23000"})
  void whatTheNewRateCannotHoldIsGone(int from, int to, double hertz) {
    // given a tone above half of the new rate, which would be heard as another one
    float[] old = floats(Waves.tone(hertz, from, from / 2));

    // when it is brought to that rate
    float[] made = new Resampling(from, to).of(old, to / 2);

    // then there is nothing, 74 dB down
    for (int i = 50; i < made.length - 50; i++) {
      assertThat(Math.abs(made[i])).as("number %d", i).isLessThan(1e-4f);
    }
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}
