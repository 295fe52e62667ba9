package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Mask;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The same law, written a second time and as plainly as can be: no events, no orders, no skipping,
/// one bar after the other. Slow on purpose; the real engine must agree with it.
final class SimpleEngine {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private final Scenario scenario;
  private final Candles candles;
  private final Signals signals;
  private final int scale;
  private final BigDecimal fee;
  final List<String> trades = new ArrayList<>();
  final List<BigDecimal> equity = new ArrayList<>();
  BigDecimal cash;

  // What is held: the quantity is negative when short.
  private BigDecimal held = ZERO;
  private BigDecimal entryPrice = ZERO;
  private BigDecimal entryNotional = ZERO;
  private BigDecimal entryFee = ZERO;
  private int entryBar;
  private BigDecimal top = ZERO;
  private BigDecimal bottom = ZERO;
  private BigDecimal best = ZERO;
  private @Nullable Wish guard;

  // An entry that rests in the market.
  private @Nullable Wish resting;
  private int bar;

  /// An entry; a field that is null is not asked for.
  private record Wish(
      int side,
      BigDecimal quantity,
      @Nullable BigDecimal limit,
      @Nullable BigDecimal stop,
      @Nullable BigDecimal takeProfit,
      @Nullable BigDecimal trail) {}

  SimpleEngine(Scenario scenario) {
    this.scenario = scenario;
    this.candles = scenario.market().candles();
    this.signals = scenario.signals();
    this.scale = scenario.market().instrument().moneyScale();
    this.fee = scenario.settings().feeRate();
    this.cash = scenario.settings().cash().value();
  }

  void run() {
    int last = candles.size() - 1;
    for (bar = scenario.market().from(); bar <= last; bar++) {
      BigDecimal open = cents(candles.open()[bar]);
      if (bar > scenario.market().firstDecision()) {
        decide(bar - 1, open);
      }
      if (bar == last && scenario.settings().closeAtEnd()) {
        resting = null;
        if (held.signum() != 0) {
          leave(open, "end");
        }
      }
      walk(open);
      equity.add(cash.add(worth(held, cents(candles.close()[bar]))));
    }
  }

  private void decide(int signal, BigDecimal open) {
    boolean longIn = at(signals.enterLong(), signal);
    boolean longOut = at(signals.exitLong(), signal);
    boolean shortIn = at(signals.enterShort(), signal);
    boolean shortOut = at(signals.exitShort(), signal);
    if (!longIn && !longOut && !shortIn && !shortOut) {
      return;
    }
    boolean wantsLong = longIn && !shortIn && !longOut;
    boolean wantsShort = shortIn && !longIn && !shortOut;
    if (saysNothing(longIn, longOut, shortIn, shortOut)) {
      return;
    }
    resting = null;
    String tag = signals.exitTag().isEmpty() ? "signal" : signals.exitTag();
    if (held.signum() > 0 && (longOut || wantsShort)
        || held.signum() < 0 && (shortOut || wantsLong)) {
      leave(open, tag);
    }
    if (held.signum() == 0 && (wantsLong || wantsShort)) {
      enter(wantsLong ? 1 : -1, signal, open);
    }
  }

  /// A repeated sized entry of a position that is held is not even said.
  private boolean saysNothing(boolean longIn, boolean longOut, boolean shortIn, boolean shortOut) {
    if (signals.size() == null || longOut || shortOut || longIn == shortIn) {
      return false;
    }
    return longIn ? held.signum() > 0 : held.signum() < 0;
  }

  private void enter(int side, int signal, BigDecimal open) {
    if (bad(signals.size(), signal)
        || bad(signals.limit(), signal)
        || bad(signals.stop(), signal)
        || bad(signals.takeProfit(), signal)
        || bad(signals.trail(), signal)) {
      return;
    }
    BigDecimal limit = value(signals.limit(), signal);
    BigDecimal stop = value(signals.stop(), signal);
    BigDecimal takeProfit = value(signals.takeProfit(), signal);
    BigDecimal price = open;
    if (limit != null) {
      price = side > 0 ? open.min(limit) : open.max(limit);
    }
    if (stop != null && stop.subtract(price).signum() * side >= 0
        || takeProfit != null && takeProfit.subtract(price).signum() * side <= 0) {
      return;
    }
    BigDecimal quantity = quantity(signal, price);
    if (quantity.signum() <= 0) {
      return;
    }
    Wish wish = new Wish(side, quantity, limit, stop, takeProfit, value(signals.trail(), signal));
    if (limit == null) {
      fill(wish, open);
    } else {
      resting = wish;
    }
  }

  private BigDecimal quantity(int signal, BigDecimal price) {
    BigDecimal spend =
        switch (scenario.settings().size()) {
          case Sizing.Percent(BigDecimal percent) ->
              cash.multiply(percent).divide(new BigDecimal(100));
          case Sizing.Quote(var amount) -> amount.value();
          case Sizing.Base(var quantity) -> throw new AssertionError(quantity);
          case Sizing.Equity _, Sizing.Risk _, Sizing.Kelly _ ->
              throw new IllegalStateException("not among the sizes of a scenario");
        };
    if (signals.size() != null) {
      spend = cash.multiply(new BigDecimal(Double.toString(signals.size()[signal])));
    }
    BigDecimal lot = scenario.market().instrument().lot();
    BigDecimal unit = price.multiply(BigDecimal.ONE.add(fee)).multiply(lot);
    BigDecimal quantity = spend.divide(unit, 0, RoundingMode.DOWN).multiply(lot);
    while (quantity.signum() > 0
        && notional(quantity, price).add(feeOf(quantity, price)).compareTo(cash) > 0) {
      // Asked for more than there is: refused. Only rounding is taken back.
      quantity = spend.compareTo(cash) > 0 ? ZERO : quantity.subtract(lot);
    }
    return quantity;
  }

