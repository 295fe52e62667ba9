package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.core.Effect.Cause;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.sim.Freqtrade;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes orders through a bar in freqtrade's order: those that wait, the entry, the exits.
final class FreqtradeBars implements BarRules {
  private static final long MINUTE = 60_000;

  private final Freqtrade rules;
  private final Market market;
  private final Candles candles;
  private final Settings settings;
  private final int last;
  private @Nullable WaitingEntry entry;
  private @Nullable WaitingExit exit;
  private @Nullable FreqtradeTrade trade;

  /// An entry that is not filled yet.
  ///
  /// @param since the bar of the first order: the trade is dated by it
  /// @param ordered time of the order that stands now
  private record WaitingEntry(Intent.Enter wish, double price, int since, long ordered) {}

  private record WaitingExit(double price, String reason, long ordered) {}

  FreqtradeBars(Freqtrade rules, Market market, Settings settings) {
    this.rules = rules;
    this.market = market;
    this.candles = market.candles();
    this.settings = settings;
    this.last = candles.size() - 1;
  }

  @Override
  public void bar(int bar, List<Intent> decided, Counter counter) {
    Wishes wishes = Wishes.of(decided, concerned());
    manage(bar, wishes, counter);
    if (trade == null && entry == null && bar < last) {
      order(bar, wishes, counter);
    }
    if (entry != null && inside(bar, entry.price())) {
      enter(entry, counter);
      entry = null;
    }
    leave(bar, wishes, counter);
    if (bar == last && trade != null && settings.closeAtEnd()) {
      close(candles.open()[bar], bar, "force_exit", counter);
    }
  }

  /// The direction that a close without one means.
  private @Nullable Direction concerned() {
    if (trade != null) {
      return trade.direction();
    }
    return entry == null ? null : entry.wish().direction();
  }

  private void manage(int bar, Wishes wishes, Counter counter) {
    long now = candles.time()[bar];
    if (exit != null && exit.ordered() < now - rules.orders().exitMinutes() * MINUTE) {
      exit = null;
    }
    if (entry == null) {
      return;
    }
    if (entry.ordered() < now - rules.orders().entryMinutes() * MINUTE) {
      entry = null;
      counter.drop(Cause.REFUSED, "the entry's time was over before it was filled");
    } else if (rules.orders().adjusted()) {
      entry = adjusted(entry, wishes, now);
    }
  }

  private static @Nullable WaitingEntry adjusted(WaitingEntry entry, Wishes wishes, long now) {
    Direction direction = entry.wish().direction();
    if (wishes.exit(direction) != null) {
      return null;
    }
    if (wishes.enter(direction) instanceof Intent.Enter again
        && !Double.isNaN(again.limit())
        && again.limit() != entry.price()) {
      return new WaitingEntry(entry.wish(), again.limit(), entry.since(), now);
    }
    return entry;
  }

  private void order(int bar, Wishes wishes, Counter counter) {
    if (wishes.enterLong() != null && wishes.enterShort() != null) {
      counter.drop(Cause.CONFLICT, "long and short entered at the same bar");
      return;
    }
    Direction direction = wishes.enterLong() != null ? Direction.LONG : Direction.SHORT;
    Intent wish = wishes.enter(direction);
    if (wish == null) {
      return;
    }
    if (wishes.exit(direction) != null) {
      counter.drop(Cause.IGNORED, "entered and left at the same bar");
      return;
    }
    switch (wish) {
      case Intent.Enter enter when protects(enter) ->
          counter.drop(
              Cause.REFUSED,
              "freqtrade's stops come from its settings, not from the entry: see --stop-loss");
      case Intent.Enter enter ->
          entry = new WaitingEntry(enter, price(enter, bar), bar, candles.time()[bar]);
      case Intent.Invalid(_, String reason) -> counter.drop(Cause.REFUSED, reason);
      case Intent.Close _, Intent.Place _, Intent.Withdraw _ ->
          throw new IllegalStateException("no entry among the entries");
    }
  }

  private static boolean protects(Intent.Enter enter) {
    return !(Double.isNaN(enter.stop())
        && Double.isNaN(enter.takeProfit())
        && Double.isNaN(enter.trail()));
  }

  /// The open, or the limit, which can be no worse than the bar's worst.
  private double price(Intent.Enter enter, int bar) {
    if (Double.isNaN(enter.limit())) {
      return candles.open()[bar];
    }
    double limit = market.instrument().price(enter.limit()).value().doubleValue();
    return enter.direction() == Direction.LONG
        ? Math.min(limit, candles.high()[bar])
        : Math.max(limit, candles.low()[bar]);
  }

  private boolean inside(int bar, double price) {
    return candles.low()[bar] <= price && price <= candles.high()[bar];
  }

  private void enter(WaitingEntry entry, Counter counter) {
    Intent.Enter wish = entry.wish();
    Sizing given = wish.sizing() == null ? settings.size() : wish.sizing();
    Sizing size = stake(given, counter.cash(), entry.price());
    Intent.Enter now = Intent.Enter.atMarket(wish.direction(), size, wish.tag());
    counter.enter(now, entry.price(), entry.since());
    if (!counter.position().flat()) {
      double price = counter.position().entryPrice().value().doubleValue();
      double fee = settings.feeRate().doubleValue();
      long opened = candles.time()[entry.since()];
      trade = new FreqtradeTrade(rules, market, fee, wish.direction(), price, opened);
    }
  }

  /// A stake is what the position costs without the fee; what the fee needs beyond the cash is cut.
  private Sizing stake(Sizing sizing, Money cash, double price) {
    BigDecimal factor =
        BigDecimal.ONE.add(settings.feeRate()).multiply(BigDecimal.valueOf(rules.leverage()));
    BigDecimal amount =
        switch (sizing) {
          case Sizing.Base _, Sizing.Equity _, Sizing.Risk _, Sizing.Kelly _ -> null;
          case Sizing.Quote(Money stake) -> stake.value();
          case Sizing.Percent(BigDecimal percent) ->
              cash.value().multiply(percent).movePointLeft(2);
        };
    if (sizing instanceof Sizing.Risk(BigDecimal percent, double distance)
        && Double.isNaN(distance)) {
      return new Sizing.Risk(percent, price * rules.stopLoss() / rules.leverage());
    }
    if (amount == null || amount.signum() <= 0) {
      return sizing;
    }
    BigDecimal whole = amount.multiply(factor);
    boolean onlyFee = rules.leverage() == 1 && amount.compareTo(cash.value()) <= 0;
    return new Sizing.Quote(new Money(onlyFee ? whole.min(cash.value()) : whole));
  }

  private void leave(int bar, Wishes wishes, Counter counter) {
    if (trade != null && exit == null) {
      FreqtradeTrade.Exit found = trade.look(bar, wishes);
      if (found != null) {
        exit = new WaitingExit(found.price(), found.reason(), candles.time()[bar]);
      }
    }
    if (exit != null && inside(bar, exit.price())) {
      close(exit.price(), bar, exit.reason(), counter);
    }
  }

  private void close(double price, int bar, String reason, Counter counter) {
    counter.close(counter.position().quantity().absolute(), price, bar, reason);
    trade = null;
    exit = null;
  }
}
