package io.opentrade.engine.backtest;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.risk.Kill;
import io.opentrade.engine.risk.Lock;
import io.opentrade.engine.strategy.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Gathers what a run leaves behind.
final class Tally {
  private final Markets markets;
  private final TradeReturns returns;
  private final List<Trade> trades = new ArrayList<>();
  private final List<Holding> holdings = new ArrayList<>();
  private final SortedMap<String, Integer> refusals = new TreeMap<>();
  private final List<Lock> locks = new ArrayList<>();
  private final List<Kill> kills = new ArrayList<>();
  private int conflicts;
  private int ignored;

  Tally(Markets markets, Settings settings) {
    this.markets = markets;
    this.returns = new TradeReturns(settings);
  }

  void dropped(Effect.Dropped dropped) {
    switch (dropped.cause()) {
      case CONFLICT -> conflicts++;
      case IGNORED -> ignored++;
      case REFUSED -> refusals.merge(dropped.reason(), 1, Integer::sum);
    }
  }

  void locked(Lock lock) {
    locks.add(lock);
  }

  void killed(Kill kill) {
    kills.add(kill);
  }

  void trade(Lane lane, RoundTrip trip, int exitBar, boolean open) {
    Excursion excursion = lane.excursion;
    boolean isLong = trip.direction() == Direction.LONG;
    double entryPrice = trip.entryPrice().value().doubleValue();
    trades.add(
        new Trade(
            trades.size() + 1,
            lane.market.instrument().symbol(),
            trip.direction(),
            trip.quantity(),
            trip.entryAt(),
            trip.entryPrice(),
            trip.exitAt(),
            trip.exitPrice(),
            trip.profit(),
            returns.percent(trip),
            trip.fees(),
            trip.funding(),
            excursion.adverse(entryPrice, isLong),
            excursion.favourable(entryPrice, isLong),
            lane.futures == null ? returns.leverage() : trip.leverage().doubleValue(),
            trip.entryTag(),
            trip.exitReason(),
            exitBar - lane.entryBar,
            open));
  }

  /// Of two holdings at one tick the later stays.
  void holding(Holding holding) {
    if (!holdings.isEmpty() && holdings.getLast().tick() == holding.tick()) {
      holdings.removeLast();
    }
    holdings.add(holding);
  }

  Outcome outcome(AccountEnd account) {
    EquityColumn column = new EquityColumn(markets, holdings);
    double[] equity = column.values();
    Equities equities = new Equities(equity, markets.from());
    Money peak = column.exact(equities.highest());
    Money fall = Money.ZERO;
    if (equities.fallsAt() >= 0) {
      fall = column.exact(equities.fallsFrom()).minus(column.exact(equities.fallsAt()));
    }
    Money end = column.exact(markets.size() - 1);
    List<Warning> warnings =
        Warnings.of(
            TradeNumbers.of(trades).ended(),
            conflicts,
            refusals,
            kills,
            equities.lowestEquity() <= 0);
    return new Outcome(
        trades,
        equity,
        end,
        peak,
        fall,
        account.fees(),
        account.volume(),
        conflicts,
        ignored,
        refusals,
        warnings,
        holdings,
        new RiskLog(locks, kills),
        account);
  }
}
