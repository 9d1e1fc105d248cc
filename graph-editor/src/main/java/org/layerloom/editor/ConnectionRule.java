package org.layerloom.editor;

import java.util.Objects;

/**
 * The application's word on which wires make sense. Called on the JavaFX thread for every port in
 * sight when a wire is picked up, so it should answer from memory.
 */
@FunctionalInterface
public interface ConnectionRule {

  /** The answer to a question of this rule. */
  sealed interface Verdict {
    /** It makes sense. */
    static Verdict allowed() {
      return new Fits();
    }

    /** It does not, because of this. */
    static Verdict refused(String reason) {
      return new Refused(reason);
    }

    /** Whether the answer is yes. */
    default boolean fits() {
      return this instanceof Fits;
    }
  }

  /** Yes. */
  record Fits() implements Verdict {}

  /**
   * No.
   *
   * @param reason one sentence in the user's language
   */
  record Refused(String reason) implements Verdict {
    /** The reason is needed: the user shall not have to guess. */
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** Lets any output meet any input of another node. */
  ConnectionRule ANYTHING = (_, _) -> Verdict.allowed();

  /**
   * May this wire be drawn? Direction and sameness were already checked by the editor.
   *
   * @param from an output
   * @param to an input of another node
   */
  Verdict check(PortRef from, PortRef to);

  /**
   * May a new node from this template be put into that wire?
   *
   * @param template id of the template
   * @param link id of the link
   */
  default Verdict checkTemplateOnLink(String template, String link) {
    return Verdict.allowed();
  }

  /**
   * May this existing node be put into that wire?
   *
   * @param node id of the node
   * @param link id of the link
   */
  default Verdict checkNodeOnLink(String node, String link) {
    return Verdict.allowed();
  }
}
