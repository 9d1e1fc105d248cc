package org.layerloom.charts.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/**
 * Measures frames of a node in a window. A frame is layout and drawing on the FX thread and the
 * software pipeline's rasterising, which a snapshot makes wait for.
 */
final class Frames {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;
  private static final int WARM = 10;

  private Frames() {}

  /**
   * What the frames took, in milliseconds.
   *
   * @param sorted by the clock on the wall, ascending
   * @param cpu mean processor time of the program for a frame, all its threads: hardly moved by
   *     what else the machine does
   */
  record Times(List<Double> sorted, double cpu) {
    double median() {
      return sorted.get(sorted.size() / 2);
    }

    double at(double share) {
      return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }
  }

  /** Runs {@code work} on the FX thread and waits. */
  static void onFx(Runnable work) throws InterruptedException {
    var done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          try {
            work.run();
          } finally {
            done.countDown();
          }
        });
    done.await();
  }

  /** Opens a window around {@code node}. */
  static Stage window(Node node) {
    var stage = new Stage();
    stage.setScene(new Scene(new StackPane(node), WIDTH, HEIGHT));
    stage.show();
    return stage;
  }

  /**
   * Changes and draws the node {@code frames} times at {@code perSecond}, and times each from the
   * change to the last pixel.
   */
  static Times measure(Stage stage, Runnable change, int frames, double perSecond)
      throws InterruptedException {
    var done = new CountDownLatch(1);
    List<Double> times = new ArrayList<>();
    var image = new WritableImage(WIDTH, HEIGHT);
    long period = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    var timer =
        new AnimationTimer() {
          private long next;
          private int warm = -WARM;

          @Override
          public void handle(long now) {
            if (now < next) {
              return;
            }
            next = now + period;
            long before = System.nanoTime();
            change.run();
            stage.getScene().snapshot(image);
            if (warm++ >= 0) {
              times.add((System.nanoTime() - before) / 1e6);
            }
            if (times.size() == frames) {
              stop();
              done.countDown();
            }
          }
        };
    long before = cpuNanos();
    onFx(timer::start);
    done.await();
    double cpu = (cpuNanos() - before) / 1e6 / (frames + WARM);
    Collections.sort(times);
    return new Times(times, cpu);
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }
}
