package org.layerloom.app.window;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/**
 * Asks the screen's thread for an answer again and again and measures how long each takes: the
 * longest is its longest pause.
 *
 * <p>On a busy machine the thread also waits for a processor; so the time that it really worked
 * during the longest wait is measured too.
 */
final class Probe {

  private static final double NANOS_A_MILLI = 1e6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final List<Double> waits = new ArrayList<>();
  private final Thread asking = Thread.ofPlatform().daemon().name("probe").unstarted(this::ask);
  private volatile boolean over;
  private final long drawingThread = drawingThread();
  private volatile long screenThread;
  private double longest;
  private double workedInLongest;
  private double drewInLongest;
  private double mostWorked;

  void start() {
    asking.start();
  }

  void stop() throws InterruptedException {
    over = true;
    asking.join();
  }

  private void ask() {
    try {
      once();
      waits.clear();
      longest = 0;
      mostWorked = 0;
      while (!over) {
        once();
        Thread.sleep(2);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void once() throws InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    long worked = worked();
    long drawn = drawn();
    long asked = System.nanoTime();
    Platform.runLater(
        () -> {
          screenThread = Thread.currentThread().threadId();
          answered.countDown();
        });
    answered.await();
    double wait = (System.nanoTime() - asked) / NANOS_A_MILLI;
    double work = (worked() - worked) / NANOS_A_MILLI;
    waits.add(wait);
    mostWorked = Math.max(mostWorked, work);
    if (wait > longest) {
      longest = wait;
      workedInLongest = work;
      drewInLongest = (drawn() - drawn) / NANOS_A_MILLI;
    }
  }

  /** Of the thread that turns the scene into pixels, for which the screen's thread may wait. */
  private long drawn() {
    return drawingThread == 0 ? 0 : threads.getThreadCpuTime(drawingThread);
  }

  private static long drawingThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("QuantumRenderer"))
        .mapToLong(Thread::threadId)
        .findFirst()
        .orElse(0);
  }

  private long worked() {
    return screenThread == 0 ? 0 : threads.getThreadCpuTime(screenThread);
  }

  /** Milliseconds. */
  double longest() {
    return longest;
  }

  /** Of the longest wait, in milliseconds. */
  double workedInLongest() {
    return workedInLongest;
  }

  /** What the drawing thread worked in the longest wait, in milliseconds. */
  double drewInLongest() {
    return drewInLongest;
  }

  /** The most that the thread worked before one answer, in milliseconds. */
  double mostWorked() {
    return mostWorked;
  }

  /** The wait that so many in a hundred do not pass, in milliseconds. */
  double percentile(double percent) {
    List<Double> sorted = new ArrayList<>(waits);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1.0, sorted.size() * percent / 100));
  }

  int answers() {
    return waits.size();
  }
}
