package org.layerloom.exchange.keras;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.OpenData;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.exchange.in.Imported;
import org.layerloom.exchange.in.StateDict;
import org.layerloom.network.Analyser;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Graph;
import org.layerloom.network.Message;
import org.layerloom.network.Node;
import org.layerloom.network.NodeId;
import org.layerloom.network.Shape;

/**
 * The trained numbers of a {@code .keras} file, for the flowchart that was made of its layers. A
 * layer whose numbers are missing or do not fit is named, and starts from fresh ones; a file that
 * is damaged is refused.
 */
final class KerasNumbers {

  static final String MISSING = "exchange.keras.noNumbers";

  /** A file of a few megabytes may unpack to any size. */
  static final long LARGEST = 1L << 30;

  private static final String ENTRY = "model.weights.h5";
  private static final int MOST_NAMED = 12;

  private final KerasFit.Fitted fitted;
  private final List<KerasLayer> layers;
  private final Catalogue catalogue;
  private final String name;
  private final List<Message> notes = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  /**
   * @param fitted what came of the layers
   * @param layers all of the model, in its order
   * @param name of the file, for people
   */
  KerasNumbers(KerasFit.Fitted fitted, List<KerasLayer> layers, Catalogue catalogue, String name) {
    this.fitted = fitted;
    this.layers = List.copyOf(layers);
    this.catalogue = catalogue;
    this.name = name;
  }

  /** A model that comes without any. */
  static Imported.Read none(Imported.Read read, String name) {
    List<Message> notes = new ArrayList<>(read.notes());
    notes.add(Message.of("exchange.keras.noWeights", name));
    return new Imported.Read(read.document(), notes);
  }

  /**
   * @throws IOException where the file cannot be read
   */
  Imported of(ZipFile zip) throws IOException {
    return of(zip, LARGEST);
  }

  /**
   * @param largest so many bytes are unpacked at most
   */
  Imported of(ZipFile zip, long largest) throws IOException {
    ZipEntry entry = zip.getEntry(ENTRY);
    if (entry == null) {
      return none(fitted.read(), name);
    }
    Path copy = Files.createTempFile("layerloom", ".h5");
    try {
      boolean small;
      try (InputStream in = zip.getInputStream(entry);
          OutputStream out = Files.newOutputStream(copy)) {
        small = entry.getSize() <= largest && copied(in, out, largest);
      }
      return small
          ? unpacked(copy)
          : new Imported.Refused(
              List.of(Message.of("exchange.keras.largeNumbers", name, largest >> 20)));
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** Counts what is unpacked: what the zip says of sizes may be a lie. */
  private static boolean copied(InputStream in, OutputStream out, long largest) throws IOException {
    byte[] some = new byte[1 << 16];
    long count = 0;
    for (int length = in.read(some); length >= 0; length = in.read(some)) {
      count += length;
      if (count > largest) {
        return false;
      }
      out.write(some, 0, length);
    }
    return true;
  }

  private Imported unpacked(Path file) throws IOException {
    // Closed with its arena, so that the copy can be deleted on every system.
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena arena = Arena.ofConfined()) {
      ByteBuffer bytes =
          channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer();
      return taken(bytes);
    }
  }

  private Imported taken(ByteBuffer bytes) {
    Imported.Read read = fitted.read();
    try {
      List<NamedTensor> weights = weights(read.document().graph(), Hdf5.open(bytes));
      List<Message> all = new ArrayList<>(read.notes());
      all.addAll(notes);
      return new Imported.Read(read.document(), all, weights);
    } catch (IOException e) {
      return new Imported.Refused(
          List.of(
              Message.of("exchange.keras.damagedNumbers", name, String.valueOf(e.getMessage()))));
    }
  }

  private List<NamedTensor> weights(Graph graph, Hdf5 file) throws IOException {
    Map<String, Shape> wanted =
        StateDict.wanted(Analyser.analyse(graph, catalogue, OpenData::find));
    Map<String, String> groups = KerasGroups.of(layers, numbered(graph), file);
    List<NamedTensor> weights = new ArrayList<>();
    for (KerasLayer layer : layers) {
      Node node = node(graph, layer);
      if (node != null) {
        String group = groups.getOrDefault(layer.word(), "");
        String offset = fitted.nodes().getOrDefault(layer.word() + KerasNorms.OFFSET, "");
        KerasOrder order = fitted.arriving().getOrDefault(node.id(), new KerasOrder.Open());
        weights.addAll(
            of(layer, new KerasTensors(layer, node, offset, file, group, order), wanted));
      }
    }
    sayMissing();
    return weights;
  }

  private @Nullable Node node(Graph graph, KerasLayer layer) {
    String id = fitted.nodes().get(layer.word());
    Node node = id == null ? null : graph.find(new NodeId(id));
    return node != null && KerasTensors.numbered(layer, node) ? node : null;
  }

  private List<String> numbered(Graph graph) {
    return layers.stream()
        .filter(layer -> node(graph, layer) != null)
        .map(KerasLayer::word)
        .toList();
  }

  /** What a layer's node takes over: everything, or nothing. */
  private List<NamedTensor> of(KerasLayer layer, KerasTensors tensors, Map<String, Shape> wanted)
      throws IOException {
    try {
      List<NamedTensor> taken = tensors.taken();
      for (NamedTensor tensor : taken) {
        Shape shape = wanted.getOrDefault(tensor.name(), tensor.shape());
        if (!shape.equals(tensor.shape())) {
          throw new Unfit(
              Message.of(
                  "exchange.keras.misfitNumbers",
                  layer.name(),
                  tensor.shape().toString(),
                  shape.toString()));
        }
      }
      return taken;
    } catch (Unfit e) {
      if (e.note().key().equals(MISSING)) {
        missing.add(layer.name());
      } else {
        notes.add(e.note());
      }
      return List.of();
    }
  }

  private void sayMissing() {
    if (!missing.isEmpty()) {
      String names =
          missing.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
              + (missing.size() > MOST_NAMED ? " …" : "");
      notes.add(Message.of(MISSING, names));
    }
  }
}
