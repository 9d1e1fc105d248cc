package org.layerloom.exchange;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Files of tensors in the safetensors format: eight bytes that say how long the header is, the
 * header as JSON, then the numbers. Nothing in such a file is ever run.
 *
 * <p>Written are 32-bit floats; read are also 64-, 16-bit and bfloat16 ones. What a header promises
 * is compared with the file's size before memory is taken.
 */
public final class SafeTensors {

  private static final ObjectMapper JSON = new ObjectMapper();
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
    try (TensorFile file = TensorFile.open(path)) {
      List<NamedTensor> tensors = new ArrayList<>();
      for (String name : file.names()) {
        tensors.add(file.read(name));
      }
      return new Content(tensors, file.metadata());
    }
  }
}
