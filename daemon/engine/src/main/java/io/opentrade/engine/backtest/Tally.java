package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.strategy.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Gathers what a run leaves behind.
final class Tally {
  private final Market market;
  private final List<Trade> trades = new ArrayList<>();
  private final List<Holding> holdings = new ArrayList<>();
  private final SortedMap<String, Integer> refusals = new TreeMap<>();
  private int conflicts;
  private int ignored;

  Tally(Market market) {
    this.market = market;
  }

  void dropped(Effect.Dropped dropped) {
    switch (dropped.cause()) {
      case CONFLICT -> conflicts++;
      case IGNORED -> ignored++;
      case REFUSED -> refusals.merge(dropped.reason(), 1, Integer::sum);
    }
  }

  void trade(RoundTrip trip, int entryBar, int exitBar, Excursion excursion, boolean open) {
    boolean isLong = trip.direction() == Direction.LONG;
    double entryPrice = trip.entryPrice().value().doubleValue();
    Money profit = trip.profit();
    trades.add(
        new Trade(
            trades.size() + 1,
            market.instrument().symbol(),
            trip.direction(),
            trip.quantity(),
            trip.entryAt(),
            trip.entryPrice(),
            trip.exitAt(),
            trip.exitPrice(),
            profit,
            profit.value().doubleValue() / trip.entryNotional().value().doubleValue() * 100,
            trip.fees(),
            Money.ZERO,
            excursion.adverse(entryPrice, isLong),
            excursion.favourable(entryPrice, isLong),
            1,
            trip.entryTag(),
            trip.exitReason(),
            exitBar - entryBar,
            open));
  }

  void holding(Holding holding) {
    holdings.add(holding);
  }

  Outcome outcome(double[] equity, Money fees, Money volume) {
    Equities equities = new Equities(equity, market.from());
    Money peak = exact(equities.highest());
    Money fall = Money.ZERO;
    if (equities.fallsAt() >= 0) {
      fall = exact(equities.fallsFrom()).minus(exact(equities.fallsAt()));
    }
    Money end = exact(market.candles().size() - 1);
    List<Warning> warnings = Warnings.of(trades, conflicts, refusals, equities.lowestEquity() <= 0);
    return new Outcome(
        trades, equity, end, peak, fall, fees, volume, conflicts, ignored, refusals, warnings,
        holdings);
  }

  /// The equity at a bar's close, as the ledger would reckon it.
  private Money exact(int bar) {
    Holding holding = at(bar);
    if (holding.quantity().signum() == 0) {
      return holding.cash();
    }
    Candles candles = market.candles();
    Price close = market.instrument().price(candles.close()[bar]);
    return holding.cash().plus(close.times(holding.quantity(), market.instrument().moneyScale()));
  }

  private Holding at(int bar) {
    int low = 0;
    int high = holdings.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (holdings.get(middle).bar() <= bar) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return holdings.get(low);
  }
}
