package org.layerloom.engine.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.layerloom.data.Samples;
import org.layerloom.engine.Blobs;
import org.layerloom.engine.Flows;
import org.layerloom.engine.host.Control;
import org.layerloom.network.Shape;
import org.layerloom.training.TrainingEvent;

/** Classes that count alike, however many samples they have. */
final class BalanceTest {

  @TempDir Path folder;

  private static Samples labelled(long... labels) {
    ByteBuffer bytes =
        ByteBuffer.allocate(labels.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long label : labels) {
      bytes.putLong(label);
    }
    ByteBuffer features =
        ByteBuffer.allocate(labels.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return new Samples(
        labels.length, Shape.of(1), Samples.Type.FLOAT, features, 4, Shape.of(), bytes.flip());
  }

  @Test
  void aClassWeighsByHowRareItIsAmongThoseTrainedWith() {
    Samples samples = labelled(0, 0, 0, 0, 1, 3, 3, 2, 2, 2);

    // The last three are kept back, and 2 does not occur among the others.
    float[] weights = Balance.weights(samples, Seeds.ascending(7), 4, null);

    assertThat(weights).containsExactly(7f / 12, 7f / 3, 1, 7f / 6);
    assertThat(4 * weights[0] + weights[1] + 2 * weights[3]).isEqualTo(7);
  }

  @Test
  void whatIsIgnoredIsNotCounted() {
    Samples samples = labelled(0, -1, 0, -1, 1);

    assertThat(Balance.weights(samples, Seeds.ascending(5), 2, -1L)).containsExactly(0.75f, 1.5f);
  }

  @Test
  void balancedIsWhatOneWouldHaveGivenByHand() throws Exception {
    Samples train = Blobs.of(300, 3, 5, 4);
    float[] weights = Balance.weights(train, Seeds.ascending(300), 3, null);
    String given = weights[0] + ", " + weights[1] + ", " + weights[2];

    assertThat(losses("balanced", "1", train)).isEqualTo(losses("given", given, train));
    assertThat(losses("balanced", "1", train)).isNotEqualTo(losses("none", given, train));
  }

  private List<Double> losses(String choice, String numbers, Samples train) throws Exception {
    Flows flows =
        new Flows(Shape.of(4), 3, Shape.of())
            .then("out", "dense", "units", 3)
            .loss("loss", "crossEntropy", "classWeights", choice, "classNumbers", numbers)
            .train("epochs", 2, "batchSize", 16);
    List<Double> losses = new ArrayList<>();
    Job job = new Job(flows.compile(), 0, train, train, folder, "cpu", 1, null);
    new Trainer(
            job,
            new Control(),
            event -> {
              if (event instanceof TrainingEvent.Progress progress) {
                progress.steps().forEach(step -> losses.add(step.loss()));
              }
            })
        .run();
    assertThat(losses).hasSize(38);
    return losses;
  }
}
