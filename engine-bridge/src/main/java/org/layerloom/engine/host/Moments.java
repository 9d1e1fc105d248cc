package org.layerloom.engine.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.layerloom.training.RunFolder;
import org.layerloom.training.Trained;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what each epoch left behind, so that one can go back to any of them: the last checkpoint
 * gets a second name. It takes no time, and no room until the next epoch writes another.
 */
final class Moments {

  private static final Logger LOG = LoggerFactory.getLogger(Moments.class);

  /** What all moments of a run may take together. */
  private static final long MOST_BYTES = 1L << 30;

  private final RunFolder run;
  private final long most;

  Moments(RunFolder run) {
    this(run, MOST_BYTES);
  }

  Moments(RunFolder run, long most) {
    this.run = run;
    this.most = most;
  }

  /** An epoch is over and its checkpoint is written. A run goes on also where this fails. */
  void keep(int epoch) {
    Path last = Trained.last(run.path()).file();
    Path kept = new Trained(run.path(), Trained.epoch(epoch)).file();
    try {
      if (!Files.exists(last)) {
        return;
      }
      // A resumed run goes over its last epochs again.
      Files.deleteIfExists(kept);
      link(last, kept);
      thinOut();
    } catch (IOException e) {
      LOG.warn("epoch {} is not kept: {}", epoch, e.getMessage());
    }
  }

  private static void link(Path last, Path kept) throws IOException {
    try {
      Files.createLink(kept, last);
    } catch (UnsupportedOperationException | FileAlreadyExistsException e) {
      throw new IOException(e);
    } catch (IOException e) {
      // Some disks know no second names.
      Files.copy(last, kept);
    }
  }

  /** Where they take too much, every second one goes; the first and the newest stay. */
  private void thinOut() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(run.checkpoints())) {
      files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("epoch-"))
          .sorted()
          .forEach(all::add);
    }
    long bytes = 0;
    for (Path file : all) {
      bytes += Files.size(file);
    }
    if (bytes > most) {
      for (int i = 1; i < all.size() - 1; i += 2) {
        Files.deleteIfExists(all.get(i));
      }
    }
  }
}
