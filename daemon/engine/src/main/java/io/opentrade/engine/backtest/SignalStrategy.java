package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Mask;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Standing;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.engine.strategy.View;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says at each bar what the signals of a plan say. A column of the plan that has no value where an
/// entry needs it makes that entry invalid: an entry without the stop that was meant is another
/// trade. Unlike an `onBar` strategy it never adds to a position. For one run.
public final class SignalStrategy implements Strategy {
  private final Signals signals;
  private final boolean plain;
  private final Cursor enterLong;
  private final Cursor exitLong;
  private final Cursor enterShort;
  private final Cursor exitShort;
  private final Intent closeLong;
  private final Intent closeShort;

  public SignalStrategy(Signals signals) {
    this(signals, false);
  }

  /// @param plain whether each signal is said as it stands, for rules that look at all of them,
  ///     whatever is held
  public SignalStrategy(Signals signals, boolean plain) {
    this.signals = signals;
    this.plain = plain;
    this.enterLong = new Cursor(signals.enterLong());
    this.exitLong = new Cursor(signals.exitLong());
    this.enterShort = new Cursor(signals.enterShort());
    this.exitShort = new Cursor(signals.exitShort());
    this.closeLong = new Intent.Close(Direction.LONG, signals.exitTag());
    this.closeShort = new Intent.Close(Direction.SHORT, signals.exitTag());
  }

  /// What it goes by.
  Signals signals() {
    return signals;
  }

  @Override
  public int nextBar(int from, Standing standing) {
    return switch (standing) {
      case FLAT -> Math.min(enterLong.next(from), enterShort.next(from));
      case LONG -> Math.min(exitLong.next(from), enterShort.next(from));
      case SHORT -> Math.min(exitShort.next(from), enterLong.next(from));
      case WAITING -> Math.min(nextBar(from, Standing.LONG), nextBar(from, Standing.SHORT));
    };
  }

  @Override
  public List<Intent> onBar(View view) {
    int bar = view.bar();
    boolean longIn = signals.enterLong().get(bar);
    boolean longOut = signals.exitLong().get(bar);
    boolean shortIn = signals.enterShort().get(bar);
    boolean shortOut = signals.exitShort().get(bar);
    double held = view.positionQuantity();
    // A reversal closes by itself, but then the exit's tag would be lost.
    boolean tagged = !plain && !signals.exitTag().isEmpty() && longIn != shortIn;
    List<Intent> intents = new ArrayList<>(2);
    if (longOut || tagged && shortIn && !shortOut && held > 0) {
      intents.add(closeLong);
    }
    if (shortOut || tagged && longIn && !longOut && held < 0) {
      intents.add(closeShort);
    }
    boolean both = longIn && shortIn;
    if (longIn && (both || !adds(held > 0))) {
      intents.add(entry(Direction.LONG, bar));
    }
    if (shortIn && (both || !adds(held < 0))) {
      intents.add(entry(Direction.SHORT, bar));
    }
    return intents;
  }

  /// A sized entry would add to the position that is held.
  private boolean adds(boolean inPosition) {
    return !plain && inPosition && signals.size() != null;
  }

  private Intent entry(Direction direction, int bar) {
    double[] size = signals.size();
    if (size != null && !(size[bar] > 0 && size[bar] < Double.POSITIVE_INFINITY)) {
      return new Intent.Invalid(direction, "the size is not a positive number");
    }
    String missing = missing(bar);
    if (missing != null) {
      return new Intent.Invalid(direction, missing + " has no value at the bar of the signal");
    }
    return new Intent.Enter(
        direction,
        size == null ? null : fraction(size[bar]),
        at(signals.limit(), bar),
        at(signals.stop(), bar),
        at(signals.takeProfit(), bar),
        at(signals.trail(), bar),
        signals.entryTag(),
        at(signals.leverage(), bar));
  }

  private @Nullable String missing(int bar) {
    if (lacks(signals.limit(), bar)) {
      return "the limit price";
    }
    if (lacks(signals.stop(), bar)) {
      return "the stop";
    }
    if (lacks(signals.takeProfit(), bar)) {
      return "the take-profit";
    }
    if (lacks(signals.trail(), bar)) {
      return "the trailing distance";
    }
    return lacks(signals.leverage(), bar) ? "the leverage" : null;
  }

  private static boolean lacks(double @Nullable [] column, int bar) {
    return column != null && Double.isNaN(column[bar]);
  }

  private static double at(double @Nullable [] column, int bar) {
    return column == null ? Double.NaN : column[bar];
  }

  private static Sizing fraction(double value) {
    return new Sizing.Percent(new BigDecimal(Double.toString(value)).movePointRight(2));
  }

  /// Walks the set bars of a mask, and remembers the next one: a mask with few of them is not
  /// searched over and over.
  private static final class Cursor {
    private final Mask mask;
    private int searched = Integer.MAX_VALUE;
    private int found;

    Cursor(Mask mask) {
      this.mask = mask;
    }

    int next(int from) {
      if (from < searched || from > found) {
        int set = mask.nextSet(from);
        found = set < 0 ? Integer.MAX_VALUE : set;
        searched = from;
      }
      return found;
    }
  }
}
