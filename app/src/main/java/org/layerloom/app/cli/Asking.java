package org.layerloom.app.cli;

import java.util.concurrent.ExecutionException;
import org.layerloom.app.EngineCommand;
import org.layerloom.engine.client.EngineProcess;
import org.layerloom.training.Engine;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.Question;

/** Asks an engine of its own and waits. */
final class Asking implements AutoCloseable {

  private final Context context;
  private final Engine engine = new EngineProcess(EngineCommand.ofThisProgram());

  Asking(Context context) {
    this.context = context;
  }

  /**
   * @throws Refusal where there is no answer, with the reason
   */
  <A> A ask(Question<A> question) {
    try {
      return engine.ask(question).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NoAnswerException reason) {
        throw Refusal.failed(context.wording().say(reason.reason()));
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.failed(context.words().say("ask.interrupted"));
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
