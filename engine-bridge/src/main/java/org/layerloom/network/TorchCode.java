package org.layerloom.network;

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

  /** Assigns an expression to a fresh variable and returns the variable. */
  String let(String expression);

  /** Writes a statement that only has an effect, such as an update of running statistics. */
  void run(String statement);

  /** A TorchScript expression of type bool: whether this is a training step. */
  String training();
}
