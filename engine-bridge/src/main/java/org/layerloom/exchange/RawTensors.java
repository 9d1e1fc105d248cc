package org.layerloom.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.layerloom.json.Json;

/** Writes numbers of any type, as they lie in memory, as a safetensors file. */
public final class RawTensors {

  private RawTensors() {}

  /**
   * A tensor.
   *
   * @param type as the format calls it: {@code U8}, {@code F32}, {@code I64}
   * @param bytes little-endian
   */
  public record Raw(String name, String type, List<Long> extents, ByteBuffer bytes) {
    public Raw {
      extents = List.copyOf(extents);
    }
  }

  public static void write(Path path, List<Raw> tensors) throws IOException {
    ObjectNode header = Json.object();
    long offset = 0;
    for (Raw tensor : tensors) {
      ObjectNode entry = header.putObject(tensor.name()).put("dtype", tensor.type());
      tensor.extents().forEach(entry.putArray("shape")::add);
      long end = offset + tensor.bytes().remaining();
      entry.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] text = Json.bytes(header);
    int padded = (text.length + 7) / 8 * 8;
    ByteBuffer start = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(padded).put(text);
    while (start.hasRemaining()) {
      start.put((byte) ' ');
    }
    try (FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeAll(file, start.flip());
      for (Raw tensor : tensors) {
        writeAll(file, tensor.bytes().duplicate());
      }
    }
  }

  private static void writeAll(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }
}
