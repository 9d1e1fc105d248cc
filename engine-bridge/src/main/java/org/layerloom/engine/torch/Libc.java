package org.layerloom.engine.torch;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Three settings of the C library that libtorch's speed hangs on. Where the library has no such
 * call, nothing is done and nothing but speed is lost.
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

  // From fenv.h of glibc on x86-64: where the vector unit's control word stands, and its bits that
  // take numbers below 1.2e-38 for zero, in what it reads and in what it writes.
  private static final int ENVIRONMENT = 32;
  private static final int VECTOR_CONTROL = 28;
  private static final int TINY_IS_ZERO = 0x8040;

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

  /**
   * Takes numbers too small for float's full precision for zero, on the calling thread and on the
   * threads that it starts from now on, as {@code torch.set_flush_denormal} does. Adam's means of a
   * weight that no gradient reaches any more (a pixel that is always black, a dead unit) shrink to
   * such numbers after some hundred steps, and processors calculate with them many times more
   * slowly: 784-128-10 on MNIST trained 1.4 times as fast with this.
   */
  static void takeTinyNumbersForZero() {
    if (!System.getProperty("os.arch").equals("amd64")
        || !System.getProperty("os.name").equals("Linux")) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup mathematics = SymbolLookup.libraryLookup("libm.so.6", arena);
      MemorySegment environment = arena.allocate(ENVIRONMENT, Long.BYTES);
      if (call(mathematics, "fegetenv", environment) == 0) {
        int control = environment.get(ValueLayout.JAVA_INT, VECTOR_CONTROL);
        environment.set(ValueLayout.JAVA_INT, VECTOR_CONTROL, control | TINY_IS_ZERO);
        LOG.debug("fesetenv answered {}", call(mathematics, "fesetenv", environment));
      }
    } catch (Throwable e) {
      // As above; also where the C library is another than glibc.
      LOG.debug("tiny numbers are calculated with", e);
    }
  }

  private static int call(SymbolLookup library, String function, MemorySegment argument)
      throws Throwable {
    MethodHandle handle =
        LINKER.downcallHandle(
            library.findOrThrow(function),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    return (int) handle.invokeExact(argument);
  }
}
