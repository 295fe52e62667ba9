package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import java.util.Arrays;
import java.util.List;

/// What an account was worth at each tick, reckoned from what it held.
final class EquityColumn {
  private final Markets markets;
  private final List<Holding> holdings;

  /// @param holdings in rising order of ticks, the first at or before the range
  EquityColumn(Markets markets, List<Holding> holdings) {
    this.markets = markets;
    this.holdings = holdings;
  }

  /// Cash plus what is held at the closes, for the ticks of the range. Doubles, added in the order
  /// of the markets.
  double[] values() {
    double[] equity = new double[markets.reported()];
    for (int i = 0; i < holdings.size(); i++) {
      int start = Math.max(holdings.get(i).tick(), markets.from());
      int end = i + 1 < holdings.size() ? holdings.get(i + 1).tick() : markets.size();
      fill(equity, holdings.get(i), start, Math.max(start, end));
    }
    return equity;
  }

  private void fill(double[] equity, Holding holding, int start, int end) {
    int from = markets.from();
    Arrays.fill(equity, start - from, end - from, holding.cash().value().doubleValue());
    for (int market = 0; market < markets.all().size(); market++) {
      double quantity = holding.quantities().get(market).value().doubleValue();
      if (quantity != 0) {
        add(equity, market, quantity, start, end);
      }
    }
  }

  private void add(double[] equity, int market, double quantity, int start, int end) {
    Candles candles = markets.all().get(market).candles();
    double[] close = candles.close();
    Contract contract = markets.all().get(market).instrument().contract();
    int last = candles.size() - 1;
    int bar = start < end ? markets.bar(market, start) : 0;
    for (int tick = start; tick < end; tick++) {
      while (bar < last && candles.closeTime(bar + 1) <= markets.end(tick)) {
        bar++;
      }
      equity[tick - markets.from()] += contract.worth(close[bar], quantity);
    }
  }

  /// The equity at a tick, as the ledger would reckon it.
  Money exact(int tick) {
    Holding holding = at(tick);
    Money sum = holding.cash();
    for (int market = 0; market < markets.all().size(); market++) {
      Quantity quantity = holding.quantities().get(market);
      if (quantity.signum() != 0) {
        sum = sum.plus(worth(market, tick, quantity));
      }
    }
    return sum;
  }

  private Money worth(int market, int tick, Quantity quantity) {
    Market where = markets.all().get(market);
    Price close = where.instrument().price(where.candles().close()[markets.bar(market, tick)]);
    return where.instrument().contract().worth(close, quantity, where.instrument().moneyScale());
  }

  private Holding at(int tick) {
    int low = 0;
    int high = holdings.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (holdings.get(middle).tick() <= tick) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return holdings.get(low);
  }
}
