package org.layerloom.app.trained;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.layerloom.network.Message;
import org.layerloom.training.Question;

/**
 * Asks one question at a time. Of those that come while it waits, only the newest is asked next: a
 * digit that is being drawn gets as many answers as the engine can give, and none that is old.
 */
public final class Latest {

  private final Asker asker;
  private boolean waiting;
  private @Nullable Runnable next;
  private int turn;

  public Latest(Asker asker) {
    this.asker = asker;
  }

  /** Whether an answer is awaited. */
  public boolean waiting() {
    return waiting;
  }

  /** Asks now, or as soon as the question under way is answered. */
  public <A> void ask(Question<A> question, Consumer<A> done, Consumer<Message> failed) {
    if (waiting) {
      next = () -> ask(question, done, failed);
      return;
    }
    waiting = true;
    int mine = turn;
    asker.ask(
        question,
        answer -> end(mine, () -> done.accept(answer)),
        reason -> end(mine, () -> failed.accept(reason)));
  }

  /** Nobody wants the answers that are awaited any more. */
  public void forget() {
    turn++;
    next = null;
    waiting = false;
  }

  private void end(int mine, Runnable show) {
    if (mine != turn) {
      return;
    }
    waiting = false;
    show.run();
    Runnable following = next;
    next = null;
    if (following != null && !waiting) {
      following.run();
    }
  }
}
