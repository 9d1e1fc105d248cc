package org.layerloom.engine.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerloom.engine.torch.TorchArchive;
import org.layerloom.network.LossKind;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Value;

/** Writes a layout's methods. */
final class Compiler {

  private final Layout layout;
  private final Precision precision;
  private final boolean channelsLast;
  private final TrainPlan plan;
  private final Optimiser optimiser;

  Compiler(Layout layout, Precision precision, boolean processor) {
    this.layout = layout;
    this.channelsLast = processor && layout.channelsLast();
    this.precision = precision;
    this.plan = TrainPlan.of(layout.site(layout.train).settings());
    this.optimiser = Optimiser.of(plan);
  }

  Program program() {
    Groups groups = Groups.of(layout, plan, optimiser);
    List<Program.Output> outputs = layout.losses.stream().map(this::output).toList();
    LookText look =
        new LookText(
            layout, precision, channelsLast, outputs.stream().map(Program.Output::shape).toList());
    HealthText health = new HealthText(layout, precision);
    String source =
        TorchArchive.HEADER
            + new TrainText(layout, precision, channelsLast, plan, optimiser, groups).method()
            + evaluate()
            + predict()
            + activations()
            + health.method()
            + look.judge()
            + look.look();
    return new Program(
        source,
        standalone(),
        plan,
        layout.dataset.id(),
        layout.train.id(),
        layout.slots,
        groups.keeps(),
        (Signal.Tensor) layout.signal(layout.dataset, 0),
        (Signal.Labels) layout.signal(layout.dataset, 1),
        outputs,
        activationPorts(),
        health.nodes(),
        Score.measure(layout),
        Score.positions(layout),
        ignored(),
        layout.activationNumbers());
  }

  /** The label that every loss ignores, and that may thus be no class. */
  private @Nullable Long ignored() {
    List<@Nullable Long> all =
        layout.losses.stream()
            .<@Nullable Long>map(
                loss -> ((LossKind) layout.kind(loss)).ignored(layout.site(loss).settings()))
            .distinct()
            .toList();
    return all.size() == 1 ? all.getFirst() : null;
  }

  /** Like training without its update, over as many batches as are asked for. */
  private String evaluate() {
    Body body = new Body();
    Batches.open(body);
    body.line("losses = annotate(List[Tensor], [])");
    body.line("scores = annotate(List[Tensor], [])");
    body.line("answers = annotate(List[Tensor], [])");
    body.block(
        "for i in range(torch.Int(torch.select(control[1], 0, 2)))",
        () -> {
          Batches.index(body, "i");
          NetworkText text = text(body);
          Batches.features(text);
          Batches.labels(text);
          text.layers(layout.feeding(layout.losses));
          String loss = Losses.total(layout, text, body);
          body.run("torch.append(losses, torch.to(%s, 7))".formatted(loss));
          body.run("torch.append(scores, %s)".formatted(Score.hits(layout, text)));
          body.run("torch.append(answers, %s)".formatted(Score.answers(layout, text)));
        });
    body.line("return [torch.stack(losses), torch.stack(scores), torch.stack(answers)]");
    return body.method("evaluate", "control", "data", "state");
  }

  private String predict() {
    Body body = new Body();
    List<String> outputs = predictions(text(body), "control[0]");
    body.line("return " + inOrder(outputs));
    return body.method("predict", "control", "state");
  }

  /** Whoever reads a result's numbers expects them row by row, whatever lay in memory before. */
  private static String inOrder(List<String> outputs) {
    return outputs.stream()
        .map(output -> "torch.contiguous(" + output + ")")
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** A module of its own, which keeps its tensors as attributes. */
  private String standalone() {
    Body body = new Body();
    List<String> names = Program.attributes(layout.slots);
    NetworkText text =
        new NetworkText(layout, body, precision, false, false, place -> "self." + names.get(place));
    List<String> outputs = predictions(text, "x");
    boolean one = outputs.size() == 1;
    body.line("return " + (one ? outputs.getFirst() : "(" + String.join(", ", outputs) + ")"));
    StringBuilder source = new StringBuilder("class S(Module):\n");
    source.append("  __parameters__ = [");
    names.forEach(name -> source.append('"').append(name).append("\", "));
    source.append("]\n  __buffers__ = []\n  training : bool\n");
    names.forEach(name -> source.append("  ").append(name).append(" : Tensor\n"));
    String type = one ? "Tensor" : "Tuple[" + "Tensor, ".repeat(outputs.size() - 1) + "Tensor]";
    source.append(body.method("forward", List.of("x: Tensor"), type));
    return source.toString();
  }

  private List<String> predictions(NetworkText text, String stored) {
    text.features(stored);
    Set<NodeId> needed = new HashSet<>();
    for (Node loss : layout.losses) {
      needed.addAll(layout.feeding(predictors(loss)));
    }
    text.layers(needed);
    return layout.losses.stream().map(loss -> text.input(loss, 0)).toList();
  }

  /** The nodes that a loss's prediction comes from. */
  private List<Node> predictors(Node loss) {
    String port = layout.kind(loss).inputs().getFirst().name();
    return layout.into(loss, port).stream().map(link -> layout.node(link.from().node())).toList();
  }

  private String activations() {
    Body body = new Body();
    NetworkText text = text(body);
    text.features("control[0]");
    Set<NodeId> all = new HashSet<>();
    layout.known().forEach(node -> all.add(node.id()));
    text.layers(all);
    List<String> outputs = new ArrayList<>();
    outputs.add(text.output(layout.dataset, 0));
    for (Node node : layout.layers()) {
      for (int port = 0; port < layout.kind(node).outputs().size(); port++) {
        outputs.add(text.output(node, port));
      }
    }
    body.line("return " + inOrder(outputs));
    return body.method("activations", "control", "state");
  }

  private List<PortRef> activationPorts() {
    List<PortRef> ports = new ArrayList<>();
    ports.add(
        new PortRef(layout.dataset.id(), layout.kind(layout.dataset).outputs().getFirst().name()));
    for (Node node : layout.layers()) {
      layout.kind(node).outputs().forEach(port -> ports.add(new PortRef(node.id(), port.name())));
    }
    return ports;
  }

  private NetworkText text(Body body) {
    return new NetworkText(
        layout, body, precision, false, channelsLast, place -> "state[" + place + "]");
  }

  private Program.Output output(Node loss) {
    Settings settings = layout.site(loss).settings();
    boolean logits =
        ((LossKind) layout.kind(loss)).measure() != LossKind.Measure.NONE
            && Value.Text.class.isInstance(settings.values().get("predictions"))
            && settings.text("predictions").equals("logits");
    Shape shape = layout.site(loss).tensor(0).shape();
    return new Program.Output(loss.id(), shape, logits);
  }
}
