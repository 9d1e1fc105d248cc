package org.layerloom.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes tensors as NumPy keeps several in one file: a zip of its own format, {@code .npz}. */
public final class NumpyArrays {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private NumpyArrays() {}

  /**
   * @param tensors 32-bit floats under their names
   */
  public static void write(Path file, List<NamedTensor> tensors) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (NamedTensor tensor : tensors) {
        zip.putNextEntry(new ZipEntry(tensor.name() + ".npy"));
        zip.write(header(tensor));
        ByteBuffer bytes =
            ByteBuffer.allocate(Math.multiplyExact(4, tensor.values().remaining()))
                .order(ByteOrder.LITTLE_ENDIAN);
        FloatBuffer values = tensor.values().duplicate();
        bytes.asFloatBuffer().put(values);
        zip.write(bytes.array());
        zip.closeEntry();
      }
    }
  }

  private static byte[] header(NamedTensor tensor) {
    String shape =
        tensor.shape().extents().stream()
            .map(extent -> extent + ",")
            .collect(Collectors.joining(" ", "(", ")"));
    String text = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
    int length = MAGIC.length + 2 + text.length() + 1;
    int padding = (ALIGNMENT - length % ALIGNMENT) % ALIGNMENT;
    byte[] words = (text + " ".repeat(padding) + "\n").getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(MAGIC.length + 2 + words.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .putShort((short) words.length)
        .put(words)
        .array();
  }
}
