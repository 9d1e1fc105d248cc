package org.layerloom.network;

/** One click that mends a misfit, in terms of the node that has it. */
public sealed interface Repair {

  /** Puts a new node of this kind in the wire into an input of the node: Flatten before Dense. */
  record InsertBefore(int inputPort, String kind, Settings settings) implements Repair {}

  /** Gives a parameter another value. */
  record Set(String parameter, Value value) implements Repair {}

  /**
   * Gives a parameter of the layer that made an input's shape another value: the last Dense before
   * a loss. Not offered where that layer has no such parameter.
   */
  record SetBefore(int inputPort, String parameter, Value value) implements Repair {}

  /** Makes the node one of another kind, with its links where their ports go on. */
  record Become(String kind, Settings settings) implements Repair {}
}
