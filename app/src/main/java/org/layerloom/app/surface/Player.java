package org.layerloom.app.surface;

import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;

/** Takes so many steps a second while it plays. */
final class Player extends AnimationTimer {

  /** After a pause of the machine the race goes on from where it was. */
  private static final double LONGEST = 0.25;

  private final IntConsumer steps;
  private double perSecond = 30;
  private double due;
  private long before;

  Player(IntConsumer steps) {
    this.steps = steps;
  }

  void perSecond(double count) {
    perSecond = count;
  }

  @Override
  public void start() {
    before = 0;
    due = 0;
    super.start();
  }

  @Override
  public void handle(long now) {
    if (before > 0) {
      due += Math.min(LONGEST, (now - before) / 1e9) * perSecond;
    }
    before = now;
    int whole = (int) due;
    if (whole > 0) {
      due -= whole;
      steps.accept(whole);
    }
  }
}
