package org.layerloom.app.window;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.layerloom.data.DataException;
import org.layerloom.data.DatasetSource.Part;
import org.layerloom.data.Datasets;
import org.layerloom.data.Samples;

/** The first digits of MNIST in files of their own. */
final class FewDigits {

  private FewDigits() {}

  static Path write(Path folder, int train, int test) throws IOException, DataException {
    Files.createDirectories(folder);
    Datasets datasets = Datasets.installed();
    part(folder, "train", datasets.read("mnist", Part.TRAIN), train);
    part(folder, "t10k", datasets.read("mnist", Part.TEST), test);
    return folder;
  }

  private static void part(Path folder, String name, Samples samples, int count)
      throws IOException {
    int each = (int) samples.featureShape().size();
    ByteBuffer images = ByteBuffer.allocate(16 + count * each);
    images.putInt(0x803).putInt(count).putInt(28).putInt(28);
    images.put(samples.features().duplicate().limit(samples.features().position() + count * each));
    ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      labels.put((byte) org.layerloom.app.trained.Numbers.label(samples, i));
    }
    Files.write(folder.resolve(name + "-images-idx3-ubyte"), images.array());
    Files.write(folder.resolve(name + "-labels-idx1-ubyte"), labels.array());
  }
}
