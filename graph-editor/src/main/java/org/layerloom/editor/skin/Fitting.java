package org.layerloom.editor.skin;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.ConnectionRule.Refused;
import org.layerloom.editor.ConnectionRule.Verdict;
import org.layerloom.editor.GraphLink;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.drawing.Spot;
import org.layerloom.editor.words.Words;

/** Asks the application which ports a wire fits. */
final class Fitting {
  private Fitting() {}

  /** Ports that a wire from the anchor may end at. */
  static Set<PortRef> portsFor(View view, Spot anchor, @Nullable GraphLink old) {
    Set<PortRef> fits = new HashSet<>();
    for (var node : view.drawing().model().nodes()) {
      for (Spot spot : view.drawing().spots(node.id())) {
        if (verdict(view, anchor, spot).fits()) {
          fits.add(spot.ref());
        }
      }
    }
    if (old != null) {
      fits.add(anchor.port().isInput() ? old.from() : old.to());
    }
    return fits;
  }

  static String whyNot(View view, Spot anchor, Spot spot) {
    return verdict(view, anchor, spot) instanceof Refused refused ? refused.reason() : "";
  }

  private static Verdict verdict(View view, Spot anchor, Spot spot) {
    if (anchor.port().isInput() == spot.port().isInput()) {
      return new Refused(
          Words.of(
              view.editor(),
              anchor.port().isInput() ? "wire.inputToInput" : "wire.outputToOutput"));
    }
    if (anchor.ref().node().equals(spot.ref().node())) {
      return new Refused(Words.of(view.editor(), "wire.sameNode"));
    }
    boolean backwards = anchor.port().isInput();
    return view.editor()
        .getConnectionRule()
        .check(backwards ? spot.ref() : anchor.ref(), backwards ? anchor.ref() : spot.ref());
  }
}
