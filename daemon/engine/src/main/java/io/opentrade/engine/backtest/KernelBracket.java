package io.opentrade.engine.backtest;

import io.opentrade.engine.backtest.KernelLog.End;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Decisions;
import io.opentrade.engine.sim.BarPath;
import org.jspecify.annotations.Nullable;

/// The stop-loss, trailing stop and take-profit of what the signal kernel holds, and where the
/// market meets them on its way through the bars, as the simulated venue has it: the orders rest
/// from the entry on; one that the open jumped over is met at the open, one on the way at its own
/// price; of those on one leg the nearest comes first, and of equals the stop-loss. A level is a
/// price in units, and the double nearest to it, by which it is compared with candles.
final class KernelBracket {
  /// Beyond this no price is meant seriously.
  private static final double LARGEST = 1e15;

  private final Candles candles;
  private final LongMoney money;
  private final BarRanges ranges;
  private final BarPath path;
  private boolean armed;
  private boolean isLong;

  /// The first bar whose inside the position has not seen.
  private int unseen;

  private long stop;
  private long target;
  private long distance;
  private long trail;
  private double stopAt;
  private double targetAt;
  private double trailAt;

  /// The market's best price since the entry, which the trailing stop follows.
  private double best;

  private @Nullable End end;
  private long price;
  private int seen;

  KernelBracket(Candles candles, LongMoney money, BarRanges ranges, BarPath path) {
    this.candles = candles;
    this.money = money;
    this.ranges = ranges;
    this.path = path;
  }

  /// What an entry lacks that is to protect it; null for nothing.
  ///
  /// @param bar of the decision
  static @Nullable Refusal missing(Decisions decisions, int bar) {
    if (lacks(decisions.stop(), bar)) {
      return Refusal.NO_STOP;
    }
    if (lacks(decisions.takeProfit(), bar)) {
      return Refusal.NO_TAKE_PROFIT;
    }
    return lacks(decisions.trail(), bar) ? Refusal.NO_TRAIL : null;
  }

  /// Reads what is to protect an entry that lacks nothing.
  ///
  /// @param bar of the decision
  /// @param market the price at which it is entered, before slippage
  /// @return why it makes no sense; null where it does
  @Nullable Refusal read(Decisions decisions, int bar, long market, boolean buys) {
    isLong = buys;
    stop = price(decisions.stop(), bar);
    target = price(decisions.takeProfit(), bar);
    distance = price(decisions.trail(), bar);
    if (decisions.stop() != null && stop <= 0) {
      return Refusal.STOP;
    }
    if (decisions.takeProfit() != null && target <= 0) {
      return Refusal.TAKE_PROFIT;
    }
    if (decisions.trail() != null && distance <= 0) {
      return Refusal.TRAIL;
    }
    if (stop > 0 && (buys ? stop >= market : stop <= market)) {
      return Refusal.STOP_SIDE;
    }
    return target > 0 && (buys ? target <= market : target >= market)
        ? Refusal.TAKE_PROFIT_SIDE
        : null;
  }

  private static boolean lacks(double @Nullable [] column, int bar) {
    return column != null && Double.isNaN(column[bar]);
  }

  /// On the grid; 0 where there is no column, or no positive price in it.
  private long price(double @Nullable [] column, int bar) {
    return column == null ? 0 : price(money, column[bar]);
  }

  /// On the grid; 0 where it is not positive, or no price at all.
  static long price(LongMoney money, double value) {
    return value > 0 && value <= LARGEST ? Math.max(0, money.nearest(value)) : 0;
  }

  /// How far the nearer of stop-loss and trailing stop lies from the price of an entry whose
  /// protection was read; infinite without either.
  double stopDistance(long market) {
    double fixed =
        stop > 0
            ? Math.abs(money.priceNumber(market) - money.priceNumber(stop))
            : Double.POSITIVE_INFINITY;
    return distance > 0 ? Math.min(fixed, money.priceNumber(distance)) : fixed;
  }

  /// Protects from now on what was entered at the open of that bar, at the market.
  void arm(int bar) {
    rest(bar);
    follow(candles.open()[bar]);
    if (jumped(candles.open()[bar])) {
      throw new ArithmeticException("the prices are too close to each other for doubles");
    }
  }

  /// Protects from the open of that bar on, which may lie beyond a level already.
  void rest(int bar) {
    double never = isLong ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    armed = stop > 0 || target > 0 || distance > 0;
    unseen = bar;
    stopAt = stop > 0 ? money.priceNumber(stop) : never;
    targetAt = target > 0 ? money.priceNumber(target) : -never;
    trailAt = never;
    best = distance > 0 ? never : -never;
  }

