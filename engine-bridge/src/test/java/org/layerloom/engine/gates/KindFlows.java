package org.layerloom.engine.gates;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.layerloom.engine.Flows;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Kind;
import org.layerloom.network.NodeId;
import org.layerloom.network.Parameter;
import org.layerloom.network.Port;
import org.layerloom.network.PortType;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Value;

/** Flowcharts around one kind, with random settings and odd sizes. */
final class KindFlows {

  private static final Catalogue KINDS = Catalogue.standard();

  /** Shapes that a kind may take, tried in turn. */
  private static final List<Signal.Tensor> INPUTS =
      List.of(
          Signal.Tensor.real(Shape.of(6)),
          Signal.Tensor.real(Shape.of(4, 7, 5)),
          Signal.Tensor.real(Shape.of(7, 4)),
          Signal.Tensor.real(Shape.of(4, 6, 5, 7)),
          new Signal.Tensor(Shape.of(5), Signal.Numbers.INDEX, 9),
          Signal.Tensor.real(Shape.of(2, 30)));

  /** Settings that change what an update does with a gradient, not the gradient. */
  private static final Set<String> OF_UPDATES = Set.of("l1", "l2", "learningRateFactor", "frozen");

  private final Kind kind;
  private final Random random;

  KindFlows(Kind kind, long seed) {
    this.kind = kind;
    this.random = new Random(seed + kind.id().hashCode());
  }

  /** Sound flowcharts with random settings, on each kind of input that the kind takes. */
  List<Flows> some(int each, Object... training) {
    List<Flows> found = new ArrayList<>();
    for (Signal.Tensor input : INPUTS) {
      int sound = 0;
      for (int attempt = 0; attempt < 40 && sound < each; attempt++) {
        Settings settings = attempt == 0 ? kind.initialSettings() : random();
        Flows flows = around(input, settings, training);
        if (flows != null) {
          found.add(flows);
          sound++;
        }
      }
    }
    return found;
  }

  /** Flowcharts whose node {@code it} is refused, with random settings, on each kind of input. */
  List<Flows> refused(int each) {
    List<Flows> found = new ArrayList<>();
    for (Signal.Tensor input : INPUTS) {
      int wrong = 0;
      for (int attempt = 0; attempt < 60 && wrong < each; attempt++) {
        Flows flows = new Flows(input, new Signal.Labels(0, Shape.of(3)));
        String front = front(flows, input, "front0");
        flows.add("it", kind.id(), attempt == 0 ? kind.initialSettings() : random());
        for (int port = 0; port < kind.inputs().size(); port++) {
          boolean raw = kind.inputs().get(port).type() == PortType.SAMPLES;
          flows.link(raw ? "data" : front, "it", port);
        }
        if (!flows.analysis().outputs().containsKey(new NodeId("it"))) {
          found.add(flows);
          wrong++;
        }
      }
    }
    return found;
  }

  /** Null where the kind refuses. */
  private @Nullable Flows around(Signal.Tensor input, Settings settings, Object... training) {
    Flows flows = new Flows(input, new Signal.Labels(0, Shape.of(3)));
    List<String> sources = new ArrayList<>();
    for (int i = 0; i < kind.inputs().size() + 1; i++) {
      sources.add(front(flows, input, "front" + i));
    }
    flows.add("it", kind.id(), settings);
    boolean raw = kind.inputs().getFirst().type() == PortType.SAMPLES;
    for (int i = 0; i < kind.inputs().size(); i++) {
      Port port = kind.inputs().get(i);
      flows.link(raw ? "data" : sources.get(i), "it", i);
      if (port.many()) {
        flows.link(sources.getLast(), "it", i);
      }
    }
    flows.from("it");
    List<Signal> outputs = flows.analysis().outputs().getOrDefault(new NodeId("it"), List.of());
    if (outputs.isEmpty()
        || !(outputs.getFirst() instanceof Signal.Tensor out)
        || !out.calculable()) {
      return null;
    }
    if (out.shape().rank() != 1) {
      flows.then("flat", "flatten");
    }
    flows.then("tail", "dense", "units", 3).loss("loss", "mse").train(training);
    return flows.analysis().sound() ? flows : null;
  }

  /** A layer with weights that keeps the shape, so that the kind's way back can be seen. */
  private static String front(Flows flows, Signal.Tensor input, String id) {
    String kind =
        switch (input.shape().rank()) {
          case 1 -> "dense";
          case 3 -> "conv2d";
          case 4 -> "conv3d";
          default -> "";
        };
    if (!input.calculable() || KINDS.find(kind) == null) {
      return "data";
    }
    flows.from("data");
    if (kind.equals("dense")) {
      flows.then(id, kind, "units", (int) input.shape().last());
    } else {
      long[] ones = input.shape().rank() == 3 ? new long[] {1, 1} : new long[] {1, 1, 1};
      flows.then(id, kind, "filters", (int) input.shape().extent(0), "kernel", ones);
    }
    return id;
  }

  /** A legal value for each parameter, mostly small. */
  private Settings random() {
    Settings settings = kind.initialSettings();
    for (Parameter parameter : kind.parameters()) {
      Value value = value(parameter);
      if (parameter.refusal(value) == null && !OF_UPDATES.contains(parameter.name())) {
        settings = settings.with(parameter.name(), value);
      }
    }
    return settings;
  }

  private Value value(Parameter parameter) {
    return switch (parameter.type()) {
      case Parameter.Type.WholeNumber whole ->
          new Value.Whole(small(whole.least(), Math.min(whole.most(), whole.least() + 6)));
      case Parameter.Type.RealNumber real -> real(parameter, real);
      case Parameter.Type.YesNo yesNo -> new Value.Flag(random.nextBoolean());
      case Parameter.Type.Choice choice ->
          new Value.Text(choice.words().get(random.nextInt(choice.words().size())));
      case Parameter.Type.WholeNumbers wholes -> {
        long[] values =
            new long[wholes.fewest() + random.nextInt(wholes.count() - wholes.fewest() + 1)];
        for (int i = 0; i < values.length; i++) {
          values[i] = small(wholes.least(), Math.min(wholes.most(), wholes.least() + 3));
        }
        yield Value.Wholes.of(values);
      }
      case Parameter.Type.FreeText text -> parameter.initial();
      case Parameter.Type.Dataset dataset -> parameter.initial();
    };
  }

  private Value real(Parameter parameter, Parameter.Type.RealNumber real) {
    double initial = ((Value.Real) parameter.initial()).value();
    double near = initial == 0 ? random.nextDouble() : initial * (0.5 + random.nextDouble());
    return new Value.Real(Math.clamp(near, real.least(), real.most()));
  }

  private long small(long least, long most) {
    return least + random.nextInt((int) (most - least + 1));
  }
}
