package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.sim.BarPath;

/// A limit entry of the signal kernel that rests in the market, and where the market meets it: at
/// the open of a bar that begins beyond its price, else at its price on the way to the low, where
/// it buys, or to the high. It is good until the next decision.
final class KernelEntry {
  private final Candles candles;
  private final LongMoney money;
  private final BarRanges ranges;
  private final BarPath path;
  private boolean waits;
  private boolean buys;
  private long quantity;
  private long limit;
  private double level;
  private boolean makes;

  /// The first bar whose inside it has not seen.
  private int unseen;

  private boolean atOpen;
  private boolean late;
  private long price;

  KernelEntry(Candles candles, LongMoney money, BarRanges ranges, BarPath path) {
    this.candles = candles;
    this.money = money;
    this.ranges = ranges;
    this.path = path;
  }

  /// Rests from the open of that bar on.
  void rest(int bar, Side side, long units, long at) {
    waits = true;
    buys = side == Side.BUY;
    quantity = units;
    limit = at;
    level = money.priceNumber(at);
    makes = !reached(candles.open()[bar]);
    unseen = bar;
  }

  /// Is taken back, or filled.
  void leave() {
    waits = false;
  }

  /// Whether it is in the market.
  boolean waits() {
    return waits;
  }

  Side side() {
    return buys ? Side.BUY : Side.SELL;
  }

  long quantity() {
    return quantity;
  }

  /// Cash that it needs.
  long reserved() {
    return waits ? money.cost(money.notional(limit, quantity)) : 0;
  }

  /// Goes on through the bars up to `to` (exclusive), until it is met.
  ///
  /// @return the bar in which it was; `to` where it was not
  int meet(int to) {
    if (unseen >= to) {
      return to;
    }
    double floor = buys ? level : Double.NEGATIVE_INFINITY;
    double ceiling = buys ? Double.POSITIVE_INFINITY : level;
    int bar = ranges.next(unseen, to, floor, ceiling);
    unseen = bar;
    if (bar < to) {
      double open = candles.open()[bar];
      double high = candles.high()[bar];
      double low = candles.low()[bar];
      atOpen = reached(open);
      price = atOpen ? money.price(open) : limit;
      boolean nearer = Path.highFirst(open, high, low, money.instrument());
      late = !atOpen && buys == path.highFirst(0, nearer);
    }
    return bar;
  }

  private boolean reached(double market) {
    return buys ? market <= level : market >= level;
  }

  /// What it was filled at, in units.
  long price() {
    return price;
  }

  /// Whether it was met at the open.
  boolean atOpen() {
    return atOpen;
  }

  /// Whether the bar's other extreme lay behind the market when it met it.
  boolean late() {
    return late;
  }

  /// The fee of the fill: it takes where the market was beyond its price when it came.
  long fee(long notional) {
    return makes ? money.makerFee(notional) : money.fee(notional);
  }
}
