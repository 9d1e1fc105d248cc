package org.layerloom.engine.trainer;

import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import org.jspecify.annotations.Nullable;
import org.layerloom.data.Samples;
import org.layerloom.engine.program.Program;
import org.layerloom.network.Message;

/** What stops a run before it takes memory or touches the engine. */
final class Refusals {

  private Refusals() {}

  static @Nullable Message of(Job job) {
    return of(job, machineMemory());
  }

  /**
   * @param there bytes of memory that the machine has
   */
  static @Nullable Message of(Job job, double there) {
    Message misfit = fits(job.program(), job.train());
    if (misfit == null && job.test() != null) {
      misfit = fits(job.program(), job.test());
    }
    if (misfit == null && job.device().startsWith("cpu")) {
      misfit = memory(job, there);
    }
    return misfit;
  }

  /** What is wrong with the samples; null where nothing is. */
  static @Nullable Message fits(Program program, Samples samples) {
    if (samples.count() < 1) {
      return Message.of("engine.noSamples");
    }
    if (!samples.featureShape().equals(program.features().shape())) {
      return Message.of(
          "engine.features", program.dataset(), samples.featureShape(), program.features().shape());
    }
    if (samples.classes() != program.labels().classes()
        || !samples.labelShape().equals(program.labels().shape())) {
      return Message.of("engine.labels", program.dataset());
    }
    return samples.classes() > 0 ? classes(program, samples) : null;
  }

  private static @Nullable Message classes(Program program, Samples samples) {
    Long ignored = program.ignored();
    LongBuffer labels = samples.labels().duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
    for (int i = 0; i < labels.limit(); i++) {
      long label = labels.get(i);
      boolean counts = ignored == null || label != ignored;
      if (counts && (label < 0 || label >= samples.classes())) {
        return Message.of(
            "engine.label", program.dataset().value(), i, label, samples.classes() - 1);
      }
    }
    return null;
  }

  private static @Nullable Message memory(Job job, double there) {
    double needed = Needs.bytes(job.program(), job.train(), job.test());
    return needed > there * 0.9
        ? Message.of("engine.memory", gigabytes(needed), gigabytes(there))
        : null;
  }

  private static double machineMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : Double.POSITIVE_INFINITY;
  }

  private static double gigabytes(double bytes) {
    return Math.round(bytes / (1L << 30) * 10) / 10.0;
  }
}
