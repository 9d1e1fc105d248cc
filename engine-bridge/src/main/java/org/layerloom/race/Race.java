package org.layerloom.race;

import java.util.ArrayList;
import java.util.List;
import org.layerloom.engine.program.Schedule;

/** Several optimisers from one place down the same ground, step by step. */
public final class Race {

  /** A schedule counts in epochs: a race has as many, whatever its steps. */
  private static final int EPOCHS = 20;

  /** Rates that are tried for the best one, three a decade. */
  private static final int RATES = 16;

  /**
   * Of the steps at the end, on which rates are judged: who swings to and fro is not lucky once.
   */
  private static final int JUDGED = 10;

  private final Ground ground;
  private final Pace pace;
  private final double x;
  private final double y;
  private final List<Runner> runners = new ArrayList<>();
  private int step;

  /**
   * How long, and how fast.
   *
   * @param rate the learning rate, which the schedule multiplies
   */
  public record Pace(double rate, Schedule schedule, int steps) {

    /**
     * @throws IllegalArgumentException for no steps, or a rate that is no number above 0
     */
    public Pace {
      if (steps < 1 || !(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("no race of " + steps + " steps with rate " + rate);
      }
    }

    /** What the schedule multiplies the rate by in a step, counted from 0. */
    public double factorAt(int step) {
      return schedule.factorAt((double) step * EPOCHS / steps, EPOCHS, 0);
    }

    /** The same race at another rate. */
    public Pace at(double other) {
      return new Pace(other, schedule, steps);
    }
  }

  /** A schedule by its kind, with settings that show within a race what it does. */
  public static Schedule schedule(String kind) {
    return new Schedule(kind, EPOCHS / 4, kind.equals("exponential") ? 0.8 : 0.4, 1, 0, 0);
  }

  /** The kinds of schedules that need no validation. */
  public static List<String> schedules() {
    return List.of(
        "constant", "step", "exponential", "polynomial", "cosine", "restarts", "oneCycle");
  }

  /** All with the same rate. */
  public Race(Ground ground, Pace pace, List<Rule> rules, double x, double y) {
    this(ground, pace, x, y);
    rules.forEach(rule -> add(rule, pace.rate()));
  }

  private Race(Ground ground, Pace pace, double x, double y) {
    this.ground = ground;
    this.pace = pace;
    this.x = x;
    this.y = y;
  }

  /** Each with the rate that takes it lowest. */
  public static Race ofBest(Ground ground, Pace pace, List<Rule> rules, double x, double y) {
    Race race = new Race(ground, pace, x, y);
    rules.forEach(rule -> race.add(rule, best(ground, pace, rule, x, y)));
    return race;
  }

  private void add(Rule rule, double rate) {
    runners.add(new Runner(rule, rate, ground, x, y));
  }

  /** The rate, three a decade from 0.0001 on, with which a rule ends lowest. */
  static double best(Ground ground, Pace pace, Rule rule, double x, double y) {
    double best = pace.rate();
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < RATES; i++) {
      double rate = 1e-4 * Math.pow(10, i / 3.0);
      Race tried = new Race(ground, pace.at(rate), List.of(rule), x, y);
      Runner runner = tried.runners.getFirst();
      double reached = 0;
      int judged = Math.min(JUDGED, pace.steps());
      for (int at = 0; at < pace.steps() && !runner.lost(); at++) {
        tried.step();
        reached += at >= pace.steps() - judged ? runner.height() / judged : 0;
      }
      if (!runner.lost() && reached < lowest) {
        lowest = reached;
        best = rate;
      }
    }
    return best;
  }

  /** One step of each that is not lost. */
  public void step() {
    if (over()) {
      return;
    }
    double factor = pace.factorAt(step);
    runners.forEach(runner -> runner.step(factor));
    step++;
  }

  public boolean over() {
    return step >= pace.steps();
  }

  /** How many are done. */
  public int steps() {
    return step;
  }

  public Pace pace() {
    return pace;
  }

  public List<Runner> runners() {
    return List.copyOf(runners);
  }
}