  /// Protects from now on what was entered inside a bar: bought on the way to its low, or sold on
  /// the way to its high.
  ///
  /// @param entry the price
  /// @param late whether the bar's other extreme lay behind the market
  /// @return whether one of the prices was met in the rest of that bar
  boolean arm(int bar, long entry, boolean late) {
    rest(bar + 1);
    seen = 0;
    double from = money.priceNumber(entry);
    double near = isLong ? candles.low()[bar] : candles.high()[bar];
    double far = isLong ? candles.high()[bar] : candles.low()[bar];
    follow(from);
    if (jumped(from) || moved(from, near)) {
      return true;
    }
    seen = isLong ? KernelLog.LOW : KernelLog.HIGH;
    if (late) {
      return moved(near, candles.close()[bar]);
    }
    if (moved(near, far)) {
      return true;
    }
    seen = KernelLog.HIGH | KernelLog.LOW;
    return moved(far, candles.close()[bar]);
  }

  /// Nothing is left to protect.
  void disarm() {
    armed = false;
  }

  boolean armed() {
    return armed;
  }

  /// Goes on through the bars up to `to` (exclusive), until one of the prices is met.
  ///
  /// @return the bar in which it was; `to` where none was
  int meet(int to) {
    while (armed && unseen < to) {
      double follows = isLong ? Math.nextUp(best) : Math.nextDown(best);
      double floor = isLong ? Math.max(stopAt, trailAt) : Math.max(targetAt, follows);
      double ceiling = isLong ? Math.min(targetAt, follows) : Math.min(stopAt, trailAt);
      int bar = ranges.next(unseen, to, floor, ceiling);
      unseen = bar + 1;
      if (bar < to && walk(bar)) {
        return bar;
      }
      unseen = Math.min(unseen, to);
    }
    return to;
  }

  /// Which of the prices was met.
  End end() {
    if (end == null) {
      throw new IllegalStateException("none was met");
    }
    return end;
  }

  /// The market's price at which it was, in units.
  ///
  /// @throws ArithmeticException where that is not positive
  long price() {
    if (price <= 0) {
      throw new ArithmeticException("not a positive price");
    }
    return price;
  }

  /// What of its bar was seen before, as [KernelLog] tells it.
  int seen() {
    return seen;
  }

  private boolean walk(int bar) {
    double open = candles.open()[bar];
    double high = candles.high()[bar];
    double low = candles.low()[bar];
    seen = 0;
    follow(open);
    if (jumped(open)) {
      return true;
    }
    boolean nearer = Path.highFirst(open, high, low, money.instrument());
    boolean highFirst = path.highFirst(isLong ? 1 : -1, nearer);
    double turn = highFirst ? high : low;
    double other = highFirst ? low : high;
    seen = KernelLog.OPEN;
    if (moved(open, turn)) {
      return true;
    }
    seen |= highFirst ? KernelLog.HIGH : KernelLog.LOW;
    if (moved(turn, other)) {
      return true;
    }
    seen = KernelLog.OPEN | KernelLog.HIGH | KernelLog.LOW;
    return moved(other, candles.close()[bar]);
  }

  private boolean jumped(double market) {
    end = null;
    if (isLong ? market <= stopAt : market >= stopAt) {
      end = End.STOP;
    } else if (isLong ? market <= trailAt : market >= trailAt) {
      end = End.TRAIL;
    } else if (isLong ? market >= targetAt : market <= targetAt) {
      end = End.TAKE_PROFIT;
    }
    if (end != null) {
      price = money.nearest(market);
    }
    return end != null;
  }

  /// One leg, at whose beginning no price is reached.
  private boolean moved(double from, double to) {
    boolean gains = isLong ? to > from : to < from;
    if (gains && (isLong ? to >= targetAt : to <= targetAt)) {
      end = End.TAKE_PROFIT;
      price = target;
      return true;
    }
    if (gains) {
      follow(to);
      return false;
    }
    boolean trails = isLong ? trailAt > stopAt : trailAt < stopAt;
    double level = trails ? trailAt : stopAt;
    if (isLong ? to > level : to < level) {
      return false;
    }
    end = trails ? End.TRAIL : End.STOP;
    price = trails ? trail : stop;
    return true;
  }

  /// Pulls the trailing stop after the market. It never retreats, since it follows better prices
  /// only.
  private void follow(double market) {
    if (isLong ? !(market > best) : !(market < best)) {
      return;
    }
    best = market;
    long exact = money.nearest(market);
    trail = isLong ? Math.subtractExact(exact, distance) : Math.addExact(exact, distance);
    trailAt = money.priceNumber(trail);
    if (isLong ? trailAt >= market : trailAt <= market) {
      throw new ArithmeticException("the distance is too small for doubles");
    }
  }
}
