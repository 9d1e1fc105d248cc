package org.layerloom.app.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.layerloom.app.EngineCommand;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.training.Engine;
import org.layerloom.training.NoAnswerException;

/** Something that an engine of its own is asked to try, and then ends. */
final class Trial {

  private Trial() {}

  /**
   * Blocks until it was tried.
   *
   * @param show what was found
   * @return the exit code; where it failed, why was printed
   */
  static <A> int of(
      Context context, Function<Engine, CompletableFuture<A>> asked, Consumer<A> show) {
    try (Engine engine = new EngineProcess(EngineCommand.ofThisProgram())) {
      show.accept(asked.apply(engine).get());
      return ExitCode.DONE;
    } catch (ExecutionException e) {
      String why =
          e.getCause() instanceof NoAnswerException known
              ? context.wording().say(known.reason())
              : String.valueOf(e.getCause());
      context.terminal().err().println(why);
      return ExitCode.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }
}
