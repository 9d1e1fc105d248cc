package org.layerloom.data.look;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.data.DatasetInfo;
import org.layerloom.data.Spread;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Link;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Point;
import org.layerloom.network.PortRef;
import org.layerloom.network.Settings;
import org.layerloom.network.Shape;
import org.layerloom.network.Signal;
import org.layerloom.network.Value;

/**
 * A small network that fits some data, from the dataset to the evaluation: something to begin with
 * that trains at once, in the form that the data's field begins with.
 */
public final class StartingNetwork {

  private static final double STEP = 208;
  private static final double ROW = 140;

  /** A map's edge below which it is not halved again: MNIST's after two poolings. */
  private static final int LEAST_EDGE = 7;

  private static final int MOST_FILTERS = 64;

  private final Catalogue catalogue;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private double x;
  private double y;

  private StartingNetwork(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Draws it.
   *
   * @param source as the dataset node is to name the data
   * @param info of the data
   * @param values how the features are spread, as far as that is known
   */
  public static Graph of(Catalogue catalogue, String source, DatasetInfo info, Spread values) {
    StartingNetwork drawing = new StartingNetwork(catalogue);
    drawing.draw(source, info, values);
    return Graph.of(drawing.nodes, drawing.links);
  }

  private void draw(String source, DatasetInfo info, Spread values) {
    Signal.Tensor features = info.shape().features();
    Signal.Labels labels = info.shape().labels();
    boolean classes = labels.classes() > 0;
    long answers = classes ? labels.classes() : Math.max(1, labels.shape().size());
    NodeId data = add("data", "dataset", "source", source);
    NodeId last;
    if (features.numbers() == Signal.Numbers.INDEX) {
      last = tokens(data, features, classes);
    } else if (info.sound()) {
      last = sounds(data, features.shape(), info.rate());
    } else if (features.shape().rank() == 3) {
      NodeId scale = after(data, "scale", "normalize", "mode", "unit");
      last = pictures(scale, features.shape().extent(1), features.shape().extent(2));
    } else {
      last = numbers(data, features, values);
    }
    NodeId output = after(last, "output", "dense", "units", answers, "activation", "none");
    x = 0;
    y = ROW;
    NodeId loss = after(output, "loss", classes ? "crossEntropy" : "mse");
    links.add(new Link(new PortRef(data, "labels"), new PortRef(loss, "labels")));
    long size = Math.max(1, info.shape().trainSize());
    NodeId train =
        after(
            loss,
            "train",
            "train",
            "epochs",
            Math.clamp(60_000 / size, 3L, 60L),
            "batchSize",
            size < 500 ? 16L : size < 5000 ? 32L : 64L,
            "learningRate",
            info.sound() || features.shape().rank() == 3 ? 0.001 : 0.003);
    after(train, "evaluate", "evaluate");
  }

  /** Convolution and pooling until a map is small: Y. LeCun and others, 1998. */
  private NodeId pictures(NodeId before, long height, long width) {
    NodeId last = before;
    long edge = Math.min(height, width);
    long filters = 16;
    for (int i = 1; edge / 2 >= LEAST_EDGE; i++, edge /= 2) {
      last =
          after(
              last,
              "conv" + i,
              "conv2d",
              "filters",
              filters,
              "padding",
              "same",
              "activation",
              "relu");
      last = after(last, "pool" + i, "maxpool2d");
      filters = Math.min(MOST_FILTERS, 2 * filters);
    }
    last = after(last, "flatten", "flatten");
    return after(last, "hidden", "dense", "units", 64L, "activation", "relu");
  }

  /**
   * A picture of the bands of hearing over time, in frames of about 32 ms, and then as pictures.
   */
  private NodeId sounds(NodeId data, Shape shape, int rate) {
    long frames = shape.extent(1);
    long window =
        Math.clamp(
            Math.min(Long.highestOneBit(Math.max(2, rate / 24)), Long.highestOneBit(frames)),
            2L,
            2048L);
    long bands = Math.clamp(window / 6, 1L, 40L);
    NodeId mel =
        after(
            data,
            "hear",
            "melSpectrogram",
            "window",
            window,
            "hop",
            Math.max(1, window / 2),
            "bands",
            bands,
            "sampleRate",
            (long) rate);
    NodeId norm = after(mel, "norm", "batchNorm");
    return pictures(norm, bands, (frames - window) / Math.max(1, window / 2) + 1);
  }

  private NodeId numbers(NodeId data, Signal.Tensor features, Spread values) {
    NodeId last = data;
    if (values.deviation() > 0) {
      last =
          after(
              last,
              "scale",
              "normalize",
              "mode",
              "standard",
              "mean",
              rounded(values.mean()),
              "deviation",
              Math.max(1e-6, rounded(values.deviation())));
    }
    if (features.shape().rank() == 2) {
      last = after(last, "memory", "lstm", "units", 32L, "returns", "lastStep");
      return after(last, "hidden", "dense", "units", 16L, "activation", "relu");
    }
    if (features.shape().rank() > 1) {
      last = after(last, "flatten", "flatten");
    }
    last = after(last, "hidden1", "dense", "units", 32L, "activation", "relu");
    return after(last, "hidden2", "dense", "units", 16L, "activation", "relu");
  }

  private NodeId tokens(NodeId data, Signal.Tensor features, boolean classes) {
    NodeId last = after(data, "meaning", "embedding", "width", 16L);
    if (features.shape().size() <= 2 && !classes) {
      last = after(last, "flatten", "flatten");
      return after(last, "hidden", "dense", "units", 32L, "activation", "relu");
    }
    return after(last, "memory", "lstm", "units", 32L, "returns", "lastStep");
  }

  /** To three figures: nobody wants to read more on a card. */
  private static double rounded(double value) {
    return new java.math.BigDecimal(value).round(new java.math.MathContext(3)).doubleValue();
  }

  private NodeId after(NodeId before, String id, String kind, Object... settings) {
    NodeId next = add(id, kind, settings);
    links.add(
        new Link(
            new PortRef(before, catalogue.kind(kind(before)).outputs().getFirst().name()),
            new PortRef(next, catalogue.kind(kind).inputs().getFirst().name())));
    return next;
  }

  private NodeId add(String id, String kind, Object... settings) {
    Settings all = catalogue.kind(kind).initialSettings();
    for (int i = 0; i < settings.length; i += 2) {
      Value value =
          switch (settings[i + 1]) {
            case Long number -> new Value.Whole(number);
            case Double number -> new Value.Real(number);
            default -> new Value.Text(settings[i + 1].toString());
          };
      all = all.with((String) settings[i], value);
    }
    NodeId name = new NodeId(id);
    nodes.add(new Node(name, kind, new Point(x, y), all));
    x += STEP;
    return name;
  }

  private String kind(NodeId id) {
    return nodes.stream().filter(n -> n.id().equals(id)).findFirst().orElseThrow().kind();
  }
}
