package org.layerloom.app.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.layerloom.app.picture.Press;

/** A printer of A4 paper that keeps what it is given. */
final class MadeUpPrinter implements Press {

  private static final Room UPRIGHT = new Room(487, 734);
  private static final Room ACROSS = new Room(734, 487);

  final List<Node> pages = new ArrayList<>();
  boolean wide;
  boolean there;
  boolean jams;
  boolean ended;
  boolean cancelled;

  @Override
  public Optional<Job> begin() {
    return there ? Optional.of(new Sheet()) : Optional.empty();
  }

  private final class Sheet implements Job {

    @Override
    public boolean ask(@Nullable Window owner) {
      return true;
    }

    @Override
    public Room room(boolean across) {
      return across ? ACROSS : UPRIGHT;
    }

    @Override
    public boolean print(Node page, boolean across) {
      wide = across;
      return !jams && pages.add(page);
    }

    @Override
    public boolean end() {
      ended = true;
      return true;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }
}
