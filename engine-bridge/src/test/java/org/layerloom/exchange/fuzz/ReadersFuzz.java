package org.layerloom.exchange.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.layerloom.exchange.SafeTensors;
import org.layerloom.exchange.in.ForeignFile;
import org.layerloom.exchange.in.Imported;
import org.layerloom.network.Catalogue;
import org.layerloom.network.Message;
import org.layerloom.network.Wording;

/**
 * What a fuzzer calls: the first byte says which kind of file the others are. A reader may refuse
 * anything, with a sentence; it may throw nothing, fill no memory and never hang. {@code mvn -q
 * -Pfuzz} lets Jazzer look for bytes that break this.
 */
public final class ReadersFuzz {

  /** Endings of files that are read, by the first byte. */
  static final String[] KINDS = {
    ".onnx", ".safetensors", ".loom", ".py", ".mmd", ".json", ".keras"
  };

  private static final Catalogue CATALOGUE = Catalogue.standard();
  private static final Wording WORDING = new Wording(Locale.ENGLISH);

  private ReadersFuzz() {}

  /** Jazzer's entry. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    String ending = KINDS[Byte.toUnsignedInt(data[0]) % KINDS.length];
    try {
      Path file = Files.createTempFile("fuzz", ending);
      try {
        Files.write(file, Arrays.copyOfRange(data, 1, data.length));
        read(file, ending);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Path file, String ending) {
    if (ending.equals(".safetensors")) {
      try {
        SafeTensors.read(file);
      } catch (IOException refused) {
        // That is how this reader says no.
        return;
      }
      return;
    }
    Imported imported = ForeignFile.read(file, CATALOGUE);
    if (imported instanceof Imported.Refused refused) {
      for (Message reason : refused.reasons()) {
        String sentence = WORDING.say(reason);
        if (sentence.startsWith(reason.key())) {
          throw new IllegalStateException("no sentence for " + reason);
        }
      }
    }
  }
}
