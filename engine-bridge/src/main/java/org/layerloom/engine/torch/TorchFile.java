package org.layerloom.engine.torch;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.data.Samples;

/**
 * A TorchScript file of ours, loaded as any program with DJL would load it. Belongs to the thread
 * that opened it. Only files that this program wrote are opened: a TorchScript file is a program.
 */
public final class TorchFile implements AutoCloseable {

  private final PtNDManager manager;
  private final PtSymbolBlock block;

  private TorchFile(PtNDManager manager, PtSymbolBlock block) {
    this.manager = manager;
    this.block = block;
  }

  public static TorchFile open(Path path) throws IOException {
    PtNDManager manager = (PtNDManager) Natives.load().newBaseManager(Device.cpu());
    try (InputStream in = Files.newInputStream(path)) {
      return new TorchFile(manager, JniUtils.loadModule(manager, in, false, false));
    } catch (IOException | RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /** What it answers for samples as they are stored. */
  public List<float[]> forward(Samples samples) {
    DataType type =
        switch (samples.type()) {
          case BYTE -> DataType.UINT8;
          case FLOAT -> DataType.FLOAT32;
          case INDEX -> DataType.INT64;
        };
    long[] extents = new long[samples.featureShape().rank() + 1];
    extents[0] = samples.count();
    for (int axis = 1; axis < extents.length; axis++) {
      extents[axis] = samples.featureShape().extent(axis - 1);
    }
    try (NDManager scope = manager.newSubManager()) {
      NDArray given =
          scope.create(
              samples.features().duplicate().order(samples.features().order()),
              new Shape(extents),
              type);
      NDList results = IValueUtils.forward(block, new NDList(given), false);
      List<float[]> found = new ArrayList<>();
      for (NDArray result : results) {
        found.add(result.toType(DataType.FLOAT32, false).toFloatArray());
      }
      return found;
    }
  }

  @Override
  public void close() {
    block.close();
    manager.close();
  }
}
