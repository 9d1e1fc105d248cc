package org.layerloom.app.cli;

import java.util.concurrent.Callable;
import org.layerloom.data.Datasets;
import org.layerloom.engine.host.EngineMain;
import org.layerloom.engine.trainer.TorchWork;
import picocli.CommandLine.Command;

/** {@code layerloom engine}: the process that trains, as the window and {@code train} start it. */
@Command(name = "engine")
final class ServeCommand implements Callable<Integer> {

  @Override
  public Integer call() throws InterruptedException {
    Signals.leaveInterruptsToOthers();
    EngineMain.serve(() -> new TorchWork(Datasets.installed()));
    return ExitCode.DONE;
  }
}
