package io.opentrade.server.alert.watch;

import io.opentrade.server.alert.watch.Check.Comparison;
import io.opentrade.server.alert.watch.Wakes.Wake;
import java.time.Duration;
import java.util.List;

/// One alert at work.
final class Watch {
  private static final double MARGIN = 1e-9;

  private final String id;
  private final Check check;
  private final List<Quick> quick;
  private final List<Cell> always;
  private final Manner manner;
  private boolean armed;
  private long fired;
  private boolean pending;
  private boolean fresh = true;
  private boolean ended;
  private long due = Long.MIN_VALUE;

  /// A quick cell that it depends on by straight lines.
  static final class Quick {
    final Cell cell;
    final List<Comparison> comparisons;
    final Wake above;
    final Wake below;

    Quick(Watch watch, Cell cell, List<Comparison> comparisons) {
      this.cell = cell;
      this.comparisons = comparisons;
      this.above = new Wake(watch);
      this.below = new Wake(watch);
    }
  }

  Watch(String id, Compiled compiled, Manner manner, boolean armed, long fired) {
    this.id = id;
    this.check = compiled.check();
    this.manner = manner;
    this.armed = armed;
    this.fired = fired;
    this.always = compiled.always();
    this.quick =
        compiled.quick().entrySet().stream()
            .map(entry -> new Quick(this, entry.getKey(), entry.getValue()))
            .toList();
    always.forEach(cell -> cell.always(this));
  }

  String id() {
    return id;
  }

  boolean armed() {
    return armed;
  }

  boolean pending() {
    return pending;
  }

  void pending(boolean now) {
    pending = now;
  }

  /// Whether this is the first look at which it is known whether it holds.
  boolean first(Truth truth) {
    boolean first = fresh && truth != Truth.UNKNOWN;
    fresh &= !first;
    return first;
  }

  boolean skipsMissed() {
    return manner.skipMissed();
  }

  boolean ended() {
    return ended;
  }

  /// Whether it waits for that moment from now on, and did not before.
  boolean waits(long until) {
    boolean news = due != until;
    due = until;
    return news;
  }

  /// It has fired.
  void fired(long now) {
    armed = false;
    fired = now;
  }

  /// It waits for its release, as if it had fired.
  void disarm() {
    armed = false;
  }

  void arm() {
    armed = true;
  }

  Truth truth() {
    return check.holds(Slack.NONE);
  }

  /// Whether it must be released before it can fire again.
  boolean released() {
    return check.holds(manner.slack()) == Truth.NO;
  }

  /// When it may fire, milliseconds since the epoch.
  long mayFire() {
    Duration every = manner.every();
    long pause = Math.max(manner.cooldown().toMillis(), every == null ? 0 : every.toMillis());
    return fired == 0 ? Long.MIN_VALUE : fired + pause;
  }

  boolean repeats() {
    return manner.every() != null;
  }

  /// Says anew at which levels it wants to be woken.
  void schedule() {
    if (ended) {
      return;
    }
    for (Quick one : quick) {
      schedule(one);
    }
  }

  /// An armed alert waits for its condition, one that has fired for its release, and one that
  /// repeats for both.
  private void schedule(Quick one) {
    double now = one.cell.value();
    double above = Double.POSITIVE_INFINITY;
    double below = Double.NEGATIVE_INFINITY;
    if (Double.isNaN(now)) {
      above = Double.NEGATIVE_INFINITY; // whatever it becomes
    }
    for (Comparison comparison : one.comparisons) {
      if (armed || repeats()) {
        double turn = comparison.turn(one.cell, Slack.NONE);
        above = Math.min(above, above(now, turn));
        below = Math.max(below, below(now, turn));
      }
      if (!armed) {
        double turn = comparison.turn(one.cell, manner.slack());
        above = Math.min(above, above(now, turn));
        below = Math.max(below, below(now, turn));
      }
    }
    one.cell.above().put(one.above, above);
    one.cell.below().put(one.below, below);
  }

  /// The level above at which a turn may have come; a little early, since it is computed otherwise
  /// than the comparison. At the turn itself anything wakes.
  private static double above(double now, double turn) {
    double margin = Math.abs(turn) * MARGIN;
    if (now < turn - margin) {
      return turn - margin;
    }
    return now <= turn + margin ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  private static double below(double now, double turn) {
    double margin = Math.abs(turn) * MARGIN;
    return now > turn + margin ? turn + margin : Double.NEGATIVE_INFINITY;
  }

  /// Waits for nothing any more.
  void end() {
    ended = true;
    always.forEach(cell -> cell.forget(this));
    for (Quick one : quick) {
      one.cell.above().remove(one.above);
      one.cell.below().remove(one.below);
    }
  }
}
