package org.layerloom.engine.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two settings of the C library that libtorch's speed hangs on. Where the library has no such call,
 * nothing is done and nothing but speed is lost.
 */
// Calling native code is what this class is for; it passes numbers and two texts.
@SuppressWarnings("restricted")
final class Libc {

  private static final Logger LOG = LoggerFactory.getLogger(Libc.class);
  private static final Linker LINKER = Linker.nativeLinker();

  // From malloc.h of glibc.
  private static final int TRIM_THRESHOLD = -1;
  private static final int TOP_PAD = -2;
  private static final int MMAP_THRESHOLD = -3;

  private Libc() {}

  /**
   * Keeps glibc from giving each step's tensors back to the system and fetching them again: freed
   * memory is used again at once, which made the plain loop 1.4 times as fast.
   */
  static void keepFreedMemory() {
    Optional<MemorySegment> mallopt = LINKER.defaultLookup().find("mallopt");
    if (mallopt.isEmpty()) {
      return;
    }
    var call =
        LINKER.downcallHandle(
            mallopt.get(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    try {
      int taken =
          (int) call.invokeExact(MMAP_THRESHOLD, 1 << 30)
              + (int) call.invokeExact(TRIM_THRESHOLD, Integer.MAX_VALUE)
              + (int) call.invokeExact(TOP_PAD, 64 << 20);
      LOG.debug("mallopt took {} of 3 settings", taken);
    } catch (Throwable e) {
      // A method handle declares Throwable, though this call throws nothing.
      LOG.debug("malloc keeps its defaults", e);
    }
  }

  /**
   * Lets threads that wait for one another sleep soon instead of turning in place: where other
   * programs want the cores too, turning made training five times slower and more. What the
   * environment says already stays. To be called before libtorch is loaded: its OpenMP reads this
   * once.
   */
  static void sleepWhileWaiting() {
    Optional<MemorySegment> setenv = LINKER.defaultLookup().find("setenv");
    if (setenv.isEmpty()) {
      return;
    }
    var call =
        LINKER.downcallHandle(
            setenv.get(),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      int failed =
          (int)
              call.invokeExact(arena.allocateFrom("GOMP_SPINCOUNT"), arena.allocateFrom("3000"), 0);
      LOG.debug("setenv answered {}", failed);
    } catch (Throwable e) {
      // As above.
      LOG.debug("threads wait as they do by default", e);
    }
  }
}
