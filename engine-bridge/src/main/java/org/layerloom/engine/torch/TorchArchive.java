package org.layerloom.engine.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

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

  /** The archive's bytes; {@code source} is a whole class {@code S}. */
  public static byte[] of(String source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      Pickle object = new Pickle();
      object.global("__torch__", "S").emptyTuple().newObject();
      object.emptyDict().mark().text("training").yes().setItems().build().stop();
      store(zip, FOLDER + "data.pkl", object.bytes());
      store(zip, FOLDER + "code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
      store(zip, FOLDER + "constants.pkl", new Pickle().emptyTuple().stop().bytes());
      store(zip, FOLDER + "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
      store(zip, FOLDER + "version", "3\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
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
