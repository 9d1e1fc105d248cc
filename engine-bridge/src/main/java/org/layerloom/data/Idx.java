package org.layerloom.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Shape;

/**
 * Reads IDX, the format of MNIST's files, as it is or gzipped: two zero bytes, a type byte, the
 * number of axes, each axis as a big-endian 32-bit number, then the values.
 *
 * <p>Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".
 */
final class Idx {

  /** Unsigned bytes: the one type that pictures and labels come in. */
  static final int BYTES = 0x08;

  /** Two gigabytes is what one Java array holds. */
  private static final long LARGEST = Integer.MAX_VALUE - 16L;

  private static final int MOST_AXES = 4;

  private Idx() {}

  /**
   * What an IDX file begins with.
   *
   * @param count along the first axis
   * @param shape of the further axes
   */
  record Header(int count, Shape shape) {
    long size() {
      return multiply(count, shape.size());
    }

    @Override
    public String toString() {
      return shape.rank() == 0 ? String.valueOf(count) : count + "×" + shape;
    }
  }

  /** A whole file. */
  record Content(Header header, ByteBuffer values) {}

  /**
   * Reads the header only.
   *
   * @param name what messages call the file
   */
  static Header header(InputStream in, String name) throws IOException, DataException {
    try (InputStream unpacked = unpack(in, name)) {
      return readHeader(unpacked, name);
    }
  }

  /**
   * Reads the whole file. Memory is taken only after the header's sizes were found reasonable, and
   * as far as values really come.
   *
   * @param sha256 what the unpacked bytes must hash to, in hexadecimal; null where nobody knows
   */
  static Content read(InputStream in, String name, @Nullable String sha256)
      throws IOException, DataException {
    MessageDigest digest = sha256();
    try (InputStream unpacked = new DigestInputStream(unpack(in, name), digest)) {
      Header header = readHeader(unpacked, name);
      if (header.size() > LARGEST) {
        throw DataException.of("data.idx.huge", name, header.toString(), LARGEST >> 20);
      }
      // Grows as bytes come, so that a header that lies costs no more than the file is long.
      byte[] values = unpacked.readNBytes((int) header.size());
      if (values.length < header.size()) {
        throw DataException.of(
            "data.idx.short", name, header.toString(), header.size(), values.length);
      }
      if (unpacked.read() != -1) {
        throw DataException.of("data.idx.long", name, header.toString(), header.size());
      }
      checkHash(name, sha256, digest);
      return new Content(header, ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN));
    } catch (EOFException e) {
      throw DataException.of("data.cut", name);
    } catch (ZipException e) {
      throw DataException.of("data.gzip", name);
    }
  }

  private static InputStream unpack(InputStream in, String name) throws IOException, DataException {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    try {
      return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    } catch (EOFException e) {
      throw DataException.of("data.cut", name);
    } catch (ZipException e) {
      throw DataException.of("data.gzip", name);
    }
  }

  private static Header readHeader(InputStream in, String name) throws IOException, DataException {
    byte[] magic = in.readNBytes(4);
    if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
      throw DataException.of("data.idx.magic", name);
    }
    if (magic[2] != BYTES) {
      throw DataException.of("data.idx.type", name, "0x%02x".formatted(magic[2] & 0xff));
    }
    int axes = magic[3];
    if (axes < 1 || axes > MOST_AXES) {
      throw DataException.of("data.idx.axes", name, axes, MOST_AXES);
    }
    byte[] extents = in.readNBytes(4 * axes);
    if (extents.length < 4 * axes) {
      throw DataException.of("data.cut", name);
    }
    ByteBuffer numbers = ByteBuffer.wrap(extents);
    List<Long> all = new ArrayList<>();
    for (int axis = 0; axis < axes; axis++) {
      int extent = numbers.getInt();
      if (extent < 1) {
        throw DataException.of("data.idx.extent", name, axis + 1, extent);
      }
      all.add((long) extent);
    }
    return new Header(all.getFirst().intValue(), new Shape(all.subList(1, axes)));
  }

  private static long multiply(long a, long b) {
    return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
  }

  private static void checkHash(String name, @Nullable String expected, MessageDigest digest)
      throws DataException {
    String found = HexFormat.of().formatHex(digest.digest());
    if (expected != null && !expected.equals(found)) {
      throw DataException.of("data.hash", name, expected, found);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
