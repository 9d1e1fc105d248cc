package org.layerloom.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that are known without any sample: weights, and what follows from constants alone. Real
 * ones are kept in 32 bits whatever the file has; one number may stand for all.
 */
final class Known implements Val {

  static final int FLOAT = 1;
  static final int UINT8 = 2;
  static final int INT8 = 3;
  static final int INT32 = 6;
  static final int INT64 = 7;
  static final int BOOL = 9;
  static final int FLOAT16 = 10;
  static final int DOUBLE = 11;
  static final int BFLOAT16 = 16;

  private final int type;
  private final long[] dims;
  private final @Nullable TensorProto stored;
  private float @Nullable [] reals;
  private long @Nullable [] wholes;
  private final boolean same;

  private Known(
      int type,
      long[] dims,
      @Nullable TensorProto stored,
      float @Nullable [] reals,
      long @Nullable [] wholes,
      boolean same) {
    this.type = type;
    this.dims = dims;
    this.stored = stored;
    this.reals = reals;
    this.wholes = wholes;
    this.same = same;
  }

  static Known reals(float[] values, long... dims) {
    return new Known(FLOAT, dims, null, values, null, false);
  }

  static Known wholes(long[] values, long... dims) {
    return new Known(INT64, dims, null, null, values, false);
  }

  static Known typed(int type, long[] values, long... dims) {
    return new Known(type, dims, null, null, values, false);
  }

  /** One number everywhere. */
  static Known same(Known one, long... dims) {
    float[] real = one.real() ? new float[] {one.real(0)} : null;
    long[] whole = one.real() ? null : new long[] {one.whole(0)};
    return new Known(one.type, dims, null, real, whole, true);
  }

  /**
   * @throws Unreadable where the numbers are not as many as the extents say
   */
  static Known of(TensorProto tensor) {
    long[] dims = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
    long size = Sizes.of(dims, tensor.getName());
    int type = tensor.getDataType();
    int bytes = width(type, tensor.getName());
    long held = tensor.hasRawData() ? tensor.getRawData().size() / bytes : listed(tensor);
    boolean exact = !tensor.hasRawData() || tensor.getRawData().size() % bytes == 0;
    if (held != size || !exact) {
      throw new Unreadable(
          "exchange.onnx.tensor", tensor.getName(), Arrays.toString(dims), size, held);
    }
    return new Known(type, dims, tensor, null, null, false);
  }

  private static long listed(TensorProto tensor) {
    return switch (tensor.getDataType()) {
      case FLOAT -> tensor.getFloatDataCount();
      case DOUBLE -> tensor.getDoubleDataCount();
      case INT64 -> tensor.getInt64DataCount();
      case 12, 13 -> tensor.getUint64DataCount();
      default -> tensor.getInt32DataCount();
    };
  }

  private static int width(int type, String name) {
    return switch (type) {
      case UINT8, INT8, BOOL -> 1;
      case 4, 5, FLOAT16, BFLOAT16 -> 2;
      case FLOAT, INT32, 12 -> 4;
      case INT64, DOUBLE, 13 -> 8;
      default -> throw new Unreadable("exchange.onnx.type", name, type);
    };
  }

  /** The same numbers under other extents. */
  Known shaped(long... other) {
    return new Known(type, other, stored, reals, wholes, same);
  }

  @Override
  public long[] dims() {
    return dims.clone();
  }

  /** As the file has them, but for real ones, which are of 32 bits here. */
  @Override
  public int type() {
    return real() ? FLOAT : type;
  }

  boolean real() {
    return type == FLOAT || type == FLOAT16 || type == DOUBLE || type == BFLOAT16;
  }

  long size() {
    return Sizes.of(dims, "");
  }

  /** How many numbers are kept: one where all are the same. */
  int kept() {
    return same ? 1 : (int) size();
  }

  boolean isSame() {
    return same;
  }

  float real(int place) {
    return reals()[same ? 0 : place];
  }

  long whole(int place) {
    return wholes()[same ? 0 : place];
  }

  /** Its only number, of either type. */
  double only() {
    return real() ? real(0) : whole(0);
  }

  /** All kept numbers as floats, whole ones too. */
  float[] reals() {
    float[] known = reals;
    if (known == null) {
      if (stored == null || !real()) {
        long[] from = wholes();
        known = new float[from.length];
        for (int i = 0; i < known.length; i++) {
          known[i] = from[i];
        }
      } else {
        known = Decoding.reals(stored, (int) size());
      }
      reals = known;
    }
    return known;
  }

  /** All kept numbers as whole ones. */
  long[] wholes() {
    long[] known = wholes;
    if (known == null) {
      if (stored == null || real()) {
        float[] from = reals();
        known = new long[from.length];
        for (int i = 0; i < known.length; i++) {
          known[i] = (long) from[i];
        }
      } else {
        known = Decoding.wholes(stored, (int) size());
      }
      wholes = known;
    }
    return known;
  }

  List<Long> list() {
    return Arrays.stream(wholes()).boxed().toList();
  }

  /** From stored bytes to numbers. */
  private static final class Decoding {

    private static ByteBuffer raw(TensorProto tensor) {
      return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    static float[] reals(TensorProto tensor, int size) {
      float[] values = new float[size];
      boolean raw = tensor.hasRawData();
      ByteBuffer bytes = raw(tensor);
      for (int i = 0; i < size; i++) {
        values[i] =
            switch (tensor.getDataType()) {
              case FLOAT -> raw ? bytes.getFloat() : tensor.getFloatData(i);
              case DOUBLE -> (float) (raw ? bytes.getDouble() : tensor.getDoubleData(i));
              case FLOAT16 ->
                  Float.float16ToFloat(raw ? bytes.getShort() : (short) tensor.getInt32Data(i));
              default ->
                  Float.intBitsToFloat((raw ? bytes.getShort() : tensor.getInt32Data(i)) << 16);
            };
      }
      return values;
    }

    static long[] wholes(TensorProto tensor, int size) {
      long[] values = new long[size];
      boolean raw = tensor.hasRawData();
      ByteBuffer bytes = raw(tensor);
      for (int i = 0; i < size; i++) {
        values[i] =
            switch (tensor.getDataType()) {
              case INT64 -> raw ? bytes.getLong() : tensor.getInt64Data(i);
              case 12 -> raw ? Integer.toUnsignedLong(bytes.getInt()) : tensor.getUint64Data(i);
              case 13 -> raw ? bytes.getLong() : tensor.getUint64Data(i);
              case INT32 -> raw ? bytes.getInt() : tensor.getInt32Data(i);
              case 4 -> raw ? Short.toUnsignedInt(bytes.getShort()) : tensor.getInt32Data(i);
              case 5 -> raw ? bytes.getShort() : tensor.getInt32Data(i);
              case INT8 -> raw ? bytes.get() : tensor.getInt32Data(i);
              default -> raw ? Byte.toUnsignedInt(bytes.get()) : tensor.getInt32Data(i);
            };
      }
      return values;
    }
  }
}
