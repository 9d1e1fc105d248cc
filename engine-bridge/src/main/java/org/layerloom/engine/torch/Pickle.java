package org.layerloom.engine.torch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes the few words of Python's pickle protocol 2 that a TorchScript archive needs. Writes only:
 * nothing here ever reads a pickle.
 */
final class Pickle {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Pickle() {
    out.write(0x80);
    out.write(2);
  }

  Pickle global(String module, String name) {
    return op('c').raw(module + "\n" + name + "\n");
  }

  Pickle emptyTuple() {
    return op(')');
  }

  Pickle emptyDict() {
    return op('}');
  }

  Pickle mark() {
    return op('(');
  }

  /** Everything since the mark becomes a tuple. */
  Pickle tuple() {
    return op('t');
  }

  Pickle newObject() {
    return op(0x81);
  }

  /** Calls the function below the tuple of arguments. */
  Pickle reduce() {
    return op('R');
  }

  /** Looks up what the archive keeps beside the pickle, such as a tensor's numbers. */
  Pickle persistent() {
    return op('Q');
  }

  Pickle setItems() {
    return op('u');
  }

  Pickle build() {
    return op('b');
  }

  Pickle yes() {
    return op(0x88);
  }

  Pickle no() {
    return op(0x89);
  }

  Pickle text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    op('X').number(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** A whole number, in the shortest form that holds it. */
  Pickle whole(long value) {
    if (value == (int) value) {
      return op('J').number((int) value);
    }
    out.write(0x8a);
    out.write(Long.BYTES);
    out.writeBytes(
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array());
    return this;
  }

  Pickle stop() {
    return op('.');
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private Pickle op(int code) {
    out.write(code);
    return this;
  }

  private Pickle raw(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  private Pickle number(int value) {
    out.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    return this;
  }
}
