package org.layerloom.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Inference;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Port;
import org.layerloom.network.PortRef;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.SubnetKind;

/** What flows out of a port now, and whether a fresh node could take it in. */
public final class ShapeFit {

  /** How well a kind takes what flows. */
  enum Fit {
    /** As it is. */
    WELL,
    /** After a repair that is offered, or nobody can tell yet. */
    PERHAPS,
    NOT
  }

  private final Supplier<Analysis> analysis;
  private final Supplier<Catalogue> catalogue;
  private final Site.DatasetShapes data;

  ShapeFit(Supplier<Analysis> analysis, Supplier<Catalogue> catalogue, Site.DatasetShapes data) {
    this.analysis = analysis;
    this.catalogue = catalogue;
    this.data = data;
  }

  /** What flows out of an output; null where that is not known. */
  @Nullable Signal signal(PortRef output) {
    Analysis now = analysis.get();
    Node node = now.graph().find(output.node());
    List<Signal> signals = node == null ? null : now.outputs().get(node.id());
    Kind kind = node == null ? null : catalogue.get().find(node.kind());
    if (signals == null || kind == null) {
      return null;
    }
    for (int i = 0; i < Math.min(signals.size(), kind.outputs().size()); i++) {
      if (kind.outputs().get(i).name().equals(output.port())) {
        return signals.get(i);
      }
    }
    return null;
  }

  /** The shape that flows out of an output; null where that is not known. */
  @Nullable Shape shape(PortRef output) {
    return signal(output) instanceof Signal.Tensor tensor ? tensor.shape() : null;
  }

  /** The shape of what flows into the first input of a node. */
  @Nullable Shape shapeInto(NodeId node) {
    return analysis.get().graph().into(node).stream()
        .findFirst()
        .map(link -> shape(link.from()))
        .orElse(null);
  }

  /** Asks a kind with its first settings. */
  Fit fit(Kind kind, Signal flowing) {
    if (kind instanceof SubnetKind && analysis.get().catalogue().find(kind.id()) == null) {
      return Fit.PERHAPS; // A ready block: made for what arrives.
    }
    List<List<Signal>> inputs = new ArrayList<>();
    for (Port port : kind.inputs()) {
      if (port.many()) {
        return Fit.PERHAPS; // Others may join.
      }
      if (inputs.isEmpty()) {
        inputs.add(List.of(flowing));
      } else if (port.required()) {
        return Fit.PERHAPS; // Waits for more than this wire.
      } else {
        inputs.add(List.of());
      }
    }
    return switch (kind.infer(new Site(kind.initialSettings(), inputs, data))) {
      case Inference.Known known -> Fit.WELL;
      case Inference.Misfit misfit -> misfit.repairs().isEmpty() ? Fit.NOT : Fit.PERHAPS;
    };
  }
}
