package org.layerloom.exchange.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.layerloom.network.NodeId;

/**
 * In which order numbers lie here, told by Keras's order: its pictures have their channels last
 * unless they say otherwise, the flowchart's have them first. Axes are those of a sample, counted
 * from 0.
 */
sealed interface KerasOrder {

  /** Data of which nothing is said: what comes is believed to be as the flowchart wants it. */
  record Open() implements KerasOrder {}

  /** Nobody can tell. */
  record Unknown() implements KerasOrder {}

  /**
   * @param axes for each axis here, which of Keras's it is
   */
  record Axes(List<Integer> axes) implements KerasOrder {
    public Axes {
      axes = List.copyOf(axes);
    }
  }

  /**
   * A row that was a tensor, flattened here in another order than in Keras.
   *
   * @param extents of the tensor, in the order in which Keras flattened it
   * @param axes for each axis that was flattened here, its place among these
   * @param at the node that flattened it
   */
  record Row(List<Long> extents, List<Integer> axes, NodeId at) implements KerasOrder {
    public Row {
      extents = List.copyOf(extents);
      axes = List.copyOf(axes);
    }

    int[] places() {
      return axes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Whether another row has its numbers at the same places. */
    boolean like(KerasOrder other) {
      return other instanceof Row row && row.extents.equals(extents) && row.axes.equals(axes);
    }

    /** Whether it makes no difference: axes of extent 1 may stand anywhere. */
    boolean alike() {
      List<Integer> longer = axes.stream().filter(axis -> extents.get(axis) > 1).toList();
      return longer.equals(longer.stream().sorted().toList());
    }
  }

  /** As in Keras. */
  static List<Integer> same(int rank) {
    return IntStream.range(0, rank).boxed().toList();
  }

  /** One axis in front, the others behind it as in Keras. */
  static List<Integer> front(int rank, int axis) {
    List<Integer> order = new ArrayList<>(same(rank));
    order.remove(/* index */ axis);
    order.addFirst(axis);
    return order;
  }

  /** One axis behind the others. */
  static List<Integer> behind(int rank, int axis) {
    List<Integer> order = new ArrayList<>(same(rank));
    order.remove(/* index */ axis);
    order.addLast(axis);
    return order;
  }
}
