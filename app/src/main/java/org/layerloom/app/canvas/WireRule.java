package org.layerloom.app.canvas;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.blocks.Block;
import org.layerloom.app.language.Words;
import org.layerloom.editor.ConnectionRule;
import org.layerloom.editor.PortRef;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Edit;
import org.layerloom.network.EditResult;
import org.layerloom.network.Edits;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Link;
import org.layerloom.network.NodeId;
import org.layerloom.network.Port;
import org.layerloom.network.Wording;

/**
 * Answers the editor whether a wire makes sense by trying it on the graph: the reason is that of
 * the edit that would be refused.
 */
final class WireRule implements ConnectionRule {

  private final Supplier<Graph> graph;
  private final Supplier<Catalogue> catalogue;
  private final Wording wording;
  private final Words words;

  WireRule(Supplier<Graph> graph, Supplier<Catalogue> catalogue, Wording wording, Words words) {
    this.graph = graph;
    this.catalogue = catalogue;
    this.wording = wording;
    this.words = words;
  }

  @Override
  public Verdict check(PortRef from, PortRef to) {
    Link link = new Link(Ports.ref(from), Ports.ref(to));
    return verdict(new Edit.Connect(link));
  }

  @Override
  public Verdict checkTemplateOnLink(String template, String link) {
    // A block's ends are those of the layers: it goes wherever tensors flow.
    return Block.isTemplate(template)
        ? fitsInto(catalogue.get().find("flatten"), link)
        : fitsInto(catalogue.get().find(template), link);
  }

  @Override
  public Verdict checkNodeOnLink(String node, String link) {
    return fitsInto(catalogue.get().find(graph.get().node(new NodeId(node)).kind()), link);
  }

  private Verdict fitsInto(@Nullable Kind kind, String linkId) {
    Graph now = graph.get();
    List<Link> links = now.links().stream().filter(l -> ModelMapper.id(l).equals(linkId)).toList();
    if (kind == null || links.isEmpty()) {
      return Verdict.allowed();
    }
    Link link = links.getFirst();
    Port output = port(now, link.from(), false);
    Port input = port(now, link.to(), true);
    boolean takes = kind.inputs().stream().anyMatch(p -> p.type().accepts(output.type()));
    boolean gives = kind.outputs().stream().anyMatch(p -> input.type().accepts(p.type()));
    return takes && gives
        ? Verdict.allowed()
        : Verdict.refused(words.text("canvas.notHere", wording.name(kind)));
  }

  private Port port(Graph now, org.layerloom.network.PortRef ref, boolean input) {
    Kind kind = catalogue.get().kind(now.node(ref.node()).kind());
    return (input ? kind.inputs() : kind.outputs())
        .stream().filter(p -> p.name().equals(ref.port())).findFirst().orElseThrow();
  }

  private Verdict verdict(Edit edit) {
    return switch (Edits.apply(graph.get(), edit, catalogue.get())) {
      case EditResult.Applied applied -> Verdict.allowed();
      case EditResult.Rejected(var reason, var node) -> Verdict.refused(wording.say(reason));
    };
  }
}
