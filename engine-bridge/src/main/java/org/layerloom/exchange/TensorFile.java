package org.layerloom.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;

/**
 * An open file of {@link SafeTensors}, whose tensors are read one by one or piece by piece: of many
 * large files at once no more is in memory than is looked at.
 *
 * <p>Of what may be read everything is checked when the file is opened: the header's promises
 * against the file's size, and that tensors do not lie over one another.
 */
public final class TensorFile implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_HEADER = 100_000_000;

  private final FileChannel file;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, String> metadata = new HashMap<>();

  private record Place(Stored type, Shape shape, long from) {}

  private TensorFile(FileChannel file) {
    this.file = file;
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws IOException where it cannot be read or is damaged; the message says what is wrong with
   *     it
   */
  public static TensorFile open(Path path) throws IOException {
    TensorFile opened = new TensorFile(FileChannel.open(path, StandardOpenOption.READ));
    try {
      opened.readHeader();
      return opened;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void readHeader() throws IOException {
    long size = file.size();
    if (size < 8) {
      throw new IOException("it ends before its header");
    }
    long length = read(0, 8).getLong();
    if (length < 2 || length > Math.min(LONGEST_HEADER, size - 8)) {
      throw new IOException("it declares a header of " + length + " bytes");
    }
    JsonNode header = header(StandardCharsets.UTF_8.decode(read(8, (int) length)).toString());
    long base = 8 + length;
    long left = size - base;
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (entry.getKey().equals("__metadata__")) {
        entry.getValue().properties().forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
      } else {
        // Tensors that lie over one another would fill the memory from a small file.
        JsonNode offsets = entry.getValue().path("data_offsets");
        left -= offsets.path(1).asLong() - offsets.path(0).asLong();
        if (left < 0) {
          throw new IOException(
              "tensor " + entry.getKey() + " lies over others: the file is too small for all");
        }
        places.put(entry.getKey(), place(base, size, entry.getKey(), entry.getValue()));
      }
    }
  }

  private static JsonNode header(String text) throws IOException {
    try {
      JsonNode header = JSON.readTree(text);
      if (!header.isObject()) {
        throw new IOException("its header is no JSON object");
      }
      return header;
    } catch (JsonProcessingException e) {
      throw new IOException("its header is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static Place place(long base, long size, String name, JsonNode entry) throws IOException {
    Stored type = Stored.of(name, entry.path("dtype").asText());
    Shape shape = shape(name, entry.path("shape"));
    long from = entry.path("data_offsets").path(0).asLong(-1);
    long to = entry.path("data_offsets").path(1).asLong(-1);
    long count = shape.size();
    if (from < 0
        || to < from
        || to > size - base
        || count > Integer.MAX_VALUE / type.bytes
        || to - from != count * type.bytes) {
      throw new IOException(
          "tensor " + name + " of shape " + shape + " lies at " + from + " to " + to);
    }
    return new Place(type, shape, base + from);
  }

  private static Shape shape(String name, JsonNode extents) throws IOException {
    List<Long> found = new ArrayList<>();
    for (JsonNode extent : extents) {
      if (!extent.canConvertToLong() || extent.asLong() < 1) {
        throw new IOException("tensor " + name + " has the shape " + extents);
      }
      found.add(extent.asLong());
    }
    return new Shape(found);
  }

  /** In the order of the header. */
  public List<String> names() {
    return List.copyOf(places.keySet());
  }

  /** Null where there is no such tensor. */
  public @Nullable Shape shape(String name) {
    Place place = places.get(name);
    return place == null ? null : place.shape;
  }

  /** The file's words. */
  public Map<String, String> metadata() {
    return Map.copyOf(metadata);
  }

  /** A whole tensor. */
  public NamedTensor read(String name) throws IOException {
    Place place = find(name);
    float[] values = new float[(int) place.shape.size()];
    read(place, 0, values, values.length);
    return new NamedTensor(name, place.shape, FloatBuffer.wrap(values));
  }

  /**
   * A piece of a tensor.
   *
   * @param from its first number's place, row by row
   * @param into takes as many numbers as {@code count} says, from its beginning on
   * @throws IOException also where there is no such tensor or no such piece
   */
  public void read(String name, int from, float[] into, int count) throws IOException {
    Place place = find(name);
    if (from < 0 || count < 0 || count > into.length || from > place.shape.size() - count) {
      throw new IOException("tensor " + name + " of shape " + place.shape + " has no such piece");
    }
    read(place, from, into, count);
  }

  private Place find(String name) throws IOException {
    Place place = places.get(name);
    if (place == null) {
      throw new IOException("it holds no tensor " + name);
    }
    return place;
  }

  private void read(Place place, int from, float[] into, int count) throws IOException {
    ByteBuffer bytes = read(place.from + (long) from * place.type.bytes, count * place.type.bytes);
    for (int i = 0; i < count; i++) {
      into[i] = place.type.next(bytes);
    }
  }

  private ByteBuffer read(long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException("it ends in the middle");
      }
    }
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** How numbers are stored. */
  private enum Stored {
    F32(4),
    F64(8),
    F16(2),
    BF16(2);

    private final int bytes;

    Stored(int bytes) {
      this.bytes = bytes;
    }

    static Stored of(String name, String type) throws IOException {
      for (Stored number : values()) {
        if (number.name().equals(type)) {
          return number;
        }
      }
      throw new IOException("tensor " + name + " holds numbers of type " + type);
    }

    float next(ByteBuffer from) {
      return switch (this) {
        case F32 -> from.getFloat();
        case F64 -> (float) from.getDouble();
        case F16 -> Float.float16ToFloat(from.getShort());
        case BF16 -> Float.intBitsToFloat(from.getShort() << 16);
      };
    }
  }
}
