package org.layerloom.network;

/** What flows through a link once shapes are known. */
public sealed interface Signal {

  /** What the numbers of a tensor are. */
  enum Numbers {
    REAL,
    /** Each from 0 to 1, as a sigmoid gives them. */
    UNIT,
    /** From 0 to 1, and 1 in sum over the classes, as softmax gives them. */
    SHARES,
    /** Indices, such as tokens; {@link Tensor#most} bounds them. */
    INDEX
  }

  /**
   * Features or activations, one sample's shape.
   *
   * @param most for {@link Numbers#INDEX}: how many different values there are; 0 otherwise
   */
  record Tensor(Shape shape, Numbers numbers, long most) implements Signal {
    /** Whether its numbers can be calculated with: anything but indices. */
    public boolean calculable() {
      return numbers != Numbers.INDEX;
    }

    public static Tensor real(Shape shape) {
      return new Tensor(shape, Numbers.REAL, 0);
    }
  }

  /**
   * What should come out.
   *
   * @param classes how many classes the indices choose from; 0 where targets are real numbers
   * @param shape one sample's shape: no extents for one class index a sample
   */
  record Labels(long classes, Shape shape) implements Signal {}

  /** One number to make smaller. */
  record Loss() implements Signal {}

  /** A trained network. */
  record Model() implements Signal {}
}
