package org.layerloom.app.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What a view holds on to in longer-lived models. Closing it lets go of everything, so that a view
 * built anew (in another language, say) leaves nothing behind.
 */
public final class Lifetime implements AutoCloseable {

  private final List<Runnable> ends = new ArrayList<>();

  /** Shows the value now and whenever it changes. */
  public <T extends @Nullable Object> void follow(
      ObservableValue<T> value, Consumer<? super T> show) {
    Subscription subscription = value.subscribe(show);
    ends.add(subscription::unsubscribe);
  }

  /** Something to do at the end. */
  public void atEnd(Runnable end) {
    ends.add(end);
  }

  @Override
  public void close() {
    ends.reversed().forEach(Runnable::run);
    ends.clear();
  }
}
