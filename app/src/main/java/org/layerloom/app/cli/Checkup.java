package org.layerloom.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.layerloom.data.CacheFolder;

/** What {@code doctor} can see without starting the engine. */
final class Checkup {

  private static final long GIB = 1L << 30;
  private static final long ENOUGH_MEMORY = 4 * GIB;
  private static final long ENOUGH_DISK = 2 * GIB;

  private final Words words;

  Checkup(Words words) {
    this.words = words;
  }

  List<Finding> findings() {
    return List.of(java(), memory(), disk(), display(), libraries());
  }

  private Finding java() {
    return good(
        "java",
        words.say("doctor.java", Runtime.version().toString(), System.getProperty("java.home")),
        Map.of("version", Runtime.version().toString(), "home", System.getProperty("java.home")));
  }

  private Finding memory() {
    Machine machine = Machine.here();
    Map<String, Object> facts =
        Map.of("cores", machine.cores(), "memory", machine.memory(), "system", machine.system());
    String sentence =
        words.say(
            "doctor.machine",
            machine.cores(),
            gib(machine.memory()),
            gib(machine.freeMemory()),
            machine.system(),
            machine.architecture());
    return machine.memory() >= ENOUGH_MEMORY
        ? good("machine", sentence, facts)
        : new Finding(
            "machine", Finding.State.NOTE, sentence, words.say("doctor.machine.small"), facts);
  }

  private Finding disk() {
    Path cache = CacheFolder.ofUser();
    long free = Machine.freeSpace(cache);
    Map<String, Object> facts = Map.of("cache", cache.toString(), "free", free);
    if (free < 0) {
      return new Finding(
          "disk",
          Finding.State.BAD,
          words.say("doctor.disk.unknown", cache),
          words.say("doctor.disk.unknown.advice"),
          facts);
    }
    String sentence = words.say("doctor.disk", gib(free), cache);
    return free >= ENOUGH_DISK
        ? good("disk", sentence, facts)
        : new Finding("disk", Finding.State.BAD, sentence, words.say("doctor.disk.full"), facts);
  }

  private Finding display() {
    boolean present = Display.present();
    Map<String, Object> facts = Map.of("present", present);
    return present
        ? good("display", words.say("doctor.display"), facts)
        : new Finding(
            "display",
            Finding.State.NOTE,
            words.say("doctor.display.none"),
            words.say("doctor.display.none.advice"),
            facts);
  }

  /** The jar with PyTorch's libraries is on the class path, and may have been unpacked before. */
  private Finding libraries() {
    boolean bundled = getClass().getResource("/native/lib/pytorch.properties") != null;
    Path folder = CacheFolder.ofUser().resolve("engine").resolve("pytorch");
    boolean unpacked = holdsSomething(folder);
    Map<String, Object> facts =
        Map.of("bundled", bundled, "unpacked", unpacked, "folder", folder.toString());
    if (unpacked) {
      return good("pytorch", words.say("doctor.pytorch.unpacked", folder), facts);
    }
    return bundled
        ? good("pytorch", words.say("doctor.pytorch.bundled", folder), facts)
        : new Finding(
            "pytorch",
            Finding.State.BAD,
            words.say(
                "doctor.pytorch.none", Machine.here().system(), Machine.here().architecture()),
            words.say("doctor.pytorch.none.advice"),
            facts);
  }

  private static boolean holdsSomething(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private static Finding good(String topic, String sentence, Map<String, Object> facts) {
    return new Finding(topic, Finding.State.GOOD, sentence, "", facts);
  }

  private static double gib(long bytes) {
    return (double) bytes / GIB;
  }
}
