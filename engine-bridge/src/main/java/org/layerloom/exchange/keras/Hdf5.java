package org.layerloom.exchange.keras;

import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.Superblock;
import io.jhdf.SymbolTableEntry;
import io.jhdf.btree.BTreeV1;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.SymbolTableMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.layerloom.exchange.NamedTensor;
import org.layerloom.network.Shape;

/**
 * An HDF5 file as Keras writes it: groups of the first kind, numbers in one piece. Whatever else
 * HDF5 knows is refused. No file may cost more time or memory than its own size warrants: addresses
 * and extents are what the file says, and a file may lie.
 */
final class Hdf5 {

  /** What stands at a path. */
  sealed interface Held {

    /** Real numbers, as 32-bit ones. */
    record Numbers(NamedTensor tensor) implements Held {}

    /** Something that is not read: whole numbers, packed numbers. */
    record Other(String kind) implements Held {}

    /** Nothing. */
    record Nothing() implements Held {}
  }

  private static final int LONGEST_NAME = 255;
  private static final int MOST_CHILDREN = 100_000;

  private final ByteBuffer bytes;
  private final BoundedStorage storage;
  private final long root;
  private final Map<Long, Map<String, Long>> groups = new HashMap<>();
  private long left;

  private Hdf5(ByteBuffer bytes, BoundedStorage storage, long root) {
    this.bytes = bytes;
    this.storage = storage;
    this.root = root;
    // Links may lead to the same numbers as often as they like.
    this.left = bytes.capacity();
  }

