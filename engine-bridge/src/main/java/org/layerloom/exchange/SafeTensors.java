package org.layerloom.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.List;
import java.util.Map;
import org.layerloom.network.Shape;

/**
 * Files of tensors in the safetensors format: eight bytes that say how long the header is, the
 * header as JSON, then the numbers. Nothing in such a file is ever run.
 *
 * <p>Written are 32-bit floats; read are also 64-, 16-bit and bfloat16 ones. What a header promises
 * is compared with the file's size before memory is taken.
 */
public final class SafeTensors {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_HEADER = 100_000_000;
  private static final int CHUNK = 1 << 20;

  private SafeTensors() {}

  /** Writes to an open file from its present position on. */
  public static void write(
      FileChannel file, List<NamedTensor> tensors, Map<String, String> metadata)
      throws IOException {
    ObjectNode header = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode words = header.putObject("__metadata__");
      metadata.forEach(words::put);
    }
    long offset = 0;
    for (NamedTensor tensor : tensors) {
      ObjectNode entry = header.putObject(tensor.name());
      entry.put("dtype", "F32");
      ArrayNode shape = entry.putArray("shape");
      tensor.shape().extents().forEach(shape::add);
      long end = offset + Float.BYTES * tensor.shape().size();
      entry.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] text = JSON.writeValueAsBytes(header);
    // Numbers start on a multiple of eight, as readers that map the file want it.
    int padded = (text.length + 7) / 8 * 8;
    ByteBuffer start = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(padded).put(text);
    while (start.hasRemaining()) {
      start.put((byte) ' ');
    }
    writeAll(file, start.flip());
    for (NamedTensor tensor : tensors) {
      writeNumbers(file, tensor.values().duplicate());
    }
  }

  private static void writeNumbers(FileChannel file, FloatBuffer values) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    while (values.hasRemaining()) {
      int count = Math.min(values.remaining(), CHUNK / Float.BYTES);
      chunk.clear();
      chunk.asFloatBuffer().put(values.slice(values.position(), count));
      values.position(values.position() + count);
      writeAll(file, chunk.limit(count * Float.BYTES));
    }
  }

  private static void writeAll(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /** What a file holds: its tensors in the order of the header, and its words. */
  public record Content(List<NamedTensor> tensors, Map<String, String> metadata) {
    public Content {
      tensors = List.copyOf(tensors);
      metadata = Map.copyOf(metadata);
    }
  }

  /**
   * Reads a whole file.
   *
   * @throws IOException where it cannot be read or is damaged; the message says what is wrong with
   *     it
   */
  public static Content read(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = file.size();
      if (size < 8) {
        throw new IOException("it ends before its header");
      }
      long length = read(file, 8).getLong();
      if (length < 2 || length > Math.min(LONGEST_HEADER, size - 8)) {
        throw new IOException("it declares a header of " + length + " bytes");
      }
      ByteBuffer text = read(file, (int) length);
      JsonNode header = header(StandardCharsets.UTF_8.decode(text).toString());
      List<NamedTensor> tensors = new ArrayList<>();
      Map<String, String> metadata = new HashMap<>();
      long left = size - 8 - length;
      for (Map.Entry<String, JsonNode> entry : header.properties()) {
        if (entry.getKey().equals("__metadata__")) {
          entry
              .getValue()
              .properties()
              .forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
        } else {
          // Tensors that lie over one another would fill the memory from a small file.
          left -=
              entry.getValue().path("data_offsets").path(1).asLong()
                  - entry.getValue().path("data_offsets").path(0).asLong();
          if (left < 0) {
            throw new IOException(
                "tensor " + entry.getKey() + " lies over others: the file is too small for all");
          }
          tensors.add(tensor(file, 8 + length, size, entry.getKey(), entry.getValue()));
        }
      }
      return new Content(tensors, metadata);
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

  private static NamedTensor tensor(
      FileChannel file, long base, long size, String name, JsonNode entry) throws IOException {
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
    file.position(base + from);
    ByteBuffer bytes = read(file, (int) (to - from));
    FloatBuffer values = FloatBuffer.allocate((int) count);
    while (values.hasRemaining()) {
      values.put(type.next(bytes));
    }
    return new NamedTensor(name, shape, values.flip());
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

  private static ByteBuffer read(FileChannel file, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (file.read(bytes) < 0) {
        throw new EOFException("it ends in the middle");
      }
    }
    return bytes.flip();
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
