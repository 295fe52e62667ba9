package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.sim.Freqtrade;
import io.opentrade.engine.sim.Freqtrade.Trailing;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One trade by freqtrade's rules: where its stop stands, and which exit a bar brings.
final class FreqtradeTrade {
  private static final long MINUTE = 60_000;

  /// Noise of doubles behind these digits must not cost a tick.
  private static final MathContext DIGITS = new MathContext(15);

  private final Freqtrade rules;
  private final Candles candles;
  private final Instrument instrument;
  private final double fee;
  private final boolean isLong;
  private final double entry;
  private final long opened;
  private double stop;

  /// The share that the stop was last reckoned with.
  private double distance;

  private boolean trails;

  /// An exit.
  ///
  /// @param price at which it is tried, before it is put on the tick
  record Exit(double price, String reason) {}

  /// @param opened time from which minutes count
  FreqtradeTrade(
      Freqtrade rules, Market market, double fee, Direction direction, double entry, long opened) {
    this.rules = rules;
    this.candles = market.candles();
    this.instrument = market.instrument();
    this.fee = fee;
    this.isLong = direction == Direction.LONG;
    this.entry = entry;
    this.opened = opened;
    this.distance = rules.stopLoss();
    this.stop = behind(entry, distance);
  }

  Direction direction() {
    return isLong ? Direction.LONG : Direction.SHORT;
  }

  /// Looks at a bar through which it is held, or in which it was entered.
  ///
  /// @return the exit; null to hold on
  @Nullable Exit look(int bar, Wishes wishes) {
    raise(bar);
    boolean enters = wishes.enter(direction()) != null;
    Intent.Close left = wishes.exit(direction());
    if (left != null && !enters && counts(bar)) {
      return new Exit(price(left, bar), left.tag().isEmpty() ? "exit_signal" : left.tag());
    }
    boolean hit = beyond(worst(bar));
    if (hit && !trails) {
      return new Exit(stopPrice(bar), "stop_loss");
    }
    Exit target = enters && rules.exitSignals().entriesKeep() ? null : target(bar);
    if (target != null) {
      return target;
    }
    return hit ? new Exit(stopPrice(bar), "trailing_stop_loss") : null;
  }

  /// The open, or the limit, which can be no worse than the bar's worst.
  private double price(Intent.Close close, int bar) {
    if (Double.isNaN(close.limit())) {
      return candles.open()[bar];
    }
    double limit = instrument.price(close.limit()).value().doubleValue();
    return isLong ? Math.max(limit, worst(bar)) : Math.min(limit, worst(bar));
  }

  private boolean counts(int bar) {
    Double least = rules.exitSignals().onlyAbove();
    return rules.exitSignals().used() && (least == null || profit(candles.open()[bar]) > least);
  }

  /// Whether the market at that price meets the stop.
  private boolean beyond(double price) {
    return isLong ? stop >= price : stop <= price;
  }

  private double best(int bar) {
    return isLong ? candles.high()[bar] : candles.low()[bar];
  }

  private double worst(int bar) {
    return isLong ? candles.low()[bar] : candles.high()[bar];
  }

  private void raise(int bar) {
    if (beyond(worst(bar))) {
      return;
    }
    double best = best(bar);
    if (rules.customStop()) {
      raiseTo(best, rules.stopLoss());
    }
    Trailing trailing = rules.trailing();
    double profit = profit(best);
    if (trailing == null || trailing.onlyFromOffset() && profit < trailing.offset()) {
      return;
    }
    Double tighter = trailing.tighter();
    raiseTo(best, tighter != null && profit > trailing.offset() ? tighter : rules.stopLoss());
  }

  private void raiseTo(double best, double share) {
    double level = behind(best, share);
    if (isLong ? level > stop : level < stop) {
      stop = level;
      distance = share;
      trails = true;
    }
  }

  /// A share of the stake behind a price, on the tick that is nearer to it.
  private double behind(double price, double share) {
    double part = share / rules.leverage();
    double level = isLong ? price * (1 - part) : price * (1 + part);
    return instrument.price(new BigDecimal(level, DIGITS), isLong).value().doubleValue();
  }

  private double stopPrice(int bar) {
    double open = candles.open()[bar];
    if (isLong ? stop > candles.high()[bar] : stop < candles.low()[bar]) {
      return open;
    }
    if (!trails || minutes(bar) > 0) {
      return stop;
    }
    // The price may have moved just enough to set the stop, and turned there.
    Trailing trailing = rules.trailing();
    double back = distance / rules.leverage();
    if (!rules.customStop()
        && trailing != null
        && trailing.onlyFromOffset()
        && trailing.tighter() != null) {
      back = trailing.tighter() / rules.leverage() - trailing.offset();
    }
    return isLong
        ? Math.max(candles.low()[bar], open * (1 - back))
        : Math.min(candles.high()[bar], open * (1 + back));
  }

  private @Nullable Exit target(int bar) {
    long minutes = minutes(bar);
    Map.Entry<Long, Double> target = rules.targets().floorEntry(minutes);
    if (target == null || profit(best(bar)) <= target.getValue()) {
      return null;
    }
    double open = candles.open()[bar];
    boolean onBar = target.getKey() * MINUTE % candles.timeframe().millis() == 0;
    if (target.getValue() == -1 && onBar) {
      return new Exit(open, "roi");
    }
    double price = wanted(target.getValue());
    boolean begins = minutes > 0 && minutes == target.getKey() && onBar;
    if (begins && (isLong ? open > price : open < price)) {
      return new Exit(open, "roi");
    }
    if (minutes == 0 && unknowable(bar, price)) {
      return null;
    }
    double inside = Math.min(Math.max(price, candles.low()[bar]), candles.high()[bar]);
    return new Exit(inside, "roi");
  }

  /// Entered at a better price than the open, in a bar that closed worse than it opened: the best
  /// price may have come before the entry.
  private boolean unknowable(int bar, double price) {
    double open = candles.open()[bar];
    double close = candles.close()[bar];
    return isLong
        ? open > close && entry < open && price > close
        : open < close && entry > open && price < close;
  }

  /// The price that brings a profit.
  private double wanted(double profit) {
    double gain = entry * profit / rules.leverage();
    return isLong ? (gain + entry * (1 + fee)) / (1 - fee) : (entry * (1 - fee) - gain) / (1 + fee);
  }

  private long minutes(int bar) {
    return (candles.time()[bar] - opened) / MINUTE;
  }

  /// A share of the stake, to eight decimals as there.
  private double profit(double price) {
    double ratio =
        isLong
            ? price * (1 - fee) / (entry * (1 + fee)) - 1
            : 1 - price * (1 + fee) / (entry * (1 - fee));
    return Math.rint(ratio * rules.leverage() * 1e8) / 1e8;
  }
}
