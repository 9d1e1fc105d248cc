package org.layerloom.engine.trainer;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.layerloom.engine.program.Program;
import org.layerloom.engine.program.Slot;
import org.layerloom.exchange.TensorFile;
import org.layerloom.network.Catalogue;
import org.layerloom.project.Opening;
import org.layerloom.project.ProjectFile;
import org.layerloom.training.NoAnswerException;
import org.layerloom.training.RunFolder;
import org.layerloom.training.Surface;
import org.layerloom.training.Trained;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The moments of a run that are still there, in the order of training. */
final class Waypoints implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Waypoints.class);

  /** Products of numbers that may be calculated for all pairs of moments together: seconds. */
  private static final double MOST_WORK = 4e9;

  private static final int FEWEST = 8;
  private static final int MOST = 60;

  private final List<Waypoint> all;

  private Waypoints(List<Waypoint> all) {
    this.all = all;
  }

  /** A file, looked at. */
  private record Found(Path path, String name, long step) {}

  /**
   * Those of a run.
   *
   * @param last its last checkpoint, which the path ends with
   */
  static Waypoints of(Path run, Opened last, Parts parts) {
    List<Waypoint> path = new ArrayList<>();
    start(run, parts, path);
    Program program = last.session().program();
    int most = (int) Math.clamp(Math.sqrt(MOST_WORK / program.parameters()), FEWEST, MOST);
    for (Found one : thinned(kept(run, last.position().step()), most - path.size() - 1)) {
      open(one, program.slots(), path);
    }
    path.add(Waypoint.Held.of(Trained.LAST, last.position().step(), last.session()));
    return new Waypoints(path);
  }

  /** What the run began with, which its seed or its file of weights still says. */
  private static void start(Path run, Parts parts, List<Waypoint> path) {
    try {
      if (ProjectFile.read(new RunFolder(run).project(), Catalogue.standard())
          instanceof Opening.Opened project) {
        try (Session session = Opened.fresh(project.document(), parts).session()) {
          path.add(Waypoint.Held.of(Surface.START, 0, session));
        }
      }
    } catch (NoAnswerException e) {
      LOG.debug("the path begins with the first checkpoint", e);
    }
  }

  /** The checkpoints that stay, before a step: one of each moment. */
  private static List<Found> kept(Path run, long end) {
    List<Found> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(new RunFolder(run).checkpoints(), "{epoch-*,best}.safetensors")) {
      for (Path path : files) {
        String name = String.valueOf(path.getFileName()).replace(".safetensors", "");
        try (TensorFile file = TensorFile.open(path)) {
          found.add(new Found(path, name, Checkpoint.position(file.metadata()).step()));
        } catch (IOException e) {
          LOG.warn("{} is left out: {}", path, e.getMessage());
        }
      }
    } catch (IOException e) {
      LOG.warn("checkpoints cannot be listed: {}", e.getMessage());
    }
    // The best is that of its epoch, too.
    found.sort(
        Comparator.comparingLong(Found::step)
            .thenComparing(Found::name, Comparator.reverseOrder()));
    List<Found> one = new ArrayList<>();
    for (Found next : found) {
      if (next.step() < end && next.step() > (one.isEmpty() ? 0 : one.getLast().step())) {
        one.add(next);
      }
    }
    return one;
  }

  /** Of a long run every so manieth: the first and the last stay. */
  private static List<Found> thinned(List<Found> found, int most) {
    if (found.size() <= most) {
      return found;
    }
    List<Found> some = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      some.add(found.get((int) ((long) i * (found.size() - 1) / (most - 1))));
    }
    return some;
  }

  private static void open(Found one, List<Slot> slots, List<Waypoint> path) {
    try {
      TensorFile file = TensorFile.open(one.path());
      Waypoint.Kept kept = new Waypoint.Kept(one.name(), one.step(), file);
      if (kept.fits(slots)) {
        path.add(kept);
      } else {
        LOG.warn("{} is of another network", one.path());
        file.close();
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be opened: {}", one.path(), e.getMessage());
    }
  }

  List<Waypoint> all() {
    return List.copyOf(all);
  }

  @Override
  public void close() {
    for (Waypoint one : all) {
      try {
        one.close();
      } catch (IOException e) {
        LOG.debug("closed as well as it can be", e);
      }
    }
  }
}
