package org.layerloom.network;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a kind writes its program. Statements are in TorchScript's serialised dialect (see the
 * package tutorial of {@code engine}): {@code torch.conv2d(x, w, b, [1, 1])}. Names of kinds' own
 * variables come from {@link #let}.
 */
public interface TorchCode {

  Site site();

  default Settings settings() {
    return site().settings();
  }

  /** The expression of the only tensor at an input port. */
  String input(int port);

  /** The expressions of all tensors at an input port, in the order of their links. */
  java.util.List<String> inputs(int port);

  /** The expression of one of {@link LayerKind#weights}. */
  String weight(String name);

  /**
   * The expression of real numbers that belong to the program itself: nobody trains them, and no
   * checkpoint keeps them. On the device and in the precision of an expression that is given.
   *
   * @param name unique within the node
   * @param numbers asked for once a program, as many as the shape has
   */
  String fixed(String name, Shape shape, Supplier<float[]> numbers, String like);

  /** Assigns an expression to a fresh variable and returns the variable. */
  String let(String expression);

  /** Writes a statement that only has an effect, such as an update of running statistics. */
  void run(String statement);

  /**
   * Remembers that the first expression is a softmax or sigmoid of the second, so that a loss on it
   * can start from the {@linkplain #logits logits}, which is exact where the probability itself
   * rounds to 0 or 1.
   */
  default void squashed(String probabilities, String logits) {}

  /** What an expression was before its softmax or sigmoid, or null where it is neither. */
  default @Nullable String logits(String probabilities) {
    return null;
  }

  /**
   * Like {@link #let}, for an expression that only its value is wanted of: it is not written where
   * nobody uses the variable.
   */
  default String lazily(String expression) {
    return let(expression);
  }

  /**
   * Remembers that the first expression is a ReLU of the second, so that what takes the largest
   * number of a window can do so first and rectify the few that are left: the same values and the
   * same gradients for a quarter of the work.
   */
  default void rectified(String rectified, String sum) {}

  /** What an input was before its ReLU, or null where it is none or somebody else needs it too. */
  default @Nullable String unrectified(int port) {
    return null;
  }

  /** A TorchScript expression of type bool: whether this is a training step. */
  String training();
}
