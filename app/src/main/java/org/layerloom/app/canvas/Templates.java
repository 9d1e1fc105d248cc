package org.layerloom.app.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.blocks.Block;
import org.layerloom.app.blocks.Blocks;
import org.layerloom.app.blocks.Piece;
import org.layerloom.app.language.Language;
import org.layerloom.app.language.Words;
import org.layerloom.editor.Catalogue;
import org.layerloom.editor.PortRef;
import org.layerloom.editor.Template;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Signal;
import org.layerloom.network.Wording;

/** What the search box offers: every kind and block that fits the wire, likeliest first. */
public final class Templates implements Catalogue {

  /** What a misfit with a repair loses. */
  private static final double TO_REPAIR = 0.5;

  private final Supplier<Graph> graph;
  private final Supplier<org.layerloom.network.Catalogue> kinds;
  private final Supplier<List<Kind>> offered;
  private final Blocks blocks;
  private final ShapeFit shapes;
  private final Words words;
  private final List<Words> allWords;
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
      Blocks blocks,
      ShapeFit shapes,
      Words words,
      Wording wording,
      List<Wording> languages,
      CardMapper cards) {
    this.graph = graph;
    this.kinds = kinds;
    this.offered = offered;
    this.blocks = blocks;
    this.shapes = shapes;
    this.words = words;
    this.allWords = java.util.Arrays.stream(Language.values()).map(Words::new).toList();
    this.wording = wording;
    this.languages = List.copyOf(languages);
    this.cards = cards;
  }

  @Override
  public List<Template> offer(@Nullable PortRef wire) {
    Node at = wire == null ? null : graph.get().find(new NodeId(wire.node()));
    List<Template> all = new ArrayList<>();
    if (wire == null || at == null) {
      offered.get().forEach(kind -> all.add(template(kind, 0)));
      blocks.all().forEach(block -> all.add(template(block, 0)));
      return all;
    }
    Kind there = kinds.get().kind(at.kind());
    Usual usual = new Usual(graph.get());
    if (Ports.isInput(wire)) {
      for (Kind kind : offered.get()) {
        if (gives(kind, there, wire)) {
          all.add(template(kind, usual.score(kind, there.id())));
        }
      }
      return all;
    }
    Signal flowing = shapes.signal(Ports.ref(wire));
    for (Kind kind : offered.get()) {
      double score = score(there, wire, kind, flowing, usual);
      if (score >= 0) {
        all.add(template(kind, score));
      }
    }
    for (Block block : blocks.all()) {
      if (takes(first(block), there, wire)) {
        all.add(template(block, usual.score(there, block.template())));
      }
    }
    return all;
  }

  /** How likely a kind is wanted behind an output; below 0 where it cannot be. */
  private double score(
      Kind there, PortRef wire, Kind fresh, @Nullable Signal flowing, Usual usual) {
    if (!takes(fresh, there, wire)) {
      return -1;
    }
    double likely = usual.score(there, fresh.id());
    boolean first = fresh.inputs().getFirst().type().accepts(type(there, wire));
    ShapeFit.Fit fit =
        flowing == null || !first ? ShapeFit.Fit.PERHAPS : shapes.fit(fresh, flowing);
    return switch (fit) {
      case WELL -> likely;
      case PERHAPS -> flowing == null || !first ? likely : likely * TO_REPAIR;
      case NOT -> -1;
    };
  }

  private Kind first(Block block) {
    Piece piece = block.build().apply(null);
    return kinds.get().kind(piece.graph().node(piece.inputs().getFirst().node()).kind());
  }

  /** One kind, to be dragged from the palette. */
  public Template template(Kind kind) {
    return template(kind, 0);
  }

  /** One block, to be dragged from the palette. */
  public Template template(Block block) {
    return template(block, 0);
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

  private Template template(Block block, double score) {
    String key = "block." + block.id();
    List<String> names = new ArrayList<>(List.of(words.text(key)));
    allWords.stream().map(w -> w.text(key)).filter(n -> !names.contains(n)).forEach(names::add);
    Piece piece = block.build().apply(null);
    return new Template(
        cards.preview(block, words.text(key), piece),
        names,
        words.text("palette.blocks"),
        words.text(key + ".line"),
        score);
  }

  private static boolean takes(Kind fresh, Kind there, PortRef wire) {
    return there.outputs().stream()
        .filter(output -> output.name().equals(Ports.name(wire)))
        .anyMatch(
            output -> fresh.inputs().stream().anyMatch(in -> in.type().accepts(output.type())));
  }

  private static boolean gives(Kind fresh, Kind there, PortRef wire) {
    return there.inputs().stream()
        .filter(input -> input.name().equals(Ports.name(wire)))
        .anyMatch(
            input -> fresh.outputs().stream().anyMatch(out -> input.type().accepts(out.type())));
  }

  private static PortType type(Kind there, PortRef wire) {
    return there.outputs().stream()
        .filter(output -> output.name().equals(Ports.name(wire)))
        .map(Port::type)
        .findFirst()
        .orElse(PortType.TENSOR);
  }
}
