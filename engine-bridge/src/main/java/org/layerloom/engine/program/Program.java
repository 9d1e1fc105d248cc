package org.layerloom.engine.program;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.LossKind;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;

/**
 * A network with its training as TorchScript text, and what its lists hold. See the package's
 * tutorial for the methods.
 *
 * @param standalone the text of a module with {@code forward} alone, whose tensors are {@link
 *     #attributes}
 * @param constants the tensors that both texts call {@code CONSTANTS.c0} and so on
 * @param aims the train nodes in the order of their turns
 * @param slots the network's part of the state list, trained ones first
 * @param keeps what else outlasts a step, behind the slots: weights that balance classes, then the
 *     optimiser's part
 * @param features what the dataset gives, {@code labels} what it says should come out
 * @param outputs what {@code predict} gives
 * @param activations what {@code activations} gives
 * @param generated which of the activations is a picture that is made out of noise; -1 for none
 * @param watched the nodes that {@code health} looks at
 * @param activationNumbers kept for one sample's way back
 * @param positions how many single answers one sample's score counts
 * @param ignored the label that no loss counts, and that may be no class; null where all count
 */
public record Program(
    String source,
    String standalone,
    List<NamedTensor> constants,
    List<Aim> aims,
    NodeId dataset,
    List<Slot> slots,
    List<Keep> keeps,
    Signal.Tensor features,
    Signal.Labels labels,
    List<Output> outputs,
    List<PortRef> activations,
    int generated,
    List<NodeId> watched,
    LossKind.Measure measure,
    long positions,
    @Nullable Long ignored,
    long activationNumbers) {

  public Program {
    constants = List.copyOf(constants);
    aims = List.copyOf(aims);
    slots = List.copyOf(slots);
    keeps = List.copyOf(keeps);
    outputs = List.copyOf(outputs);
    activations = List.copyOf(activations);
    watched = List.copyOf(watched);
  }

  /**
   * A train node and its settings.
   *
   * @param places of the slots that it trains, in the order in which the program speaks of them
   */
  public record Aim(NodeId train, TrainPlan plan, List<Integer> places) {
    public Aim {
      places = List.copyOf(places);
    }
  }

  /** The settings that hold for the whole run: those of the first train node. */
  public TrainPlan plan() {
    return aims.getFirst().plan();
  }

  /** Where they are set. */
  public NodeId trainNode() {
    return aims.getFirst().train();
  }

  /**
   * What an optimiser keeps.
   *
   * @param key its name in checkpoints: {@code optimizer.conv1.weight.mean}
   * @param start the number it starts with everywhere
   * @param balances what is to be filled by the labels that are trained with; null for what the
   *     optimiser keeps
   */
  public record Keep(String key, Shape shape, double start, @Nullable Balances balances) {
    Keep(String key, Shape shape, double start) {
      this(key, shape, start, null);
    }
  }

  /**
   * A weight a class, so that all classes count alike.
   *
   * @param ignored the label that does not count; null where all do
   */
  public record Balances(NodeId loss, @Nullable Long ignored) {}

  /**
   * A prediction that a loss judges.
   *
   * @param loss the loss's node
   * @param logits whether it is the raw sum that a softmax or sigmoid turns into probabilities
   */
  public record Output(NodeId loss, Shape shape, boolean logits) {}

  /** What the slots are called in the standalone module. */
  public static List<String> attributes(List<Slot> slots) {
    List<String> names = new ArrayList<>();
    for (Slot slot : slots) {
      String name = "w_" + slot.key().replaceAll("[^A-Za-z0-9]", "_");
      names.add(names.contains(name) ? name + "_" + names.size() : name);
    }
    return names;
  }

  /** How many of the slots the optimiser changes: the first ones. */
  public int trained() {
    return (int) slots.stream().filter(Slot::trained).count();
  }

  /** Numbers that training changes. */
  public long parameters() {
    return slots.stream().filter(Slot::trained).mapToLong(slot -> slot.shape().size()).sum();
  }

  /**
   * Compiles a sound analysis.
   *
   * @throws NotTrainable where no training follows from it, with a sentence for the person
   */
  public static Program compile(Analysis analysis, Catalogue catalogue) throws NotTrainable {
    return compile(analysis, catalogue, Precision.SINGLE);
  }

  public static Program compile(Analysis analysis, Catalogue catalogue, Precision precision)
      throws NotTrainable {
    return compile(analysis, catalogue, precision, true);
  }

  /**
   * @param processor whether it is to run on the processor, whose memory likes another layout of
   *     pictures than a graphics card's
   */
  public static Program compile(
      Analysis analysis, Catalogue catalogue, Precision precision, boolean processor)
      throws NotTrainable {
    return new Compiler(Layout.of(analysis, catalogue), precision, processor).program();
  }
}
