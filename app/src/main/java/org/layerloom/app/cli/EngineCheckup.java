package org.layerloom.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.layerloom.engine.client.EngineLostException;
import org.layerloom.training.Engine;
import org.layerloom.training.EngineInfo;

/** What {@code doctor} learns by starting the engine once. */
final class EngineCheckup {

  /** The first time it unpacks some hundred megabytes. */
  private static final long PATIENCE_SECONDS = 120;

  private static final double GIB = 1L << 30;

  private final Context context;

  EngineCheckup(Context context) {
    this.context = context;
  }

  List<Finding> findings(Engine engine) {
    try {
      EngineInfo info = engine.info().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      List<Finding> findings = new ArrayList<>();
      findings.add(
          new Finding(
              "engine",
              Finding.State.GOOD,
              context.words().say("doctor.engine", info.version(), info.threads()),
              "",
              Map.of("pytorch", info.version(), "threads", info.threads())));
      findings.add(gpu(info));
      return findings;
    } catch (ExecutionException e) {
      return List.of(
          bad(
              e.getCause() instanceof EngineLostException lost
                  ? context.wording().say(lost.reason())
                  : String.valueOf(e.getCause())));
    } catch (TimeoutException e) {
      return List.of(bad(context.words().say("doctor.engine.silent", PATIENCE_SECONDS)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private Finding bad(String sentence) {
    return new Finding(
        "engine",
        Finding.State.BAD,
        sentence,
        context.words().say("doctor.engine.advice"),
        Map.of());
  }

  private Finding gpu(EngineInfo info) {
    Words words = context.words();
    List<EngineInfo.Device> gpus =
        info.devices().stream().filter(device -> !device.id().equals("cpu")).toList();
    if (!gpus.isEmpty()) {
      List<String> named =
          gpus.stream()
              .map(gpu -> words.say("doctor.gpu.one", gpu.id(), gpu.name(), gpu.memory() / GIB))
              .toList();
      return new Finding(
          "gpu",
          Finding.State.GOOD,
          words.say("doctor.gpu", words.list(named)),
          "",
          Map.of("devices", gpus.stream().map(EngineInfo.Device::id).toList()));
    }
    boolean driver = Machine.nvidiaDriver(System.getenv());
    return driver
        ? new Finding(
            "gpu",
            Finding.State.NOTE,
            words.say("doctor.gpu.unused"),
            words.say("doctor.gpu.unused.advice"),
            Map.of("driver", true))
        : new Finding(
            "gpu", Finding.State.NOTE, words.say("doctor.gpu.none"), "", Map.of("driver", false));
  }
}
