package org.layerloom.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.layerloom.network.Shape;

/**
 * An array of numbers as NumPy writes it ({@code .npy}): a header in the form of a Python dict, and
 * the numbers. Arrays of Python objects are pickles, which are programs: they are refused.
 *
 * <p>Source: NumPy's NEP 1, "A Simple File Format for NumPy Arrays".
 *
 * @param name what messages call it
 * @param extents along each axis; none of a single number
 * @param kind {@code b}, {@code u}, {@code i} or {@code f}, as NumPy calls them
 * @param size bytes a number
 * @param order in which a number's bytes stand
 * @param columnsFirst whether the first axis is the one that changes fastest ("Fortran order")
 */
record NumpyArray(
    String name, List<Long> extents, char kind, int size, ByteOrder order, boolean columnsFirst) {

  private static final int MOST_AXES = 6;
  private static final int MOST_HEADER = 1 << 16;
  private static final long LARGEST = Integer.MAX_VALUE - 16L;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=])([buif])(\\d)'");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern EXTENTS = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");
  private static final Set<String> TYPES =
      Set.of("b1", "u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f2", "f4", "f8");

  NumpyArray {
    extents = List.copyOf(extents);
  }

  /** The numbers of an array, in its own type. */
  record Content(NumpyArray array, ByteBuffer bytes) {

    /** The number at a place, counted row by row whatever the file's order. */
    double at(long place) {
      int start = Math.toIntExact(array.stored(place) * array.size);
      return switch (array.kind) {
        case 'f' ->
            switch (array.size) {
              case 2 -> Float.float16ToFloat(bytes.getShort(start));
              case 4 -> bytes.getFloat(start);
              default -> bytes.getDouble(start);
            };
        case 'i' ->
            switch (array.size) {
              case 1 -> bytes.get(start);
              case 2 -> bytes.getShort(start);
              case 4 -> bytes.getInt(start);
              default -> bytes.getLong(start);
            };
        default ->
            switch (array.size) {
              case 1 -> bytes.get(start) & 0xff;
              case 2 -> bytes.getShort(start) & 0xffff;
              case 4 -> bytes.getInt(start) & 0xffff_ffffL;
              // Beyond what a double tells apart, no class or feature is meant.
              default -> bytes.getLong(start);
            };
      };
    }
  }

  /**
   * Reads what stands before the numbers.
   *
   * @throws DataException where it is no array of numbers
   */
  static NumpyArray header(InputStream in, String name) throws IOException, DataException {
    byte[] magic = in.readNBytes(8);
    if (magic.length < 8
        || (magic[0] & 0xff) != 0x93
        || !new String(magic, 1, 5, StandardCharsets.ISO_8859_1).equals("NUMPY")) {
      throw DataException.of("data.numpy.magic", name);
    }
    int width = magic[6] == 1 ? 2 : 4;
    byte[] length = in.readNBytes(width);
    if (length.length < width) {
      throw DataException.of("data.cut", name);
    }
    ByteBuffer number = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN);
    long size = width == 2 ? number.getShort() & 0xffff : number.getInt() & 0xffff_ffffL;
    if (size > MOST_HEADER) {
      throw DataException.of("data.numpy.magic", name);
    }
    byte[] text = in.readNBytes((int) size);
    if (text.length < size) {
      throw DataException.of("data.cut", name);
    }
    return parse(new String(text, StandardCharsets.UTF_8), name);
  }

  private static NumpyArray parse(String header, String name) throws DataException {
    Matcher type = TYPE.matcher(header);
    Matcher fortran = FORTRAN.matcher(header);
    Matcher shape = EXTENTS.matcher(header);
    if (!type.find() || !TYPES.contains(type.group(2) + type.group(3))) {
      throw DataException.of("data.numpy.type", name);
    }
    if (!fortran.find() || !shape.find()) {
      throw DataException.of("data.numpy.magic", name);
    }
    List<Long> extents = new ArrayList<>();
    for (String extent : shape.group(1).split(",", -1)) {
      if (!extent.isBlank()) {
        if (extent.strip().length() > 12) {
          throw DataException.of("data.huge", name, LARGEST >> 20);
        }
        extents.add(Long.parseLong(extent.strip()));
      }
    }
    if (extents.size() > MOST_AXES) {
      throw DataException.of("data.numpy.axes", name, extents.size(), MOST_AXES);
    }
    NumpyArray array =
        new NumpyArray(
            name,
            extents,
            type.group(2).charAt(0),
            Integer.parseInt(type.group(3)),
            type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
            fortran.group(1).equals("True"));
    long bytes = array.size;
    for (long extent : extents) {
      bytes = Math.multiplyHigh(bytes, extent) == 0 ? bytes * extent : Long.MAX_VALUE;
      if (bytes < 0 || bytes > LARGEST) {
        throw DataException.of("data.huge", name, LARGEST >> 20);
      }
    }
    return array;
  }

  /** Reads the whole of it. Memory grows as bytes come, not as the header says. */
  static Content read(InputStream in, String name) throws IOException, DataException {
    try {
      NumpyArray array = header(in, name);
      byte[] bytes = in.readNBytes(Math.toIntExact(array.count() * array.size));
      if (bytes.length < array.count() * array.size) {
        throw DataException.of("data.cut", name);
      }
      return new Content(array, ByteBuffer.wrap(bytes).order(array.order));
    } catch (EOFException | java.util.zip.ZipException e) {
      throw DataException.of("data.cut", name);
    }
  }

  /** How many numbers it has. */
  long count() {
    return extents.stream().reduce(1L, (a, b) -> a * b);
  }

  int rank() {
    return extents.size();
  }

  boolean whole() {
    return kind != 'f';
  }

  boolean bytes() {
    return kind == 'u' && size == 1;
  }

  /** The shape behind the first axis, which counts samples. */
  Shape each() {
    return new Shape(extents.subList(1, extents.size()));
  }

  /** Where a number stands in the file, counted in numbers. */
  private long stored(long place) {
    if (!columnsFirst || extents.size() < 2) {
      return place;
    }
    long rest = place;
    long[] index = new long[extents.size()];
    for (int axis = extents.size() - 1; axis >= 0; axis--) {
      index[axis] = rest % extents.get(axis);
      rest /= extents.get(axis);
    }
    long stored = 0;
    for (int axis = extents.size() - 1; axis >= 0; axis--) {
      stored = stored * extents.get(axis) + index[axis];
    }
    return stored;
  }
}
