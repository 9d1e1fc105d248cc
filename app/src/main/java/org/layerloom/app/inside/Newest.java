package org.layerloom.app.inside;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.layerloom.app.work.Background;

/** Reads files off the screen's thread; of several readings only the newest is told of. */
final class Newest {

  private final Background background;
  private int turn;

  Newest(Background background) {
    this.background = background;
  }

  /** What cannot be read, because a file went meanwhile, is told of as nothing. */
  <T> void read(Callable<List<T>> files, Consumer<List<T>> done) {
    int mine = ++turn;
    background.run(files, found -> tell(mine, found, done), failure -> tell(mine, List.of(), done));
  }

  private <T> void tell(int mine, List<T> found, Consumer<List<T>> done) {
    if (mine == turn) {
      done.accept(found);
    }
  }
}
