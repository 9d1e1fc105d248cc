package org.layerloom.app.settings;

import java.io.IOException;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.layerloom.app.work.Background;

/** The preferences in force: one cell, written to disk a moment after the last change. */
public final class Remembered {

  private static final Logger LOG = Logger.getLogger(Remembered.class.getName());
  private static final Duration SETTLED = Duration.seconds(1);

  private final ReadOnlyObjectWrapper<Preferences> preferences;
  private final PreferencesFile file;
  private final Background background;
  private final PauseTransition settle = new PauseTransition(SETTLED);

  /**
   * @param first as read at the start
   */
  public Remembered(Preferences first, PreferencesFile file, Background background) {
    this.preferences = new ReadOnlyObjectWrapper<>(first);
    this.file = file;
    this.background = background;
    settle.setOnFinished(event -> write());
  }

  public ReadOnlyObjectProperty<Preferences> property() {
    return preferences.getReadOnlyProperty();
  }

  public Preferences get() {
    return preferences.get();
  }

  public void change(UnaryOperator<Preferences> change) {
    Preferences next = change.apply(get());
    if (!next.equals(get())) {
      preferences.set(next);
      settle.playFromStart();
    }
  }

  /** Writes what is not yet on disk; called before the window goes. */
  public void flush() {
    settle.stop();
    write();
  }

  private void write() {
    Preferences now = get();
    background.run(
        () -> {
          file.write(now);
          return now;
        },
        done -> {},
        Remembered::notWritten);
  }

  /** The window works on; it will only have forgotten its sizes at the next start. */
  private static void notWritten(Exception e) {
    String kind = e instanceof IOException ? "disk" : "program";
    LOG.log(Level.WARNING, e, () -> "preferences were not written (" + kind + ")");
  }
}
