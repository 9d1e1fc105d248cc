package org.layerloom.app.surface;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;
import org.layerloom.race.Ground;
import org.layerloom.race.Race;
import org.layerloom.race.Rule;
import org.layerloom.race.Textbook;

/**
 * The race and its settings. Whatever is changed of them begins it anew; {@link #changedProperty}
 * counts what is to be drawn again.
 */
final class RaceModel {

  static final int MOST_STEPS = 1_000;

  private final ReadOnlyIntegerWrapper changed = new ReadOnlyIntegerWrapper();
  private final Set<Rule> shown = EnumSet.allOf(Rule.class);
  private @Nullable Ground ground;
  private @Nullable Race race;
  private List<Rule> rules = List.of();
  private double x;
  private double y;
  private double rate = 0.01;
  private String schedule = Race.schedules().getFirst();
  private int steps = 200;
  private boolean best;

  ReadOnlyIntegerProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  /** Races down a textbook function from its own start. */
  void choose(Textbook textbook) {
    rules = List.of(Rule.values());
    begin(textbook, textbook.startX(), textbook.startY(), textbook.rate());
  }

  /**
   * Races down a run's own surface. Without AdamW: numbers that it lets shrink are a network's
   * weights, and where those are nothing does not lie in the plane.
   */
  void choose(Ground own, double startX, double startY) {
    rules = Arrays.stream(Rule.values()).filter(rule -> rule != Rule.ADAMW).toList();
    double most = Math.max(own.extent().width(), own.extent().height()) / 50;
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    begin(own, startX, startY, Math.max(1, Math.floor(most / power)) * power);
  }

  /** There is nothing to race on. */
  void leave() {
    ground = null;
    race = null;
    changed.set(changed.get() + 1);
  }

  private void begin(Ground on, double startX, double startY, double at) {
    ground = on;
    x = startX;
    y = startY;
    rate = at;
    reset();
  }

  /** To the start. */
  void reset() {
    Ground on = ground;
    if (on != null) {
      Race.Pace pace = pace();
      race = best ? Race.ofBest(on, pace, rules, x, y) : new Race(on, pace, rules, x, y);
    }
    changed.set(changed.get() + 1);
  }

  Race.Pace pace() {
    return new Race.Pace(rate, Race.schedule(schedule), steps);
  }

  /** So many steps of each. */
  void step(int count) {
    if (race != null) {
      for (int i = 0; i < count; i++) {
        race.step();
      }
      changed.set(changed.get() + 1);
    }
  }

  /** Begins elsewhere, within what is seen. */
  void start(double startX, double startY) {
    Ground on = ground;
    if (on != null) {
      x = Math.clamp(startX, on.extent().left(), on.extent().right());
      y = Math.clamp(startY, on.extent().bottom(), on.extent().top());
      reset();
    }
  }

  void rate(double next) {
    if (next != rate) {
      rate = next;
      reset();
    }
  }

  void schedule(String kind) {
    schedule = kind;
    reset();
  }

  void steps(int count) {
    steps = Math.clamp(count, 1, MOST_STEPS);
    reset();
  }

  /** Whether each has the rate that takes it lowest. */
  void best(boolean each) {
    best = each;
    reset();
  }

  void show(Rule rule, boolean whether) {
    if (whether ? shown.add(rule) : shown.remove(rule)) {
      changed.set(changed.get() + 1);
    }
  }

  boolean shows(Rule rule) {
    return shown.contains(rule);
  }

  @Nullable Ground ground() {
    return ground;
  }

  @Nullable Race race() {
    return race;
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  double rate() {
    return rate;
  }

  int steps() {
    return steps;
  }

  boolean best() {
    return best;
  }
}
