package org.layerloom.engine.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.layerloom.data.Samples;
import org.layerloom.engine.Blobs;
import org.layerloom.network.Message;
import org.layerloom.network.NodeId;
import org.layerloom.training.TrainingEvent.Noticed;

/** Samples that are trained with and tested with are told of at the data's node. */
final class LeakageTest {

  private static final NodeId DATA = new NodeId("data");

  private final Samples train = Blobs.of(200, 3, 1, 5);

  @Test
  void ofPartsWithNothingInCommonNothingIsSaid() {
    Leakage leakage = new Leakage(train, Seeds.ascending(200), DATA);

    assertThat(leakage.found(new long[0], List.of(Blobs.of(50, 3, 2, 5)))).isEmpty();
  }

  @Test
  void testSamplesThatAreTrainedWithAreCounted() {
    Samples test = Picked.places(train, IntStream.range(10, 40).toArray());

    List<Noticed> found =
        new Leakage(train, Seeds.ascending(30), DATA).found(new long[0], List.of(test));

    // Those from 10 to 29 are trained with.
    assertThat(found)
        .containsExactly(new Noticed(0, DATA, Message.of("engine.notice.leak.test", 20, 30)));
  }

  @Test
  void soAreDoublesOverTheSplitForValidation() {
    int[] twice = IntStream.range(0, 200).map(i -> i / 2).toArray();
    Samples doubled = Picked.places(train, twice);
    long[] even = IntStream.range(0, 100).mapToLong(i -> 2L * i).toArray();
    long[] odd = IntStream.range(0, 100).mapToLong(i -> 2L * i + 1).toArray();

    assertThat(new Leakage(doubled, even, DATA).found(odd, List.of()))
        .containsExactly(
            new Noticed(0, DATA, Message.of("engine.notice.leak.validation", 100, 100)));
  }

  @Test
  void aSingleDoubleIsOrdinary() {
    Samples test = Picked.places(train, new int[] {7});

    assertThat(new Leakage(train, Seeds.ascending(200), DATA).found(new long[0], List.of(test)))
        .isEmpty();
  }
}
