package org.layerloom.training;

import java.util.List;

/**
 * @param version PyTorch's
 */
public record EngineInfo(String version, int threads, List<Device> devices) {

  public EngineInfo {
    devices = List.copyOf(devices);
  }

  /**
   * @param id {@code cpu} or {@code gpu:0}; {@code memory} in bytes, 0 where unknown
   */
  public record Device(String id, String name, long memory) {}
}
