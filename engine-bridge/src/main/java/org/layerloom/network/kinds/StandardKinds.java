package org.layerloom.network.kinds;

import java.util.List;
import java.util.stream.Stream;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;

/** The kinds of the standard catalogue, in the palette's order. */
public final class StandardKinds {

  public static final Catalogue CATALOGUE =
      new Catalogue(
          Stream.of(
                  List.<Kind>of(new DatasetKind(), new Normalize()),
                  Sound.all(),
                  Augmentation.all(),
                  convolution(),
                  dense(),
                  ActivationKinds.all(),
                  combine(),
                  shape(),
                  regularisation(),
                  losses(),
                  List.<Kind>of(new Train(), Flow.evaluate(), Flow.export()),
                  List.<Kind>of(SubnetEnd.input(), SubnetEnd.output()))
              .flatMap(List::stream)
              .toList(),
          Sealed.all());

  private StandardKinds() {}

  private static List<Kind> convolution() {
    return List.of(
        new Convolution(2, "fth-grid"),
        new Pooling(true, 2),
        new Pooling(false, 2),
        new GlobalPooling(false),
        new GlobalPooling(true),
        new AdaptivePooling(false),
        new AdaptivePooling(true),
        new Convolution(1, "fth-bar-chart-2"),
        new Convolution(3, "fth-box"),
        new Pooling(true, 1),
        new Pooling(false, 1),
        new Pooling(true, 3),
        new Pooling(false, 3),
        new DepthwiseConvolution(false),
        new DepthwiseConvolution(true),
        new TransposedConvolution(2, "fth-maximize-2"),
        new TransposedConvolution(1, "fth-maximize-2"),
        new TransposedConvolution(3, "fth-maximize-2"),
        new Upsample(),
        new PixelShuffle());
  }

  private static List<Kind> dense() {
    return List.of(
        new Dense(),
        new Embedding(),
        new Bilinear(),
        Recurrent.rnn(),
        Recurrent.lstm(),
        Recurrent.gru(),
        new Attention(),
        new TransformerLayer(false),
        new TransformerLayer(true),
        new Positions(),
        new LearnedPositions());
  }

  private static List<Kind> combine() {
    return List.of(
        Combine.of("add", "fth-plus-circle", "add", "Y = \\sum_k X_k"),
        Combine.of("subtract", "fth-minus-circle", "sub", "Y = X_1 - X_2 - \\ldots"),
        Combine.of("multiply", "fth-x-circle", "mul", "Y = \\prod_k X_k"),
        Combine.average(),
        Combine.of("maximum", "fth-chevrons-up", "maximum", "Y = \\max_k X_k"),
        Combine.of("minimum", "fth-chevrons-down", "minimum", "Y = \\min_k X_k"),
        new Concat(),
        new Dot(),
        new Expression(),
        new Constant(),
        new NoiseSource());
  }

  private static List<Kind> shape() {
    return List.of(
        new Flatten(),
        new Reshape(),
        Rearrange.permute(),
        Rearrange.slice(),
        Rearrange.squeeze(),
        Rearrange.repeat(),
        new Reduce(),
        Borders.pad(),
        Borders.crop());
  }

  private static List<Kind> regularisation() {
    return List.of(
        new Dropout(),
        Noise.spatialDropout(),
        Noise.alphaDropout(),
        Noise.gaussian(),
        Normalisation.batch(),
        Normalisation.layer(),
        Normalisation.group(),
        Normalisation.instance(),
        Normalisation.rms());
  }

  private static List<Kind> losses() {
    return List.of(
        new CrossEntropy(),
        new BinaryCrossEntropy(),
        NumberLoss.mse(),
        NumberLoss.mae(),
        NumberLoss.huber(),
        new Hinge(),
        NumberLoss.divergence(),
        NumberLoss.cosine(),
        new Ctc());
  }
}
