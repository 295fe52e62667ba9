package io.opentrade.engine.backtest;

import io.opentrade.engine.backtest.Freqtrade.Trailing;
import io.opentrade.engine.column.Candles;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follows one trade bar by bar and finds its exit by freqtrade's rules.
final class FreqtradeExits {
  private static final long MINUTE = 60_000;

  private final Freqtrade rules;
  private final Candles candles;
  private final double fee;
  private boolean holding;
  private double entry;
  private int entryBar;
  private double initial;
  private double stop;

  /// An exit.
  ///
  /// @param price at which it fills, before it is put on the tick
  record Exit(double price, String reason) {}

  /// @param fee of each fill, a fraction
  FreqtradeExits(Freqtrade rules, Candles candles, double fee) {
    this.rules = rules;
    this.candles = candles;
    this.fee = fee;
  }

  /// Nothing is held.
  void flat() {
    holding = false;
  }

  /// Looks at a bar through which a position is held, or in which it was entered.
  ///
  /// @return the exit; null to hold on
  @Nullable Exit look(int bar, double entryPrice) {
    if (!holding) {
      holding = true;
      entry = entryPrice;
      entryBar = bar;
      initial = entry * (1 - rules.stopLoss());
      stop = initial;
    }
    raise(bar);
    boolean hit = stop >= candles.low()[bar];
    boolean trails = stop != initial;
    if (hit && !trails) {
      return new Exit(stopPrice(bar, false), "stop");
    }
    Exit target = target(bar);
    if (target != null) {
      return target;
    }
    return hit ? new Exit(stopPrice(bar, true), "trail") : null;
  }

  private void raise(int bar) {
    if (stop >= candles.low()[bar]) {
      return;
    }
    double high = candles.high()[bar];
    if (rules.customStop()) {
      raiseTo(high * (1 - rules.stopLoss()));
    }
    Trailing trailing = rules.trailing();
    double profit = profit(high);
    if (trailing == null || trailing.onlyFromOffset() && profit < trailing.offset()) {
      return;
    }
    Double tighter = trailing.tighter();
    boolean tight = tighter != null && profit > trailing.offset();
    raiseTo(high * (1 - (tight ? tighter : rules.stopLoss())));
  }

  private void raiseTo(double level) {
    stop = Math.max(stop, level);
  }

  private double stopPrice(int bar, boolean trails) {
    if (stop > candles.high()[bar]) {
      return candles.open()[bar];
    }
    if (!trails || bar > entryBar) {
      return stop;
    }
    // The price may have risen just enough to set the stop, and fallen from there.
    Trailing trailing = rules.trailing();
    double drop = rules.stopLoss();
    if (!rules.customStop()
        && trailing != null
        && trailing.onlyFromOffset()
        && trailing.tighter() != null) {
      drop = trailing.tighter() - trailing.offset();
    }
    return Math.max(candles.low()[bar], candles.open()[bar] * (1 - drop));
  }

  private @Nullable Exit target(int bar) {
    long minutes = (candles.time()[bar] - candles.time()[entryBar]) / MINUTE;
    Map.Entry<Long, Double> target = rules.targets().floorEntry(minutes);
    if (target == null || profit(candles.high()[bar]) <= target.getValue()) {
      return null;
    }
    double open = candles.open()[bar];
    double price = entry * (1 + target.getValue() + fee) / (1 - fee);
    boolean begins = minutes > 0 && minutes == target.getKey();
    if (begins && target.getKey() * MINUTE % candles.timeframe().millis() == 0 && open > price) {
      return new Exit(open, "target");
    }
    if (bar == entryBar && entry < open && price > candles.close()[bar]) {
      // Entered below the open of a bar that fell: whether the high came after is not known.
      return null;
    }
    double inside = Math.min(Math.max(price, candles.low()[bar]), candles.high()[bar]);
    return new Exit(inside, "target");
  }

  /// A fraction, to eight decimals as there.
  private double profit(double price) {
    double profit = price * (1 - fee) / (entry * (1 + fee)) - 1;
    return Math.rint(profit * 1e8) / 1e8;
  }
}
