package org.layerloom.samples.bundled;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.zip.GZIPInputStream;
import org.layerloom.samples.BundledDatasets;

/** Opens files that come with the program. */
final class Resources {

  private Resources() {}

  /** As it is. */
  static InputStream open(String name) throws IOException {
    InputStream in = BundledDatasets.class.getResourceAsStream(name);
    if (in == null) {
      throw new NoSuchFileException(name, null, "not in this installation of Layerloom");
    }
    return in;
  }

  /** Unpacked, where the name says that it is packed. */
  static InputStream unpacked(String name) throws IOException {
    InputStream in = open(name);
    return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
  }
}
