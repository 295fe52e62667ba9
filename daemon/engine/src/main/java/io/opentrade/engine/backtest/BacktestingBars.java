package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.core.Effect.Cause;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes orders through a bar in backtesting.py's order: exits by signal, stops, what rests,
/// entries at the market.
final class BacktestingBars implements BarRules {
  private final Market market;
  private final Candles candles;
  private final Settings settings;
  private final BacktestingSize size;
  private final boolean atClose;
  private final int last;
  private final List<Lot> lots = new ArrayList<>();
  private @Nullable Resting entry;
  private boolean ruined;

  /// What one entry bought or sold short, with its own protection.
  ///
  /// @param stop price; NaN for none
  /// @param target price of the take-profit; NaN for none
  /// @param from the first bar that can meet them
  private record Lot(
      Direction direction, Quantity quantity, double stop, double target, int from) {}

  /// A limit entry in the market.
  private record Resting(Intent.Enter wish, double limit) {}

  BacktestingBars(Market market, Settings settings) {
    this.market = market;
    this.candles = market.candles();
    this.settings = settings;
    this.size = new BacktestingSize(settings);
    this.atClose = settings.fills().moment() == FillMoment.CLOSE;
    this.last = candles.size() - 1;
  }

  @Override
  public void bar(int bar, List<Intent> decided, Counter counter) {
    if (ruined) {
      return;
    }
    Intent.Enter market = decided.isEmpty() ? null : order(bar, decided, counter);
    stops(bar, counter);
    targets(bar, counter);
    if (entry != null) {
      limit(bar, entry, counter);
    }
    if (market != null) {
      enter(market, price(bar), bar, bar, counter);
      stops(bar, counter);
      targets(bar, counter);
    }
    if (bar == last && settings.closeAtEnd() && !lots.isEmpty()) {
      closeAll(price(bar), dated(bar), "end", counter);
    }
    fall(bar, counter);
  }

  /// Where orders at the market fill: those of the close before may fill there.
  private double price(int bar) {
    return atClose && bar > 0 ? candles.close()[bar - 1] : candles.open()[bar];
  }

  /// The bar that orders at the market are dated by.
  private int dated(int bar) {
    return atClose && bar > 0 ? bar - 1 : bar;
  }

  /// Closes what the decision closes.
  ///
  /// @return the entry that goes to the market in this bar
  private Intent.@Nullable Enter order(int bar, List<Intent> decided, Counter counter) {
    Direction held = lots.isEmpty() ? null : lots.getFirst().direction();
    Wishes wishes = Wishes.of(decided, held);
    boolean both = wishes.enterLong() != null && wishes.enterShort() != null;
    Direction direction = wishes.enterShort() == null ? Direction.LONG : Direction.SHORT;
    Intent wish = both ? null : wishes.enter(direction);
    boolean turns = wish != null && held != null && held != direction;
    Intent.Close left = held == null ? null : wishes.exit(held);
    if (left != null || turns) {
      String reason = left == null || left.tag().isEmpty() ? "signal" : left.tag();
      closeAll(price(bar), dated(bar), reason, counter);
    }
    if (both) {
      counter.drop(Cause.CONFLICT, "long and short entered at the same bar");
      return null;
    }
    Intent.Close out = wishes.exit(direction);
    if (wish != null && out != null && out.direction() != null) {
      counter.drop(Cause.IGNORED, "entered and left at the same bar");
      return null;
    }
    return switch (wish) {
      case null -> null;
      case Intent.Enter enter -> taken(bar, enter, counter);
      case Intent.Invalid(_, String reason) -> refused(reason, counter);
      case Intent.Close _, Intent.Place _, Intent.Withdraw _ ->
          throw new IllegalStateException("no entry among the entries");
    };
  }

  private Intent.@Nullable Enter taken(int bar, Intent.Enter enter, Counter counter) {
    if (!lots.isEmpty() && enter.sizing() == null) {
      counter.drop(Cause.IGNORED, "already in that position");
      return null;
    }
    boolean limited = !Double.isNaN(enter.limit());
    double at = limited ? enter.limit() : candles.close()[bar - 1];
    String complaint = complaint(enter, at);
    if (complaint != null) {
      return refused(complaint, counter);
    }
    entry = limited ? new Resting(enter, enter.limit()) : null;
    return limited ? null : enter;
  }

