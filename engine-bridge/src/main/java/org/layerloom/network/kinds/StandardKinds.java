package org.layerloom.network.kinds;

import java.util.List;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;

/** The kinds of the standard catalogue, in the palette's order. */
public final class StandardKinds {

  public static final Catalogue CATALOGUE = new Catalogue(all());

  private StandardKinds() {}

  private static List<Kind> all() {
    return List.of(
        new DatasetKind(),
        new Normalize(),
        new Convolution(2, "fth-grid"),
        new Pooling(true, 2),
        new Pooling(false, 2),
        new Dense(),
        Elementwise.activation("relu", "fth-trending-up", "y = \\max(0, x)", "torch.relu(%s)"),
        Elementwise.sigmoid(),
        Elementwise.activation("tanh", "fth-activity", "y = \\tanh x", "torch.tanh(%s)"),
        new Softmax(),
        new Add(),
        new Concat(),
        new Flatten(),
        new Dropout(),
        new CrossEntropy(),
        new BinaryCrossEntropy(),
        new NumberLoss(
            "mse",
            "fth-crosshair",
            "torch.mse_loss(%s, %s, 1)",
            "L = \\frac{1}{N} \\sum_i (y_i - t_i)^2"),
        new Train(),
        Flow.evaluate(),
        Flow.export());
  }
}
