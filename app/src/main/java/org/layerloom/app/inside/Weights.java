package org.layerloom.app.inside;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.layerloom.app.work.Background;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.SafeTensors;
import org.layerloom.network.NodeId;
import org.layerloom.training.Trained;

/** The numbers that a network has learned, read from its checkpoint off the screen's thread. */
final class Weights {

  private final Newest newest;

  Weights(Background background) {
    this.newest = new Newest(background);
  }

  /** Reads those of a node; none where it has none, or the file went meanwhile. */
  void read(Trained network, NodeId node, Consumer<List<NamedTensor>> done) {
    newest.read(() -> of(network, node), done);
  }

  private static List<NamedTensor> of(Trained network, NodeId node) throws IOException {
    String own = node.value() + ".";
    return SafeTensors.read(network.file()).tensors().stream()
        .filter(tensor -> tensor.name().startsWith(own))
        .toList();
  }
}
