package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.Outgoing;
import org.layerloom.exchange.in.Imported;
import org.layerloom.exchange.onnx.OnnxModel;
import org.layerloom.network.Analysis;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Node;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Site;
import org.layerloom.network.Weight;
import org.layerloom.project.Document;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.subnet.Unfolding;

/**
 * Reads what Layerloom wrote. The project is in the file; that it is what the file computes is not
 * believed but seen: it is drawn again, and must give the same operators.
 *
 * <p>Where each weight's numbers went, a drawing tells too. The weights are filled with the numbers
 * 1, 2, 3 and so on, and where these turn up in the drawing, the file has the weight's own numbers.
 * However a kind cuts, turns and packs its weights, it is read back so.
 */
final class OwnFile {

  /** Digits of a place: each is exact as a float. */
  private static final int BASE = 4096;

  private static final int DIGITS = 3;

  private final GraphProto graph;
  private final Outgoing network;
  private final List<Weight> weights = new ArrayList<>();
  private final List<String> names = new ArrayList<>();

  private OwnFile(GraphProto graph, Outgoing network) {
    this.graph = graph;
    this.network = network;
    Map<String, Weight> all = new LinkedHashMap<>();
    for (Node node : network.layers()) {
      for (Weight weight : network.layer(node).weights(network.site(node))) {
        all.put(network.analysis().holder(node.id()) + "." + weight.name(), weight);
      }
    }
    all.forEach(
        (name, weight) -> {
          names.add(name);
          weights.add(weight);
        });
  }

  /** Null where Layerloom did not write it, or it has been changed since. */
  static @Nullable Imported read(
      ModelProto model, String name, Catalogue catalogue, Site.DatasetShapes data) {
    String project = word(model, "layerloom.project");
    if (project == null
        || !(ProjectFile.parse(project.getBytes(StandardCharsets.UTF_8), name, catalogue)
            instanceof Opening.Opened opened)) {
      return null;
    }
    Document document = opened.document();
    GraphProto graph = Expanded.of(model.getGraph());
    boolean preparation = !"left out".equals(word(model, "layerloom.preparation"));
    Analysis analysis =
        Unfolding.analyse(document.network(), catalogue, new Shapes(data, model.getGraph()));
    Outgoing network = Outgoing.of(analysis, catalogue, preparation);
    List<NamedTensor> numbers = new OwnFile(graph, network).numbers();
    return numbers == null ? null : new Imported.Read(document, opened.warnings(), numbers);
  }

  private static @Nullable String word(ModelProto model, String key) {
    return model.getMetadataPropsList().stream()
        .filter(entry -> entry.getKey().equals(key))
        .map(entry -> entry.getValue())
        .findFirst()
        .orElse(null);
  }

  /** Datasets by name, and whatever is not known here with the shape that the file's input has. */
  private record Shapes(Site.DatasetShapes known, GraphProto graph) implements Site.DatasetShapes {
    @Override
    public Site.@Nullable DatasetShape find(String dataset) {
      Site.DatasetShape found = known.find(dataset);
      if (found != null || graph.getInputCount() == 0) {
        return found;
      }
      var type = graph.getInput(0).getType().getTensorType();
      List<Long> extents = new ArrayList<>();
      for (int axis = 1; axis < type.getShape().getDimCount(); axis++) {
        extents.add(Math.max(1, type.getShape().getDim(axis).getDimValue()));
      }
      return type.getElemType() == Known.FLOAT
          ? new Site.DatasetShape(
              Signal.Tensor.real(new Shape(extents)), new Signal.Labels(0, Shape.of(1)), 0, 0)
          : null;
    }
  }

  private @Nullable List<NamedTensor> numbers() {
    long size = weights.stream().mapToLong(weight -> weight.shape().size()).sum();
    if (size >= (long) BASE * BASE * BASE || size > Runtime.getRuntime().maxMemory() / 64) {
      return null;
    }
    List<GraphProto> drawn = new ArrayList<>();
    for (int digit = -1; digit < DIGITS; digit++) {
      Optional<GraphProto> one = drawn(filled(digit));
      if (one.isEmpty() || (digit < 0 && !same(one.get()))) {
        return null;
      }
      drawn.add(one.get());
    }
    List<NamedTensor> found = collected(drawn);
    // Whatever went wrong on the way would be seen here.
    return found == null ? null : drawn(found).filter(this::identical).map(g -> found).orElse(null);
  }

  private Optional<GraphProto> drawn(List<NamedTensor> numbers) {
    Map<String, NamedTensor> byName = new HashMap<>();
    numbers.forEach(tensor -> byName.put(tensor.name(), tensor));
    try {
      return OnnxModel.draw(network, byName, graph.getName(), Map.of())
              instanceof OnnxModel.Result.Drawn(ModelProto model)
          ? Optional.of(model.getGraph())
          : Optional.empty();
    } catch (RuntimeException e) {
      // The project does not fit the file: then it is read like any other.
      return Optional.empty();
    }
  }

  /** Weights that hold one digit of their numbers' places, counted from 1; zeros for digit -1. */
  private List<NamedTensor> filled(int digit) {
    List<NamedTensor> all = new ArrayList<>();
    long place = 1;
    for (int i = 0; i < names.size(); i++) {
      Shape shape = weights.get(i).shape();
      float[] values = new float[Math.toIntExact(shape.size())];
      for (int k = 0; k < values.length; k++, place++) {
        values[k] = digit < 0 ? 0 : digit(place, digit);
      }
      all.add(new NamedTensor(names.get(i), shape, FloatBuffer.wrap(values)));
    }
    return all;
  }

