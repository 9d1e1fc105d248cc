package org.layerloom.app.canvas;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.layerloom.app.blocks.Block;
import org.layerloom.app.blocks.Piece;
import org.layerloom.app.language.Numbers;
import org.layerloom.app.language.Words;
import org.layerloom.app.session.SessionState;
import org.layerloom.editor.Badge;
import org.layerloom.editor.GraphNode;
import org.layerloom.editor.GraphPort;
import org.layerloom.editor.NodeFlag;
import org.layerloom.network.Graph;
import org.layerloom.network.Kind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Objectives;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Problem;
import org.layerloom.network.Settings;
import org.layerloom.network.Site;
import org.layerloom.network.SubnetKind;
import org.layerloom.network.Value;
import org.layerloom.network.Wording;

/** Draws nodes as cards. */
final class CardMapper {

  private final Wording wording;
  private final Words words;
  private final Numbers numbers;
  private final Site.DatasetShapes data;
  private final Icons icons = new Icons();

  CardMapper(Wording wording, Words words, Site.DatasetShapes data) {
    this.wording = wording;
    this.words = words;
    this.numbers = new Numbers(words);
    this.data = data;
  }

  GraphNode card(Node node, Kind kind, List<Problem> problems, SessionState state) {
    String title = node.title().isEmpty() ? wording.name(kind) : node.title();
    GraphNode.Builder card =
        builder(node.id().value(), title, kind, named(node.settings(), kind, state.graph()))
            .at(node.at().x(), node.at().y())
            .flag(NodeFlag.BYPASSED, node.bypassed())
            .flag(NodeFlag.LOCKED, state.locked().contains(node.id()))
            .flag(NodeFlag.GROUP, kind instanceof SubnetKind)
            .flag(NodeFlag.SHARED, kind instanceof SubnetKind && shares(node));
    if (!problems.isEmpty()) {
      card.badge(badge(problems));
    }
    return card.build();
  }

  /** What a train node moves, called as the cards are rather than by their ids. */
  private Settings named(Settings settings, Kind kind, Graph graph) {
    if (!kind.hasParameter(Objectives.UPDATES) || Objectives.names(settings).isEmpty()) {
      return settings;
    }
    String names =
        Objectives.names(settings).stream()
            .map(id -> NodeId.isValid(id) ? graph.find(new NodeId(id)) : null)
            .filter(Objects::nonNull)
            .map(CardMapper::shortName)
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? settings : settings.with(Objectives.UPDATES, new Value.Text(names));
  }

  /**
   * Without the id, for which there is no room: cards of one name are told apart by their wires.
   */
  private static String shortName(Node node) {
    String subnet = SubnetKind.name(node.kind());
    return !node.title().isEmpty() ? node.title() : subnet == null ? node.id().value() : subnet;
  }

  private static boolean shares(Node node) {
    return node.settings().text(SubnetKind.WEIGHTS).equals(SubnetKind.SHARED);
  }

  /** The card of a kind that is not on the canvas yet. */
  GraphNode preview(Kind kind) {
    return builder(kind.id(), wording.name(kind), kind, kind.initialSettings()).build();
  }

  /** The card of a block that is not on the canvas yet: what stands for its several cards. */
  GraphNode preview(Block block, String name, Piece piece) {
    GraphNode.Builder card =
        GraphNode.builder(block.template(), name)
            .subtitle(words.text("palette.layers", piece.graph().nodes().size()))
            .family(Families.key(block.family()))
            .icon(icons.character(block.icon()))
            .flag(NodeFlag.GROUP, true);
    if (!piece.inputs().isEmpty()) {
      card.input(Ports.input("in"), "");
    }
    if (!piece.outputs().isEmpty()) {
      card.output(Ports.output("out"), "");
    }
    return card.build();
  }

  private GraphNode.Builder builder(String id, String title, Kind kind, Settings settings) {
    GraphNode.Builder card =
        GraphNode.builder(id, title)
            .subtitle(subtitle(kind, settings))
            .family(Families.key(kind.family()))
            .icon(icons.character(kind.icon()));
    kind.inputs().forEach(port -> card.port(port(kind, port, true)));
    kind.outputs().forEach(port -> card.port(port(kind, port, false)));
    return card;
  }

  /** The settings that matter; of a dataset, how many samples it has to train and to test with. */
  private String subtitle(Kind kind, Settings settings) {
    if (kind.id().equals("dataset")) {
      Site.DatasetShape shape = data.find(settings.text("source"));
      if (shape != null) {
        String train = numbers.count(shape.trainSize());
        return shape.testSize() == 0 ? train : train + " + " + numbers.count(shape.testSize());
      }
    }
    return wording.summary(kind, settings);
  }

  private GraphPort port(Kind kind, Port port, boolean input) {
    GraphPort.Side side = input ? GraphPort.Side.LEFT : outputSide(port);
    return new GraphPort(
        input ? Ports.input(port.name()) : Ports.output(port.name()),
        wording.port(kind, port),
        input ? GraphPort.Kind.INPUT : GraphPort.Kind.OUTPUT,
        side,
        "",
        !input || port.many());
  }

  /** Labels leave below, where their dashed wire finds a lane of its own beside the flow. */
  private static GraphPort.Side outputSide(Port port) {
    return port.type() == PortType.LABELS ? GraphPort.Side.BOTTOM : GraphPort.Side.RIGHT;
  }

  private Badge badge(List<Problem> problems) {
    boolean error = problems.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
    String text = String.join("\n", problems.stream().map(p -> wording.say(p.message())).toList());
    return error ? Badge.error(text) : Badge.warning(text);
  }
}
