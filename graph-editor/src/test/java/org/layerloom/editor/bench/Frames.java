package org.layerloom.editor.bench;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;

/** Measures work on the JavaFX thread. */
final class Frames {
  private static final Map<Scene, WritableImage> PICTURES = new WeakHashMap<>();

  private Frames() {}

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
          Window.getWindows().stream()
              .filter(Window::isShowing)
              .findFirst()
              .ifPresent(Frames::picture);
          took[0] = (System.nanoTime() - start) / 1e6;
        });
    return took[0];
  }

  private static void picture(Window window) {
    Scene scene = window.getScene();
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    // Into the same picture each time, so that making it is not measured.
    WritableImage image = PICTURES.computeIfAbsent(scene, Frames::blank);
    scene.snapshot(image);
  }

  private static WritableImage blank(Scene scene) {
    return new WritableImage((int) scene.getWidth(), (int) scene.getHeight());
  }
}
