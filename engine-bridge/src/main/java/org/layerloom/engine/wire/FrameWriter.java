package org.layerloom.engine.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.layerloom.json.Json;

/** Writes frames, whole ones, from any thread. */
public final class FrameWriter implements AutoCloseable {

  private static final int CHUNK = 1 << 16;

  private final OutputStream out;

  public FrameWriter(OutputStream out) {
    this.out = new BufferedOutputStream(out, CHUNK);
  }

  /**
   * Writes and flushes a frame; waits while the other side does not read.
   *
   * @throws IllegalArgumentException where the frame is larger than the limits
   */
  public synchronized void write(Frame frame) throws IOException {
    byte[] header = Json.bytes(withTensors(frame));
    long length = frame.tensors().stream().mapToLong(tensor -> tensor.data().remaining()).sum();
    if (header.length > FrameReader.LONGEST_HEADER || length > FrameReader.LONGEST_PAYLOAD) {
      throw new IllegalArgumentException(
          "a frame of " + header.length + " and " + length + " bytes is too large to send");
    }
    ByteBuffer lengths = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    lengths.putInt(header.length).putLong(length).flip();
    CRC32C check = new CRC32C();
    check.update(lengths.array());
    check.update(header);
    out.write(FrameReader.MAGIC);
    out.write(lengths.array());
    out.write(header);
    writeCheck(check);
    if (length > 0) {
      writeTensors(frame);
    }
    out.flush();
  }

  private void writeTensors(Frame frame) throws IOException {
    CRC32C check = new CRC32C();
    byte[] chunk = new byte[CHUNK];
    for (Tensor tensor : frame.tensors()) {
      ByteBuffer data = tensor.data();
      while (data.hasRemaining()) {
        int size = Math.min(chunk.length, data.remaining());
        data.get(chunk, 0, size);
        check.update(chunk, 0, size);
        out.write(chunk, 0, size);
      }
    }
    writeCheck(check);
  }

  private void writeCheck(CRC32C check) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
    out.write(bytes.putInt((int) check.getValue()).array());
  }

  private static ObjectNode withTensors(Frame frame) {
    if (frame.tensors().isEmpty()) {
      return frame.header();
    }
    ObjectNode header = frame.header().deepCopy();
    ArrayNode list = header.putArray(FrameReader.TENSORS);
    for (Tensor tensor : frame.tensors()) {
      ArrayNode shape =
          list.addObject()
              .put("name", tensor.name())
              .put("type", tensor.type().name())
              .putArray("shape");
      tensor.shape().forEach(shape::add);
    }
    return header;
  }

  /** Closes the stream: the other side reads its end. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
