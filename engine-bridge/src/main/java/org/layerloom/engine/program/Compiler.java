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

  Compiler(Layout layout, Precision precision, boolean processor) {
    this.layout = layout;
    this.channelsLast = processor && layout.channelsLast();
    this.precision = precision;
  }

  Program program() throws NotTrainable {
    List<Program.Keep> keeps = new ArrayList<>(layout.balances);
    List<Objective> objectives = new ArrayList<>();
    for (Node train : layout.trains) {
      objectives.add(objective(train, objectives.size(), keeps));
    }
    TrainPlan plan = objectives.getFirst().plan();
    if (plan.average() > 0) {
      layout.slots.stream()
          .filter(Slot::trained)
          .forEach(slot -> keeps.add(new Program.Keep("average." + slot.key(), slot.shape(), 0)));
    }
    List<Program.Output> outputs = layout.losses.stream().map(this::output).toList();
    LookText look =
        new LookText(
            layout, precision, channelsLast, outputs.stream().map(Program.Output::shape).toList());
    HealthText health = new HealthText(layout, precision);
    TrainText training = new TrainText(layout, precision, channelsLast, objectives, keeps.size());
    String source =
        TorchArchive.HEADER
            + training.method()
            + new StepText(layout, training, objectives.getFirst()).method()
            + evaluate()
            + predict()
            + activations()
            + health.method()
            + look.judge()
            + look.look();
    String standalone = standalone();
    return new Program(
        source,
        standalone,
        layout.constants.all(),
        objectives.stream()
            .map(it -> new Program.Aim(it.train().id(), it.plan(), it.places()))
            .toList(),
        layout.dataset.id(),
        layout.slots,
        keeps,
        (Signal.Tensor) layout.signal(layout.dataset, 0),
        (Signal.Labels) layout.signal(layout.dataset, 1),
        outputs,
        activationPorts(),
        generated(objectives),
        health.nodes(),
        Score.measure(layout),
        Score.positions(layout),
        ignored(),
        layout.activationNumbers());
  }

  private Objective objective(Node train, int number, List<Program.Keep> keeps)
      throws NotTrainable {
    TrainPlan plan = TrainPlan.of(layout.site(train).settings());
    Optimiser optimiser = Optimiser.of(plan);
    List<Integer> places = layout.moved(train);
    // The first keeps the names that a single one has.
    String prefix = "optimizer." + (number == 0 ? "" : train.id() + ".");
    return new Objective(
        train,
        plan,
        optimiser,
        layout.losses(train),
        places,
        Groups.of(layout, optimiser, places, prefix, keeps),
        layout.trains.size() == 1 && places.equals(layout.trained()) ? "" : "_" + number);
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

  /**
   * The last picture of the shape of the dataset's that comes from noise, through weights of one
   * train node alone: what a discriminator makes of it is no picture of the generator's.
   */
  private int generated(List<Objective> objectives) {
    int found = -1;
    List<PortRef> ports = activationPorts();
    for (int i = 1; i < ports.size(); i++) {
      Node node = layout.node(ports.get(i).node());
      if (layout.signal(node, 0).equals(layout.signal(layout.dataset, 0))
          && layout.signal(layout.dataset, 0) instanceof Signal.Tensor pictures
          && pictures.shape().rank() == 3
          && (pictures.shape().extent(0) == 1 || pictures.shape().extent(0) == 3)) {
        Set<NodeId> feeding = layout.feeding(List.of(node));
        boolean noise = feeding.stream().anyMatch(id -> layout.node(id).kind().equals("noise"));
        List<Integer> weights =
            layout.trained().stream()
                .filter(place -> feeding.contains(layout.slots.get(place).node()))
                .toList();
        boolean one = objectives.stream().anyMatch(it -> it.places().containsAll(weights));
        found = noise && one ? i : found;
      }
    }
    return found;
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
