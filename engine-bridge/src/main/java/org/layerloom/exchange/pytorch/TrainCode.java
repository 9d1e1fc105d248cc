package org.layerloom.exchange.pytorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.python.Python;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.Signal;
import org.layerloom.network.Value;
import org.layerloom.network.Weight;

/**
 * Writes a script that trains the network as the flowchart says: from the same first numbers'
 * distribution, with its losses, penalties, optimiser, schedule and clipping.
 */
public final class TrainCode {

  private final Outgoing network;
  private final Node train;
  private final Settings settings;

  private TrainCode(Outgoing network, Node train, Settings settings) {
    this.network = network;
    this.train = train;
    this.settings = settings;
  }

  /**
   * The whole {@code train.py}; empty where the flowchart does not train, or in a way of its own.
   */
  public static Optional<String> write(Outgoing network) {
    List<Node> trains =
        network.analysis().graph().nodes().values().stream()
            .filter(node -> node.kind().equals("train"))
            .toList();
    if (trains.size() != 1 || network.entries().size() != 1) {
      return Optional.empty();
    }
    Node train = trains.getFirst();
    return Optional.ofNullable(
        new TrainCode(network, train, network.site(train).settings()).text());
  }

  private @Nullable String text() {
    String losses = losses();
    if (losses == null) {
      return null;
    }
    return TrainTemplate.TEXT
        .replace("{inits}", inits())
        .replace("{groups}", groups())
        .replace("{losses}", losses)
        .replace("{score}", score().isEmpty() ? "torch.full((1,), float(\"nan\"))" : score())
        .replace("{penalties}", penalties())
        .replace("{clip}", clip())
        .replace("{optimiser}", optimiser())
        .replace("{balanced}", losses.contains("balanced(") ? TrainTemplate.BALANCED : "")
        .replace(
            "    {balance}\n",
            losses.contains("balanced(") ? "    CLASSES.append(labels[training])\n" : "")
        .replace("{lion}", settings.text("optimizer").equals("lion") ? TrainTemplate.LION : "")
        .replace("{schedule}", schedule())
        .replace("{features}", features())
        .replace("{epochs}", String.valueOf(settings.whole("epochs")))
        .replace("{batch}", String.valueOf(settings.whole("batchSize")))
        .replace("{seed}", String.valueOf(settings.whole("seed")))
        .replace("{rate}", real("learningRate"))
        .replace("{pruned}", pruned())
        .replace("{patience}", String.valueOf(settings.whole("patience")))
        .replace("{average}", real("average"))
        .replace("{validation}", validation());
  }

  private String real(String name) {
    return Python.real(settings.real(name));
  }

  /** The weights whose zeros stay. */
  private String pruned() {
    List<String> names = new ArrayList<>();
    if (settings.flag("keepZeros")) {
      for (Node node : network.layers()) {
        for (Weight weight : network.layer(node).weights(network.site(node))) {
          if (weight.prunable()) {
            names.add("model." + Python.name(node.id().value()) + "." + weight.name());
          }
        }
      }
    }
    return "[" + String.join(", ", names) + "]";
  }

  private String validation() {
    return network.analysis().graph().nodes().values().stream()
        .filter(node -> node.kind().equals("dataset"))
        .map(node -> node.settings().values().get("validation"))
        .map(value -> value instanceof Value.Real(double share) ? Python.real(share) : "0.1")
        .findFirst()
        .orElse("0.1");
  }

  private String features() {
    Signal.Tensor signal = network.entries().getFirst().signal();
    return signal.calculable() ? "features.float()" : "features";
  }

  /** First numbers, where the flowchart draws them otherwise than PyTorch would. */
  private String inits() {
    List<String> lines = new ArrayList<>();
    for (Node node : network.layers()) {
      for (Weight weight : network.layer(node).weights(network.site(node))) {
        if (!weight.trained()) {
          continue;
        }
        String name = "model." + Python.name(node.id().value()) + "." + weight.name();
        lines.add(
            switch (weight.start()) {
              case Weight.Start.Constant(double value) ->
                  "nn.init.constant_(%s, %s)".formatted(name, Python.real(value));
              case Weight.Start.Uniform(double bound) ->
                  "nn.init.uniform_(%s, -%s, %s)"
                      .formatted(name, Python.real(bound), Python.real(bound));
              case Weight.Start.Normal(double deviation) ->
                  "nn.init.normal_(%s, 0.0, %s)".formatted(name, Python.real(deviation));
            });
      }
    }
    return indented(lines, "pass");
  }

  private static String indented(List<String> lines, String none) {
    return lines.isEmpty()
        ? "    " + none
        : lines.stream().map(line -> "    " + line).collect(Collectors.joining("\n"));
  }

  /** Layers that learn slower, faster or not at all. */
  private String groups() {
    List<String> lines = new ArrayList<>();
    for (Node node : network.layers()) {
      Settings own = network.site(node).settings();
      String module = "model." + Python.name(node.id().value());
      if (own.has("frozen") && own.flag("frozen")) {
        lines.add(module + ".requires_grad_(False)");
      } else if (own.has("learningRateFactor") && own.real("learningRateFactor") != 1) {
        lines.add(
            "factors.update((p, %s) for p in %s.parameters())"
                .formatted(Python.real(own.real("learningRateFactor")), module));
      }
    }
    return lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
  }

