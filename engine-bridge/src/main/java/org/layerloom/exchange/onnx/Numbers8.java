package org.layerloom.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/** Real numbers in few bits: halves, and whole numbers times a scale for each channel. */
final class Numbers8 {

  private static final int LARGEST = 127;

  private Numbers8() {}

  /** The numbers of a float tensor that {@link Tensors} made. */
  static FloatBuffer reals(TensorProto tensor) {
    return tensor
        .getRawData()
        .asReadOnlyByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer();
  }

  /** The same numbers as 16-bit floats. */
  static TensorProto halves(TensorProto tensor, String name) {
    FloatBuffer values = reals(tensor);
    ByteBuffer bytes =
        ByteBuffer.allocate(values.remaining() * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (values.hasRemaining()) {
      bytes.putShort(Float.floatToFloat16(values.get()));
    }
    return raw(name, TensorProto.DataType.FLOAT16, tensor.getDimsList(), bytes.flip());
  }

  /**
   * How large a step of 8 bits is, for each channel.
   *
   * @param axis the channels' axis
   */
  static float[] scales(TensorProto tensor, int axis) {
    FloatBuffer values = reals(tensor);
    int channels = (int) tensor.getDims(axis);
    int inner = inner(tensor, axis);
    float[] largest = new float[channels];
    for (int i = 0; i < values.remaining(); i++) {
      int channel = i / inner % channels;
      largest[channel] = Math.max(largest[channel], Math.abs(values.get(i)));
    }
    for (int channel = 0; channel < channels; channel++) {
      largest[channel] = largest[channel] == 0 ? 1 : largest[channel] / LARGEST;
    }
    return largest;
  }

  private static int inner(TensorProto tensor, int axis) {
    int inner = 1;
    for (int i = axis + 1; i < tensor.getDimsCount(); i++) {
      inner *= (int) tensor.getDims(i);
    }
    return inner;
  }

  /** The numbers in steps, as signed bytes. */
  static TensorProto bytes(TensorProto tensor, String name, int axis, float[] scales) {
    FloatBuffer values = reals(tensor);
    int inner = inner(tensor, axis);
    ByteBuffer bytes = ByteBuffer.allocate(values.remaining());
    for (int i = 0; i < values.remaining(); i++) {
      float steps = values.get(i) / scales[i / inner % scales.length];
      bytes.put((byte) Math.clamp(Math.rint(steps), -LARGEST, LARGEST));
    }
    return raw(name, TensorProto.DataType.INT8, tensor.getDimsList(), bytes.flip());
  }

  /** A bias in steps of 32 bits. */
  static TensorProto wholes(TensorProto tensor, String name, float[] scales) {
    FloatBuffer values = reals(tensor);
    ByteBuffer bytes =
        ByteBuffer.allocate(values.remaining() * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.remaining(); i++) {
      bytes.putInt((int) Math.clamp(Math.rint((double) values.get(i) / scales[i]), -2e9, 2e9));
    }
    return raw(name, TensorProto.DataType.INT32, tensor.getDimsList(), bytes.flip());
  }

  /** One unsigned byte without axes. */
  static TensorProto unsigned(String name, int value) {
    ByteBuffer bytes = ByteBuffer.allocate(1).put((byte) value).flip();
    return raw(name, TensorProto.DataType.UINT8, List.of(), bytes);
  }

  private static TensorProto raw(
      String name, TensorProto.DataType type, List<Long> dims, ByteBuffer bytes) {
    return TensorProto.newBuilder()
        .setName(name)
        .setDataType(type.getNumber())
        .addAllDims(dims)
        .setRawData(ByteString.copyFrom(bytes))
        .build();
  }
}