  private void fill(Wish wish, BigDecimal price) {
    held = wish.quantity().multiply(BigDecimal.valueOf(wish.side()));
    entryPrice = price;
    entryNotional = notional(wish.quantity(), price);
    entryFee = feeOf(wish.quantity(), price);
    entryBar = bar;
    cash = cash.subtract(entryNotional.multiply(BigDecimal.valueOf(wish.side())));
    cash = cash.subtract(entryFee);
    top = price;
    bottom = price;
    best = price;
    guard = wish;
  }

  private void leave(BigDecimal price, String reason) {
    int side = held.signum();
    BigDecimal notional = notional(held.abs(), price);
    BigDecimal exitFee = feeOf(held.abs(), price);
    see(price);
    cash = cash.add(notional.multiply(BigDecimal.valueOf(side))).subtract(exitFee);
    BigDecimal profit =
        notional
            .subtract(entryNotional)
            .multiply(BigDecimal.valueOf(side))
            .subtract(entryFee)
            .subtract(exitFee);
    trades.add(
        line(side, held.abs(), entryBar, entryPrice, bar, price, profit, top, bottom, reason));
    held = ZERO;
    guard = null;
  }

  static String line(
      int side,
      BigDecimal quantity,
      int entryBar,
      BigDecimal entryPrice,
      int exitBar,
      BigDecimal exitPrice,
      BigDecimal profit,
      BigDecimal top,
      BigDecimal bottom,
      String reason) {
    double entry = entryPrice.doubleValue();
    double up = (top.doubleValue() / entry - 1) * 100;
    double down = (bottom.doubleValue() / entry - 1) * 100;
    return "%d %s bar %d at %s, bar %d at %s: %s, %s %s, %s"
        .formatted(
            side,
            plain(quantity),
            entryBar,
            plain(entryPrice),
            exitBar,
            plain(exitPrice),
            plain(profit),
            Math.min(0, side > 0 ? down : -up) + 0.0,
            Math.max(0, side > 0 ? up : -down) + 0.0,
            reason);
  }

  /// The open as a jump, then three stretches through every price between.
  private void walk(BigDecimal open) {
    BigDecimal high = cents(candles.high()[bar]);
    BigDecimal low = cents(candles.low()[bar]);
    boolean lowFirst = high.subtract(open).compareTo(open.subtract(low)) >= 0;
    follow(open);
    touched(open);
    BigDecimal here = go(open, lowFirst ? low : high);
    here = go(here, lowFirst ? high : low);
    go(here, cents(candles.close()[bar]));
  }

  private BigDecimal go(BigDecimal from, BigDecimal to) {
    BigDecimal here = from;
    BigDecimal cent = new BigDecimal("0.01");
    int way = to.compareTo(from);
    while (here.compareTo(to) != 0) {
      here = way > 0 ? here.add(cent) : here.subtract(cent);
      follow(here);
      touched(here);
    }
    return to;
  }

  /// Everything that is met with the market at this price.
  private void touched(BigDecimal price) {
    boolean stopped = held.signum() != 0 && guarded(price);
    if (resting != null && met(resting.side() < 0, resting.limit(), price)) {
      Wish wish = resting;
      resting = null;
      fill(wish, price);
      if (!stopped) {
        guarded(price);
      }
    }
  }

  private boolean guarded(BigDecimal price) {
    Wish now = guard;
    if (now == null) {
      return false;
    }
    boolean isLong = now.side() > 0;
    BigDecimal behind =
        now.trail() == null ? null : isLong ? best.subtract(now.trail()) : best.add(now.trail());
    if (met(!isLong, now.stop(), price)) {
      leave(price, "stop");
    } else if (met(!isLong, behind, price)) {
      leave(price, "trail");
    } else if (met(isLong, now.takeProfit(), price)) {
      leave(price, "takeProfit");
    } else {
      return false;
    }
    return true;
  }

  private static boolean met(boolean above, @Nullable BigDecimal level, BigDecimal price) {
    return level != null && (above ? price.compareTo(level) >= 0 : price.compareTo(level) <= 0);
  }

  private void follow(BigDecimal price) {
    if (held.signum() != 0) {
      see(price);
      best = held.signum() > 0 ? best.max(price) : best.min(price);
    }
  }

  private void see(BigDecimal price) {
    top = top.max(price);
    bottom = bottom.min(price);
  }

  private BigDecimal notional(BigDecimal quantity, BigDecimal price) {
    return quantity.multiply(price).setScale(scale, RoundingMode.HALF_EVEN);
  }

  private BigDecimal feeOf(BigDecimal quantity, BigDecimal price) {
    return notional(quantity, price).multiply(fee).setScale(scale, RoundingMode.HALF_EVEN);
  }

  private BigDecimal worth(BigDecimal quantity, BigDecimal price) {
    return quantity.multiply(price).setScale(scale, RoundingMode.HALF_EVEN);
  }

  private static boolean at(Mask mask, int signal) {
    return mask.get(signal);
  }

  private static boolean bad(double @Nullable [] column, int signal) {
    return column != null && !(column[signal] > 0 && column[signal] < 1e12);
  }

  private static @Nullable BigDecimal value(double @Nullable [] column, int signal) {
    return column == null ? null : cents(column[signal]);
  }

  private static BigDecimal cents(double value) {
    return BigDecimal.valueOf(Math.round(value * 100), 2);
  }

  static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
