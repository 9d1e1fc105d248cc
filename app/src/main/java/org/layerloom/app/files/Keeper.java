package org.layerloom.app.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.session.Session;
import org.layerloom.app.session.SessionState;
import org.layerloom.app.work.Background;
import org.layerloom.project.Autosave;
import org.layerloom.project.Opening;
import org.layerloom.project.Recovery;
import org.layerloom.project.Saving;

/** Keeps unsaved changes safe while the window lives, and brings back what a killed one left. */
public final class Keeper implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Keeper.class.getName());

  /** How far the document is from being lost. */
  public enum Safety {
    /** It is as its file has it. */
    SAVED,
    /** Changed a moment ago. */
    CHANGED,
    /** Changes are kept beside the file and come back after a crash. */
    KEPT,
    /** Changes cannot be kept: the disk refuses. */
    UNKEPT
  }

  private final Session session;
  private final Background background;
  private final Path folder;
  private final @Nullable Autosave autosave;
  private final ReadOnlyObjectWrapper<Safety> safety = new ReadOnlyObjectWrapper<>(Safety.SAVED);
  private final List<Recovery> recovered = new ArrayList<>();
  private @Nullable SessionState last;

  /**
   * @param pause between two writes at least
   * @param screen the screen's thread
   */
  public Keeper(
      Session session, Background background, Path folder, Duration pause, Executor screen) {
    this.session = session;
    this.background = background;
    this.folder = folder;
    this.autosave = begin(folder, pause, screen);
    session.stateProperty().subscribe(this::follow);
  }

  private @Nullable Autosave begin(Path where, Duration pause, Executor screen) {
    try {
      return new Autosave(where, pause, saving -> screen.execute(() -> kept(saving)));
    } catch (IOException e) {
      // The window works on, and says in its status line that nothing is kept.
      LOG.log(Level.WARNING, e, () -> "unsaved changes cannot be kept in " + where);
      return null;
    }
  }

  public ReadOnlyObjectProperty<Safety> safetyProperty() {
    return safety.getReadOnlyProperty();
  }

  private void follow(SessionState state) {
    SessionState before = last;
    last = state;
    if (!state.edited()) {
      safety.set(Safety.SAVED);
      if (autosave != null && before != null && before.edited()) {
        autosave.settled();
      }
      return;
    }
    if (autosave == null) {
      safety.set(Safety.UNKEPT);
    } else if (before == null || !before.document().equals(state.document())) {
      safety.set(Safety.CHANGED);
      autosave.changed(state.document(), state.file());
    }
  }

  private void kept(Saving saving) {
    if (safety.get() == Safety.CHANGED || safety.get() == Safety.KEPT) {
      safety.set(saving instanceof Saving.Saved ? Safety.KEPT : Safety.UNKEPT);
    }
    if (saving instanceof Saving.Saved) {
      // Only now is what was brought back safe in our own keeping.
      recovered.forEach(this::discard);
      recovered.clear();
    }
  }

  /** Shows what a killed session left, if anything; the newest where there are several. */
  public void recover(Runnable whenRecovered) {
    background.run(
        () -> Recovery.left(folder, session.standard()),
        left -> recover(left, whenRecovered),
        failure -> LOG.log(Level.WARNING, failure, () -> "nothing can be recovered"));
  }

  private void recover(List<Recovery> left, Runnable whenRecovered) {
    for (Recovery recovery : left) {
      if (recovery.opening() instanceof Opening.Opened(var document, var warnings)) {
        recovered.add(recovery);
        session.recover(document, recovery.original());
        whenRecovered.run();
        return;
      }
    }
  }

  private void discard(Recovery recovery) {
    background.run(
        () -> {
          recovery.discard();
          return recovery;
        },
        done -> {},
        failure -> LOG.log(Level.WARNING, failure, () -> "not removed: " + recovery.file()));
  }

  /** The person gave the changes up or saved them: nothing comes back at the next start. */
  public void forget() {
    if (autosave != null) {
      autosave.settled();
    }
  }

  @Override
  public void close() {
    if (autosave != null) {
      try {
        autosave.close();
      } catch (IOException e) {
        LOG.log(Level.WARNING, e, () -> "the recovery folder was not left in order");
      }
    }
  }
}
