package org.layerloom.lesson;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Term;
import org.layerloom.subnet.Network;

/**
 * Keeps a lesson's locked nodes as they are. It compares what was with what would be, so that no
 * kind of edit needs a rule of its own: a locked node may be moved, titled and linked anew, but not
 * set, bypassed, renamed, removed or put away into a sub-network.
 */
public final class Locks {

  private Locks() {}

  /** Why an edit is refused; null where it leaves all locked nodes alone. */
  public static @Nullable Message refusal(Network before, Network next, Set<NodeId> locked) {
    for (NodeId id : locked) {
      Node was = before.graph().find(id);
      if (was == null) {
        continue;
      }
      Node now = next.graph().find(id);
      boolean same =
          now != null
              && now.kind().equals(was.kind())
              && now.settings().equals(was.settings())
              && now.bypassed() == was.bypassed();
      if (!same) {
        return Message.of("lesson.locked", new Term.OfNode(was));
      }
    }
    return null;
  }
}