  private String penalties() {
    List<String> lines = new ArrayList<>();
    if (settings.real("l1") > 0) {
      lines.add("for p in learned:");
      lines.add("    p.grad.add_(p.sign(), alpha=" + real("l1") + ")");
    }
    for (Node node : network.layers()) {
      Settings own = network.site(node).settings();
      boolean frozen = own.has("frozen") && own.flag("frozen");
      for (String norm : List.of("l2", "l1")) {
        if (!frozen && own.has(norm) && own.real(norm) > 0) {
          lines.add("for p in model." + Python.name(node.id().value()) + ".parameters():");
          lines.add("    if p.dim() > 1:");
          lines.add(
              "        p.grad.add_(%s, alpha=%s)"
                  .formatted(norm.equals("l2") ? "p" : "p.sign()", Python.real(own.real(norm))));
        }
      }
    }
    return lines.stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
  }

  private String clip() {
    return switch (settings.text("clip")) {
      case "norm" -> "    nn.utils.clip_grad_norm_(learned, " + real("clipAt") + ")\n";
      case "value" -> "    nn.utils.clip_grad_value_(learned, " + real("clipAt") + ")\n";
      default -> "";
    };
  }

  private String optimiser() {
    String decay = ", weight_decay=" + real("weightDecay");
    String eps = ", eps=" + real("epsilon");
    String betas = "betas=(%s, %s)".formatted(real("beta1"), real("beta2"));
    return switch (settings.text("optimizer")) {
      case "adamw" -> "torch.optim.AdamW(groups, " + betas + eps + decay + ")";
      case "sgd" ->
          "torch.optim.SGD(groups, lr=RATE, momentum=%s%s%s)"
              .formatted(
                  real("momentum"), settings.flag("nesterov") ? ", nesterov=True" : "", decay);
      case "rmsprop" ->
          "torch.optim.RMSprop(groups, alpha=%s, momentum=%s%s%s)"
              .formatted(real("rho"), real("momentum"), eps, decay);
      case "adagrad" -> "torch.optim.Adagrad(groups" + eps + decay + ")";
      case "adadelta" -> "torch.optim.Adadelta(groups, rho=" + real("rho") + eps + decay + ")";
      case "adamax" -> "torch.optim.Adamax(groups, " + betas + eps + decay + ")";
      case "nadam" -> "torch.optim.NAdam(groups, " + betas + eps + decay + ")";
      case "radam" -> "torch.optim.RAdam(groups, " + betas + eps + decay + ")";
      case "lion" -> "Lion(groups, " + betas + decay + ")";
      default -> "torch.optim.Adam(groups, " + betas + eps + decay + ")";
    };
  }

  private String schedule() {
    String every = String.valueOf(settings.whole("every"));
    String shape =
        switch (settings.text("schedule")) {
          case "step" -> real("factor") + " ** math.floor(after / " + every + ")";
          case "exponential" -> real("factor") + " ** after";
          case "polynomial" -> "(1 - done) ** " + real("power");
          case "cosine" -> "(1 + math.cos(math.pi * done)) / 2";
          case "restarts" -> "(1 + math.cos(math.pi * (after / " + every + " % 1))) / 2";
          case "oneCycle" ->
              "0.04 + 0.96 * (1 - math.cos(math.pi * done / 0.3)) / 2 if done < 0.3"
                  + " else max((1 + math.cos(math.pi * (done - 0.3) / 0.7)) / 2, 1e-4)";
          case "plateau" -> real("factor") + " ** reductions";
          default -> "1.0";
        };
    return TrainTemplate.SCHEDULE
        .replace("{warmup}", String.valueOf(settings.whole("warmup")))
        .replace("{least}", real("least"))
        .replace("{every}", settings.text("schedule").equals("plateau") ? every : "10**9")
        .replace("{shape}", shape);
  }

  /** Null where a loss compares with something that the script does not have. */
  private @Nullable String losses() {
    List<String> terms = new ArrayList<>();
    for (Link link : network.analysis().graph().into(train.id())) {
      Node loss = network.analysis().graph().node(link.from().node());
      List<List<PortRef>> sources = network.sources(loss);
      String answer = answer(sources.getFirst().getFirst());
      String target = target(sources.get(1).getFirst());
      if (target == null) {
        return null;
      }
      Settings own = network.site(loss).settings();
      String term = LossForms.write(loss.kind(), own, answer, target);
      if (term == null) {
        return null;
      }
      terms.add(own.real("weight") == 1 ? term : Python.real(own.real("weight")) + " * " + term);
    }
    return String.join(" + ", terms);
  }

  private String answer(PortRef port) {
    List<PortRef> ports = network.exits().stream().map(Outgoing.Exit::from).toList();
    return ports.size() == 1 ? "answers" : "answers[" + ports.indexOf(port) + "]";
  }

  private @Nullable String target(PortRef port) {
    Node node = network.analysis().graph().node(port.node());
    if (!node.kind().equals("dataset")) {
      return null;
    }
    return port.port().equals("labels") ? "labels" : "features";
  }

  private String score() {
    Link first = network.analysis().graph().into(train.id()).getFirst();
    Node loss = network.analysis().graph().node(first.from().node());
    String answer = answer(network.sources(loss).getFirst().getFirst());
    return switch (loss.kind()) {
      case "crossEntropy", "hinge" -> {
        Settings own = network.site(loss).settings();
        String right = answer + ".argmax(1) == labels";
        yield own.has("ignores") && own.flag("ignores")
            ? "(%s)[labels != %d]".formatted(right, own.whole("ignored"))
            : right;
      }
      case "binaryCrossEntropy" -> {
        boolean logits = network.site(loss).settings().text("predictions").equals("logits");
        yield "(%s.flatten(1) > %s) == (labels.reshape(%s.shape).flatten(1) > 0.5)"
            .formatted(answer, logits ? "0" : "0.5", answer);
      }
      default -> "";
    };
  }
}
