package org.layerloom.network.kinds;

import java.util.List;
import java.util.stream.LongStream;
import org.layerloom.network.Family;
import org.layerloom.network.Inference;
import org.layerloom.network.Message;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Site;
import org.layerloom.network.TorchCode;

/** One number a channel: the mean or the largest over everything else. */
final class GlobalPooling extends Layer {

  private final boolean largest;

  GlobalPooling(boolean largest) {
    super(largest ? "globalMaxpool" : "globalAvgpool", Family.CONVOLUTION, "fth-disc");
    this.largest = largest;
  }

  @Override
  Inference shape(Site site) {
    Shape in = site.tensor(0).shape();
    return in.rank() < 2
        ? Fits.misfit(null, Message.of("network.rank", Message.of("network.layout.channels"), in))
        : Inference.of(Shape.of(in.extent(0)));
  }

  @Override
  public List<String> forward(TorchCode code) {
    int rank = code.site().tensor(0).shape().rank();
    String axes = Sliding.list(LongStream.rangeClosed(2, rank).boxed().toList());
    return List.of(
        code.let(
            "torch.%s(%s, %s, False)".formatted(largest ? "amax" : "mean", code.input(0), axes)));
  }

  @Override
  public String formula(Settings settings) {
    return largest ? "y_c = \\max_{i,j} x_{c,i,j}" : "y_c = \\frac{1}{HW} \\sum_{i,j} x_{c,i,j}";
  }
}
