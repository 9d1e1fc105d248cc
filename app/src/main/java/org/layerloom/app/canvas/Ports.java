package org.layerloom.app.canvas;

import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;

/**
 * Ports as the editor knows them. A kind may call an input and an output alike ({@code model} goes
 * into an evaluation and out of it again), while the editor wants one name a port: inputs therefore
 * bear a sign in front.
 */
final class Ports {

  private static final String INPUT = ">";

  private Ports() {}

  static String input(String name) {
    return INPUT + name;
  }

  static String output(String name) {
    return name;
  }

  static boolean isInput(org.layerloom.editor.PortRef ref) {
    return ref.port().startsWith(INPUT);
  }

  /** The port of the network that the editor's one stands for. */
  static PortRef ref(org.layerloom.editor.PortRef ref) {
    return new PortRef(new NodeId(ref.node()), name(ref));
  }

  static String name(org.layerloom.editor.PortRef ref) {
    return isInput(ref) ? ref.port().substring(INPUT.length()) : ref.port();
  }

  static org.layerloom.editor.PortRef inputOf(PortRef ref) {
    return new org.layerloom.editor.PortRef(ref.node().value(), input(ref.port()));
  }

  static org.layerloom.editor.PortRef outputOf(PortRef ref) {
    return new org.layerloom.editor.PortRef(ref.node().value(), output(ref.port()));
  }
}
