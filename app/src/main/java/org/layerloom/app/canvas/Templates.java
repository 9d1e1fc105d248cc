package org.layerloom.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerloom.editor.Catalogue;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Template;
import org.layerloom.network.Family;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Wording;

/** What the search box offers: every kind that fits the wire, likeliest first. */
public final class Templates implements Catalogue {

  private static final double LIKELY = 0.9;
  private static final double POSSIBLE = 0.3;

  private final Supplier<Graph> graph;
  private final Supplier<org.layerloom.network.Catalogue> kinds;
  private final Supplier<List<Kind>> offered;
  private final Wording wording;
  private final List<Wording> languages;
  private final CardMapper cards;

  /**
   * @param offered what may stand in the graph that is shown
   * @param wording in the window's language
   * @param languages every language in which names are to be found
   */
  Templates(
      Supplier<Graph> graph,
      Supplier<org.layerloom.network.Catalogue> kinds,
      Supplier<List<Kind>> offered,
      Wording wording,
      List<Wording> languages,
      CardMapper cards) {
    this.graph = graph;
    this.kinds = kinds;
    this.offered = offered;
    this.wording = wording;
    this.languages = List.copyOf(languages);
    this.cards = cards;
  }

  @Override
  public List<Template> offer(@Nullable PortRef wire) {
    List<Template> all = new ArrayList<>();
    Node at = wire == null ? null : graph.get().find(new NodeId(wire.node()));
    for (Kind kind : offered.get()) {
      if (wire == null || at == null) {
        all.add(template(kind, 0));
      } else {
        Kind other = kinds.get().kind(at.kind());
        if (fits(other, wire, kind)) {
          all.add(template(kind, likelihood(other.family(), kind.family())));
        }
      }
    }
    return all;
  }

  /** One kind, to be dragged from the palette. */
  public Template template(Kind kind) {
    return template(kind, 0);
  }

  private Template template(Kind kind, double score) {
    List<String> names = new ArrayList<>();
    names.add(wording.name(kind));
    languages.stream().map(l -> l.name(kind)).filter(n -> !names.contains(n)).forEach(names::add);
    if (!names.contains(kind.id())) {
      names.add(kind.id());
    }
    return new Template(
        cards.preview(kind), names, wording.family(kind.family()), wording.line(kind), score);
  }

  private static boolean fits(Kind there, PortRef wire, Kind fresh) {
    String name = Ports.name(wire);
    return Ports.isInput(wire)
        ? there.inputs().stream()
            .filter(input -> input.name().equals(name))
            .anyMatch(
                input -> fresh.outputs().stream().anyMatch(out -> input.type().accepts(out.type())))
        : there.outputs().stream()
            .filter(output -> output.name().equals(name))
            .anyMatch(
                output -> fresh.inputs().stream().anyMatch(in -> in.type().accepts(output.type())));
  }

  /** What usually follows what, as networks are drawn in the literature. */
  private static double likelihood(Family before, Family next) {
    Set<Family> usual =
        switch (before) {
          case DATA -> Set.of(Family.PREPARATION);
          case PREPARATION -> Set.of(Family.CONVOLUTION, Family.DENSE);
          case CONVOLUTION ->
              Set.of(Family.CONVOLUTION, Family.SHAPE, Family.ACTIVATION, Family.BLOCK);
          case SHAPE, ACTIVATION -> Set.of(Family.DENSE);
          case DENSE -> Set.of(Family.DENSE, Family.LOSS, Family.REGULARISATION);
          case SEQUENCE, ATTENTION -> Set.of(Family.DENSE, Family.REGULARISATION);
          case COMBINE, REGULARISATION, BLOCK ->
              Set.of(Family.DENSE, Family.CONVOLUTION, Family.BLOCK);
          case LOSS -> Set.of(Family.RUN);
          case RUN, RESULT -> Set.of(Family.RESULT);
        };
    return usual.contains(next) ? LIKELY : POSSIBLE;
  }
}
