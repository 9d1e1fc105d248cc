package org.layerloom.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.layerloom.json.Json;

/** Reads frames and trusts nothing. For one thread. */
public final class FrameReader {

  static final byte[] MAGIC = "LLF1".getBytes(StandardCharsets.US_ASCII);
  static final String TENSORS = "tensors";
  static final int LONGEST_HEADER = 16 << 20;
  static final long LONGEST_PAYLOAD = 1L << 30;

  private final InputStream in;

  public FrameReader(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /**
   * Waits for the next frame.
   *
   * @return null where the stream ends between two frames
   * @throws WireException where it holds anything but a whole, undamaged frame
   */
  public @Nullable Frame read() throws IOException {
    byte[] start = in.readNBytes(MAGIC.length);
    if (start.length == 0) {
      return null;
    }
    if (!Arrays.equals(start, MAGIC)) {
      throw new WireException("not a frame: it begins with " + printable(start));
    }
    byte[] lengths = exactly(12, "lengths");
    ByteBuffer numbers = ByteBuffer.wrap(lengths).order(ByteOrder.LITTLE_ENDIAN);
    int headerLength = numbers.getInt();
    long payloadLength = numbers.getLong();
    if (headerLength < 2 || headerLength > LONGEST_HEADER) {
      throw new WireException("a header of " + headerLength + " bytes is not allowed");
    }
    if (payloadLength < 0 || payloadLength > LONGEST_PAYLOAD) {
      throw new WireException("tensors of " + payloadLength + " bytes are not allowed");
    }
    byte[] text = exactly(headerLength, "header");
    CRC32C check = new CRC32C();
    check.update(lengths);
    check.update(text);
    compare(check, "header");
    ObjectNode header = Json.object(text);
    return new Frame(header, tensors(header.remove(TENSORS), payloadLength));
  }

  private List<Tensor> tensors(@Nullable JsonNode list, long payloadLength) throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    long left = payloadLength;
    CRC32C check = new CRC32C();
    if (list != null) {
      for (JsonNode entry : list) {
        String name = Json.text(entry, "name");
        Tensor.Type type = type(Json.text(entry, "type"));
        List<Long> shape = shape(entry);
        long length = Tensor.byteLength(type, shape);
        if (length > left) {
          throw new WireException("the tensor \"" + name + "\" is larger than its frame");
        }
        left -= length;
        byte[] data = exactly((int) length, "tensor \"" + name + "\"");
        check.update(data);
        tensors.add(new Tensor(name, type, shape, ByteBuffer.wrap(data)));
      }
    }
    if (left != 0) {
      throw new WireException(left + " bytes of the frame belong to no tensor");
    }
    if (payloadLength > 0) {
      compare(check, "tensors");
    }
    return tensors;
  }

  private static Tensor.Type type(String name) throws WireException {
    for (Tensor.Type type : Tensor.Type.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw new WireException("no type of tensor is called \"" + name + "\"");
  }

  private static List<Long> shape(JsonNode entry) throws IOException {
    List<Long> shape = new ArrayList<>();
    for (JsonNode extent : Json.list(entry, "shape")) {
      if (!extent.canConvertToLong() || extent.longValue() < 0) {
        throw new WireException("a tensor cannot be " + extent + " long");
      }
      shape.add(extent.longValue());
    }
    return shape;
  }

  private void compare(CRC32C check, String what) throws IOException {
    byte[] stored = exactly(4, what);
    int expected = ByteBuffer.wrap(stored).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (expected != (int) check.getValue()) {
      throw new WireException("the " + what + " of a frame is damaged: its checksum differs");
    }
  }

  private byte[] exactly(int length, String what) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new WireException(
          "the stream ends in the "
              + what
              + " of a frame, after "
              + bytes.length
              + " of "
              + length
              + " bytes");
    }
    return bytes;
  }

  /** What stood there instead, so that a line printed to the wrong stream can be recognised. */
  private static String printable(byte[] bytes) {
    return "\"" + new String(bytes, StandardCharsets.US_ASCII).replaceAll("[^ -~]", "?") + "\"";
  }
}
