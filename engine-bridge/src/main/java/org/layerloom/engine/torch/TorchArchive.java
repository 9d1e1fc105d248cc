package org.layerloom.engine.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.layerloom.exchange.NamedTensor;

/**
 * A TorchScript archive made from source text: a zip of stored entries under one folder, as
 * libtorch's own loader expects it. It holds one module of class {@code __torch__.S} without
 * parameters; its tensors come as arguments.
 */
public final class TorchArchive {

  /** Class header that every program starts with. */
  public static final String HEADER =
      """
      class S(Module):
        __parameters__ = []
        __buffers__ = []
        training : bool
      """;

  private static final String FOLDER = "program/";

  private TorchArchive() {}

  /**
   * The archive's bytes.
   *
   * @param source a whole class {@code S}
   * @param constants what it calls {@code CONSTANTS.c0} and so on
   */
  public static byte[] of(String source, List<NamedTensor> constants) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      Pickle object = new Pickle();
      object.global("__torch__", "S").emptyTuple().newObject();
      object.emptyDict().mark().text("training").yes().setItems().build().stop();
      store(zip, FOLDER + "data.pkl", object.bytes());
      store(zip, FOLDER + "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
      constants(zip, constants);
      store(zip, FOLDER + "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
      store(zip, FOLDER + "version", "3\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /**
   * An archive of a module that carries its tensors: {@code torch.jit.load} of any PyTorch, and
   * DJL, run its {@code forward}.
   *
   * @param source a whole class {@code S} that declares an attribute for each tensor
   * @param constants what it calls {@code CONSTANTS.c0} and so on
   * @param tensors named as the attributes
   */
  public static void write(
      OutputStream out, String source, List<NamedTensor> constants, List<NamedTensor> tensors)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      Pickle object = new Pickle();
      object.global("__torch__", "S").emptyTuple().newObject();
      object.emptyDict().mark().text("training").no();
      for (int i = 0; i < tensors.size(); i++) {
        object.text(tensors.get(i).name());
        tensor(object, i, tensors.get(i));
      }
      store(zip, FOLDER + "data.pkl", object.setItems().build().stop().bytes());
      store(zip, FOLDER + "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
      constants(zip, constants);
      store(zip, FOLDER + "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < tensors.size(); i++) {
        store(zip, FOLDER + "data/" + i, numbers(tensors.get(i)));
      }
      store(zip, FOLDER + "version", "3\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void constants(ZipOutputStream zip, List<NamedTensor> constants)
      throws IOException {
    Pickle tuple = new Pickle().mark();
    for (int i = 0; i < constants.size(); i++) {
      tensor(tuple, i, constants.get(i));
    }
    store(zip, FOLDER + "constants.pkl", tuple.tuple().stop().bytes());
    for (int i = 0; i < constants.size(); i++) {
      store(zip, FOLDER + "constants/" + i, numbers(constants.get(i)));
    }
  }

  private static byte[] numbers(NamedTensor tensor) {
    FloatBuffer values = tensor.values().duplicate();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.remaining(), Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /** A tensor is a call that is made when the archive is read, of an entry and its extents. */
  private static void tensor(Pickle object, int number, NamedTensor tensor) {
    List<Long> extents = tensor.shape().extents();
    object.global("torch._utils", "_rebuild_tensor_v2").mark();
    object.mark().text("storage").global("torch", "FloatStorage").text(String.valueOf(number));
    object.text("cpu").whole(tensor.shape().size()).tuple().persistent();
    object.whole(0).mark();
    extents.forEach(object::whole);
    object.tuple().mark();
    long stride = tensor.shape().size();
    for (long extent : extents) {
      stride /= extent;
      object.whole(stride);
    }
    object.tuple().no();
    object.global("collections", "OrderedDict").emptyTuple().reduce().tuple().reduce();
  }

  /** Adds an entry without compression, whose sizes a stored entry must state beforehand. */
  static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(crc.getValue());
    // The same program gives the same bytes, whatever the time.
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