  /**
   * @throws IOException where it is no such file, with the reason
   */
  static Hdf5 open(ByteBuffer bytes) throws IOException {
    return guarded(
        () -> {
          Superblock block =
              Superblock.readSuperblock(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
          if (!(block instanceof Superblock.SuperblockV0V1 first)) {
            throw new IllegalArgumentException("a form of HDF5 that Keras does not write");
          }
          BoundedStorage storage = new BoundedStorage(bytes, block);
          storage.begin();
          SymbolTableEntry entry =
              new SymbolTableEntry(
                  storage, first.getRootGroupSymbolTableAddress() - first.getBaseAddressByte());
          return new Hdf5(bytes, storage, entry.getObjectHeaderAddress());
        });
  }

  /** Whether there is a group or a dataset. */
  boolean has(String path) throws IOException {
    return address(path) != null;
  }

  /**
   * @throws IOException where the file is damaged
   */
  Held find(String path) throws IOException {
    Long address = address(path);
    if (address == null) {
      return new Held.Nothing();
    }
    return guarded(
        () -> {
          storage.begin();
          return held(path, ObjectHeader.readObjectHeader(storage, address));
        });
  }

  private @Nullable Long address(String path) throws IOException {
    long at = root;
    for (String name : path.split("/", -1)) {
      Long next = children(at).get(name);
      if (next == null) {
        return null;
      }
      at = next;
    }
    return at;
  }

  private Map<String, Long> children(long group) throws IOException {
    Map<String, Long> known = groups.get(group);
    if (known == null) {
      known = guarded(() -> list(group));
      groups.put(group, known);
    }
    return known;
  }

  private Map<String, Long> list(long group) {
    storage.begin();
    List<SymbolTableMessage> tables =
        ObjectHeader.readObjectHeader(storage, group).getMessagesOfType(SymbolTableMessage.class);
    if (tables.isEmpty()) {
      return Map.of();
    }
    SymbolTableMessage table = tables.getFirst();
    ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
    List<Long> nodes =
        BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses();
    Map<String, Long> found = new HashMap<>();
    for (long node : new LinkedHashSet<>(nodes)) {
      storage.begin();
      for (SymbolTableEntry entry :
          new GroupSymbolTableNode(storage, node).getSymbolTableEntries()) {
        found.put(name(names, entry.getLinkNameOffset()), entry.getObjectHeaderAddress());
      }
      if (found.size() > MOST_CHILDREN) {
        throw new IllegalArgumentException("a group of more than " + MOST_CHILDREN);
      }
    }
    return found;
  }

  private static String name(ByteBuffer names, int offset) {
    int end = offset;
    while (names.get(end) != 0) {
      end++;
      if (end - offset > LONGEST_NAME) {
        throw new IllegalArgumentException("a name of more than " + LONGEST_NAME + " bytes");
      }
    }
    byte[] name = new byte[end - offset];
    names.get(offset, name);
    return new String(name, StandardCharsets.UTF_8);
  }

  private Held held(String path, ObjectHeader header) {
    if (!header.hasMessageOfType(DataTypeMessage.class)) {
      return new Held.Nothing();
    }
    DataType type = header.getMessageOfType(DataTypeMessage.class).getDataType();
    DataLayoutMessage layout = header.getMessageOfType(DataLayoutMessage.class);
    Reals reals = type instanceof FloatingPoint point ? Reals.of(point) : null;
    if (reals == null) {
      return new Held.Other(type.getClass().getSimpleName() + " " + 8 * type.getSize());
    }
    if (!(layout instanceof ContiguousDataLayoutMessage whole)) {
      return new Held.Other(layout.getDataLayout().toString());
    }
    int[] extents = header.getMessageOfType(DataSpaceMessage.class).getDataSpace().getDimensions();
    ByteBuffer data = data(whole.getAddress(), count(extents), type.getSize());
    data.order(((FloatingPoint) type).getByteOrder());
    List<Long> shape = new ArrayList<>();
    for (int extent : extents) {
      shape.add((long) extent);
    }
    return new Held.Numbers(new NamedTensor(path, new Shape(shape), reals.read(data)));
  }

  private static long count(int[] extents) {
    long count = 1;
    for (int extent : extents) {
      if (extent < 1) {
        throw new IllegalArgumentException("an extent of " + extent);
      }
      count = Math.multiplyExact(count, (long) extent);
    }
    return count;
  }

  /** What the file holds of it, checked before anything is made of it. */
  private ByteBuffer data(long address, long count, int each) {
    long size = Math.multiplyExact(count, (long) each);
    long start = Math.addExact(address, storage.getUserBlockSize());
    if (start < 0 || size > bytes.capacity() || start > bytes.capacity() - size) {
      throw new IllegalArgumentException(
          count + " numbers at byte " + address + " of " + bytes.capacity());
    }
    left -= size;
    if (left < 0) {
      throw new IllegalArgumentException("the same numbers stand in many places");
    }
    return bytes.slice((int) start, (int) size);
  }

  /** A form of real numbers. */
  private enum Reals {
    HALF(2, 5) {
      @Override
      float next(ByteBuffer data) {
        return Float.float16ToFloat(data.getShort());
      }
    },
    BRAIN(2, 8) {
      @Override
      float next(ByteBuffer data) {
        return Float.intBitsToFloat(data.getShort() << 16);
      }
    },
    SINGLE(4, 8) {
      @Override
      float next(ByteBuffer data) {
        return data.getFloat();
      }
    },
    DOUBLE(8, 11) {
      @Override
      float next(ByteBuffer data) {
        return (float) data.getDouble();
      }
    };

    private final int size;
    private final int exponent;

    Reals(int size, int exponent) {
      this.size = size;
      this.exponent = exponent;
    }

    /** Null for one of another form. */
    static @Nullable Reals of(FloatingPoint type) {
      boolean whole =
          type.getBitOffset() == 0
              && type.getBitPrecision() == 8 * type.getSize()
              && type.getMantissaSize() + type.getExponentSize() + 1 == type.getBitPrecision();
      boolean ordered =
          type.getByteOrder() == ByteOrder.LITTLE_ENDIAN
              || type.getByteOrder() == ByteOrder.BIG_ENDIAN;
      for (Reals form : values()) {
        if (whole
            && ordered
            && form.size == type.getSize()
            && form.exponent == type.getExponentSize()) {
          return form;
        }
      }
      return null;
    }

    abstract float next(ByteBuffer data);

    FloatBuffer read(ByteBuffer data) {
      FloatBuffer values = FloatBuffer.allocate(data.remaining() / size);
      while (values.hasRemaining()) {
        values.put(next(data));
      }
      return values.flip();
    }
  }

  /** Says of a damaged file what was found; the library throws whatever came of it. */
  private static <T> T guarded(Supplier<T> reading) throws IOException {
    try {
      return reading.get();
    } catch (RuntimeException e) {
      throw new IOException(
          Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()), e);
    } catch (StackOverflowError e) {
      // Types within types within types: each costs the library a call.
      throw new IOException("it is nested too deeply", e);
    }
  }
}
