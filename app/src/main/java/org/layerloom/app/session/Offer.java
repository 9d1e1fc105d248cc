package org.layerloom.app.session;

import java.util.List;
import java.util.stream.Stream;
import org.layerloom.network.Kind;
import org.layerloom.network.LayerKind;
import org.layerloom.network.PortType;
import org.layerloom.network.SubnetKind;
import org.layerloom.subnet.Definitions;

/** Which kinds may stand in the graph that is shown: another one inside a sub-network. */
final class Offer {

  private Offer() {}

  static List<Kind> of(SessionState state) {
    Stream<Kind> all = state.catalogue().all().stream();
    return state.path().isEmpty()
        ? all.filter(kind -> !isEnd(kind)).toList()
        : all.filter(kind -> isEnd(kind) || isLayer(kind) || isBelow(kind, state)).toList();
  }

  private static boolean isEnd(Kind kind) {
    return kind.id().equals(SubnetKind.INPUT) || kind.id().equals(SubnetKind.OUTPUT);
  }

  /** Whether it is a layer that can take what enters a sub-network: samples stay outside. */
  private static boolean isLayer(Kind kind) {
    return kind instanceof LayerKind
        && kind.inputs().stream().allMatch(port -> port.type().accepts(PortType.TENSOR));
  }

  /** Whether a sub-network can be used in the one that is open: it does not contain it. */
  private static boolean isBelow(Kind kind, SessionState state) {
    return kind instanceof SubnetKind subnet
        && !Definitions.within(subnet.name(), state.document().subnetworks())
            .contains(state.where());
  }
}