  private static long digit(long place, int digit) {
    for (int i = 0; i < digit; i++) {
      place /= BASE;
    }
    return place % BASE;
  }

  private boolean same(GraphProto drawn) {
    return drawn.getNodeList().equals(graph.getNodeList())
        && names(drawn.getInputList()).equals(names(graph.getInputList()))
        && names(drawn.getOutputList()).equals(names(graph.getOutputList()));
  }

  private static List<String> names(List<ValueInfoProto> infos) {
    return infos.stream().map(ValueInfoProto::getName).toList();
  }

  private boolean identical(GraphProto drawn) {
    Map<String, TensorProto> held = held(graph);
    return same(drawn)
        && drawn.getInitializerList().stream()
            .allMatch(tensor -> alike(tensor, held.get(tensor.getName())));
  }

  private static boolean alike(TensorProto one, @Nullable TensorProto other) {
    if (other == null || !one.getDimsList().equals(other.getDimsList())) {
      return false;
    }
    Known a = Known.of(one);
    Known b = Known.of(other);
    return a.real()
        ? java.util.Arrays.equals(a.reals(), b.reals())
        : java.util.Arrays.equals(a.wholes(), b.wholes());
  }

  private static Map<String, TensorProto> held(GraphProto graph) {
    Map<String, TensorProto> held = new HashMap<>();
    graph.getInitializerList().forEach(tensor -> held.put(tensor.getName(), tensor));
    return held;
  }

  /** The file's numbers, each where its weight has it. */
  private @Nullable List<NamedTensor> collected(List<GraphProto> drawn) {
    Map<String, TensorProto> held = held(graph);
    long size = weights.stream().mapToLong(weight -> weight.shape().size()).sum();
    float[] all = new float[(int) size];
    boolean[] known = new boolean[(int) size];
    List<Map<String, TensorProto>> digits = drawn.stream().map(OwnFile::held).toList();
    for (TensorProto zero : drawn.getFirst().getInitializerList()) {
      TensorProto own = held.get(zero.getName());
      Known none = Known.of(zero);
      if (!none.real()) {
        continue;
      }
      if (own == null) {
        return null;
      }
      Known found = Known.of(own);
      List<Known> parts =
          digits.stream()
              .skip(1)
              .map(map -> Known.of(Objects.requireNonNull(map.get(zero.getName()))))
              .toList();
      for (int i = 0; i < none.size(); i++) {
        long place = 0;
        for (int digit = DIGITS - 1; digit >= 0; digit--) {
          place = place * BASE + (long) (parts.get(digit).real(i) - none.real(i));
        }
        if (place > 0 && place <= size && i < found.size()) {
          all[(int) place - 1] = found.real(i);
          known[(int) place - 1] = true;
        }
      }
    }
    for (boolean one : known) {
      if (!one) {
        return null;
      }
    }
    return parted(all);
  }

  private List<NamedTensor> parted(float[] all) {
    List<NamedTensor> tensors = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < names.size(); i++) {
      Shape shape = weights.get(i).shape();
      int count = (int) shape.size();
      tensors.add(new NamedTensor(names.get(i), shape, FloatBuffer.wrap(all, from, count).slice()));
      from += count;
    }
    return tensors;
  }

  /** A compressed file as it was before: the same numbers, as far as fewer bits held them. */
  private static final class Expanded {

    static GraphProto of(GraphProto graph) {
      Map<String, TensorProto> held = held(graph);
      Map<String, String> renamed = new HashMap<>();
      GraphProto.Builder builder = graph.toBuilder().clearNode();
      for (NodeProto node : graph.getNodeList()) {
        String from = node.getInputCount() > 0 ? node.getInput(0) : "";
        String to = node.getOutputCount() > 0 ? node.getOutput(0) : "";
        switch (node.getOpType()) {
          case "Cast", "DequantizeLinear" -> {
            TensorProto stored = held.get(from);
            if (stored != null) {
              String name = to.endsWith("/real") ? to.substring(0, to.length() - 5) : to;
              expand(builder, held, node, name);
              renamed.put(to, name);
            } else if (renamed.containsKey(from)) {
              renamed.put(to, Objects.requireNonNull(renamed.get(from)));
            } else {
              builder.addNode(node);
            }
          }
          case "QuantizeLinear" -> renamed.put(to, renamed.getOrDefault(from, from));
          default -> {
            NodeProto.Builder kept = node.toBuilder();
            for (int i = 0; i < node.getInputCount(); i++) {
              kept.setInput(i, renamed.getOrDefault(node.getInput(i), node.getInput(i)));
            }
            builder.addNode(kept);
          }
        }
      }
      return builder.build();
    }

    private static void expand(
        GraphProto.Builder builder, Map<String, TensorProto> held, NodeProto node, String name) {
      Chart chart = new Chart("", Catalogue.standard(), Map.of());
      for (String input : node.getInputList()) {
        TensorProto tensor = held.get(input);
        if (tensor != null) {
          chart.put(input, Known.of(tensor));
        }
      }
      Known known = new Folding(chart).of(node);
      if (known != null) {
        builder.addInitializer(Modern.tensor(name, known));
      }
    }
  }
}
