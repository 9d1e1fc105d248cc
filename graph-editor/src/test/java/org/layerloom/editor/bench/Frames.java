package org.layerloom.editor.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/**
 * Measures work on the JavaFX thread. The scene that is drawn belongs to no window: one that is
 * shown would draw each frame a second time by itself, at moments of its own.
 */
final class Frames {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static @Nullable Scene scene;
  private static @Nullable WritableImage image;

  private Frames() {}

  /** Draws this from now on. */
  static void stage(Parent root, double width, double height) throws InterruptedException {
    fx(
        () -> {
          scene = new Scene(root, width, height);
          image = new WritableImage((int) width, (int) height);
        });
    shown(() -> {});
  }

  /** Runs something on the JavaFX thread and waits for it. */
  static void fx(Runnable action) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    Platform.runLater(
        () -> {
          action.run();
          done.countDown();
        });
    done.await();
  }

  /**
   * Makes a change and draws the whole window, style, layout and pixels, as a pulse does but
   * without waiting for the next one.
   *
   * @return milliseconds from the change to its pixels
   */
  static double shown(Runnable change) throws InterruptedException {
    double[] took = new double[1];
    fx(
        () -> {
          long start = System.nanoTime();
          change.run();
          picture();
          took[0] = (System.nanoTime() - start) / 1e6;
        });
    return took[0];
  }

  /** Processor time of the threads that draw, in milliseconds since they began. */
  static double work() {
    long sum = 0;
    for (ThreadInfo info : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
      if (info != null
          && (info.getThreadName().startsWith("JavaFX Application")
              || info.getThreadName().startsWith("QuantumRenderer"))) {
        sum += THREADS.getThreadCpuTime(info.getThreadId());
      }
    }
    return sum / 1e6;
  }

  private static void picture() {
    Scene now = scene;
    if (now != null) {
      now.getRoot().applyCss();
      now.getRoot().layout();
      // Into the same picture each time, so that making it is not measured.
      now.snapshot(image);
    }
  }
}
