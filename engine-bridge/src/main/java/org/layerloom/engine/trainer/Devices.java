package org.layerloom.engine.trainer;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.layerloom.engine.torch.Torch;
import org.layerloom.training.EngineInfo;

/** What there is to train on. */
final class Devices {

  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Devices() {}

  static EngineInfo found(Engine engine) {
    List<EngineInfo.Device> devices = new ArrayList<>();
    devices.add(new EngineInfo.Device("cpu", processor(), memory()));
    for (int number = 0; number < engine.getGpuCount(); number++) {
      Device device = Device.gpu(number);
      devices.add(
          new EngineInfo.Device(
              "gpu:" + number,
              "CUDA " + CudaUtils.getComputeCapability(number),
              CudaUtils.getGpuMemory(device).getMax()));
    }
    return new EngineInfo(engine.getVersion(), Torch.ownChoice(), devices);
  }

  static String djlVersion() {
    return Engine.getDjlVersion();
  }

  /** Its name where the system tells it, else its architecture. */
  private static String processor() {
    try {
      if (Files.isReadable(PROCESSORS)) {
        for (String line : Files.readAllLines(PROCESSORS)) {
          if (line.startsWith("model name")) {
            return line.substring(line.indexOf(':') + 1).strip();
          }
        }
      }
    } catch (IOException unreadable) {
      return System.getProperty("os.arch", "");
    }
    return System.getProperty("os.arch", "");
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : 0;
  }
}
