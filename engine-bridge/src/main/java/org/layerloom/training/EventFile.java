package org.layerloom.training;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * The same points once more in the format that TensorBoard opens: TFRecord records, each a protocol
 * buffer of type {@code Event}.
 *
 * <p>A record is the length of its data (8 bytes), the masked CRC-32C of these 8 bytes, the data,
 * and the masked CRC-32C of the data, little-endian. Of {@code Event} we write wall_time (field 1,
 * double), step (2, varint), file_version (3, text) and summary (5), whose values (1) have a tag
 * (1) and a simple_value (2, float).
 */
final class EventFile implements AutoCloseable {

  private static final int DOUBLE = 1;
  private static final int BYTES = 2;
  private static final int FLOAT = 5;

  private final OutputStream out;

  EventFile(Path folder, Instant now) throws IOException {
    Path file = folder.resolve("events.out.tfevents." + now.getEpochSecond() + ".layerloom");
    out =
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    Message event = new Message().number(1, seconds(now)).text(3, "brain.Event:2");
    record(event.bytes());
  }

  /** Adds one point of one curve; points that are not numbers are left out. */
  void add(String tag, long step, double value, Instant now) throws IOException {
    if (Double.isNaN(value)) {
      return;
    }
    Message point = new Message().text(1, tag).single(2, (float) value);
    Message summary = new Message().nested(1, point);
    Message event = new Message().number(1, seconds(now)).whole(2, step).nested(5, summary);
    record(event.bytes());
  }

  void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void record(byte[] data) throws IOException {
    byte[] length = little(8).putLong(data.length).array();
    out.write(length);
    out.write(little(4).putInt(masked(length)).array());
    out.write(data);
    out.write(little(4).putInt(masked(data)).array());
  }

  /** As the format asks, so that a checksum over data that holds checksums stays a good one. */
  static int masked(byte[] data) {
    CRC32C check = new CRC32C();
    check.update(data);
    int crc = (int) check.getValue();
    return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
  }

  private static double seconds(Instant now) {
    return now.getEpochSecond() + now.getNano() / 1e9;
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A protocol buffer under construction: fields in the order in which they are added. */
  private static final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Message number(int field, double value) {
      varint(field << 3 | DOUBLE);
      bytes.writeBytes(little(8).putDouble(value).array());
      return this;
    }

    Message single(int field, float value) {
      varint(field << 3 | FLOAT);
      bytes.writeBytes(little(4).putFloat(value).array());
      return this;
    }

    Message whole(int field, long value) {
      varint(field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String value) {
      return block(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message nested(int field, Message value) {
      return block(field, value.bytes());
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }

    private Message block(int field, byte[] content) {
      varint(field << 3 | BYTES);
      varint(content.length);
      bytes.writeBytes(content);
      return this;
    }

    private void varint(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        bytes.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      bytes.write((int) rest);
    }
  }
}