  private static Intent.@Nullable Enter refused(String reason, Counter counter) {
    counter.drop(Cause.REFUSED, reason);
    return null;
  }

  /// Its orders must bracket the limit, or the close they were decided at.
  private static @Nullable String complaint(Intent.Enter enter, double at) {
    if (!Double.isNaN(enter.trail())) {
      return "backtesting.py has no trailing stop";
    }
    boolean isLong = enter.direction() == Direction.LONG;
    double stop = enter.stop();
    double target = enter.takeProfit();
    if (nonsense(at) || nonsense(stop) || nonsense(target)) {
      return "a price of the entry is not positive";
    }
    if (isLong ? stop >= at : stop <= at) {
      return "the stop is on the wrong side of the price";
    }
    return (isLong ? target <= at : target >= at)
        ? "the take-profit is on the wrong side of the price"
        : null;
  }

  private static boolean nonsense(double price) {
    return price <= 0 || Double.isInfinite(price);
  }

  private void limit(int bar, Resting waiting, Counter counter) {
    boolean isLong = waiting.wish().direction() == Direction.LONG;
    double open = candles.open()[bar];
    double limit = waiting.limit();
    if (isLong ? candles.low()[bar] > limit : candles.high()[bar] < limit) {
      return;
    }
    double price = isLong ? Math.min(open, limit) : Math.max(open, limit);
    entry = null;
    enter(waiting.wish(), price, bar, bar + 1, counter);
  }

  private void enter(Intent.Enter wish, double price, int bar, int protectedFrom, Counter counter) {
    Quantity before = counter.position().quantity().absolute();
    Sizing sizing = size.of(wish, counter.cash(), price, market.instrument());
    boolean rested = protectedFrom > bar;
    counter.enter(
        Intent.Enter.atMarket(wish.direction(), sizing, wish.tag()),
        price,
        rested ? bar : dated(bar));
    Quantity bought = counter.position().quantity().absolute().minus(before);
    if (bought.signum() > 0) {
      lots.add(new Lot(wish.direction(), bought, wish.stop(), wish.takeProfit(), protectedFrom));
    }
  }

  /// The latest first.
  private void stops(int bar, Counter counter) {
    for (Lot lot : List.copyOf(lots).reversed()) {
      boolean isLong = lot.direction() == Direction.LONG;
      double open = candles.open()[bar];
      boolean hit = isLong ? candles.low()[bar] <= lot.stop() : candles.high()[bar] >= lot.stop();
      if (hit && lot.from() <= bar) {
        double price = isLong ? Math.min(open, lot.stop()) : Math.max(open, lot.stop());
        close(lot, price, bar, "stop", counter);
      }
    }
  }

  private void targets(int bar, Counter counter) {
    for (Lot lot : List.copyOf(lots)) {
      boolean isLong = lot.direction() == Direction.LONG;
      double open = candles.open()[bar];
      boolean hit =
          isLong ? candles.high()[bar] >= lot.target() : candles.low()[bar] <= lot.target();
      if (hit && lot.from() <= bar) {
        double price = isLong ? Math.max(open, lot.target()) : Math.min(open, lot.target());
        close(lot, price, bar, "takeProfit", counter);
      }
    }
  }

  private void closeAll(double price, int bar, String reason, Counter counter) {
    List.copyOf(lots).forEach(lot -> close(lot, price, bar, reason, counter));
  }

  private void close(Lot lot, double price, int bar, String reason, Counter counter) {
    lots.remove(lot);
    counter.close(lot.quantity(), price, bar, reason);
  }

  /// Without equity it is over: all is closed at the close, and nothing is traded any more.
  private void fall(int bar, Counter counter) {
    Position position = counter.position();
    double held = position.quantity().value().doubleValue();
    if (counter.cash().value().doubleValue() + held * candles.close()[bar] <= 0) {
      closeAll(candles.close()[bar], bar, "ruined", counter);
      entry = null;
      ruined = true;
    }
  }
}
