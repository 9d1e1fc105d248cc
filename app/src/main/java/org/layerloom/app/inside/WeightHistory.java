package org.layerloom.app.inside;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.layerloom.app.work.Background;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.SafeTensors;
import org.layerloom.network.NodeId;
import org.layerloom.training.RunFolder;
import org.layerloom.training.RunReader;
import org.layerloom.training.Trained;

/** How a node's weights were spread at each epoch whose checkpoint is kept. */
final class WeightHistory {

  /** More stand closer than they can be told apart, and each is a file to be read. */
  private static final int MOST_EPOCHS = 60;

  private static final int MOST_NUMBERS = 20_000;

  /** The shares of the weights that lie below each of {@link Moment#quantiles}. */
  static final List<Double> SHARES = List.of(0.02, 0.25, 0.5, 0.75, 0.98);

  private final Newest newest;

  /** An epoch, and what lies below and above its weights, by {@link #SHARES}. */
  record Moment(int epoch, List<Double> quantiles) {}

  WeightHistory(Background background) {
    this.newest = new Newest(background);
  }

  /** Reads those of a node's first tensor; none where it has none, or no epoch is kept. */
  void read(Trained network, NodeId node, Consumer<List<Moment>> done) {
    newest.read(() -> of(network, node), done);
  }

  private static List<Moment> of(Trained network, NodeId node) throws IOException {
    List<Integer> epochs = RunReader.epochs(new RunFolder(network.run()));
    int step = Math.max(1, Math.ceilDiv(epochs.size(), MOST_EPOCHS));
    List<Moment> moments = new ArrayList<>();
    for (int i = 0; i < epochs.size(); i++) {
      boolean last = i == epochs.size() - 1;
      if (i % step == 0 || last) {
        int epoch = epochs.get(i);
        Trained then = new Trained(network.run(), Trained.epoch(epoch));
        for (NamedTensor tensor : SafeTensors.read(then.file()).tensors()) {
          if (tensor.name().startsWith(node.value() + ".")) {
            moments.add(new Moment(epoch, quantiles(tensor)));
            break;
          }
        }
      }
    }
    return moments;
  }

  static List<Double> quantiles(NamedTensor tensor) {
    var values = tensor.values().duplicate();
    int count = values.remaining();
    int step = Math.max(1, count / MOST_NUMBERS);
    float[] numbers = new float[Math.ceilDiv(count, step)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.get(values.position() + i * step);
    }
    Arrays.sort(numbers);
    return SHARES.stream()
        .map(share -> (double) numbers[(int) Math.round(share * (numbers.length - 1))])
        .toList();
  }
}
