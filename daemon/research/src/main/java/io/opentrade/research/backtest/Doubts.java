package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.MoreMetrics;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Trade;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Money;
import io.opentrade.protocol.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What makes a result look better than it is, as far as the result itself shows it.
final class Doubts {
  private static final double MOST = 50;
  private static final double UNDER_WATER = 90;
  private static final int TRADES_A_PARAMETER = 10;

  /// Below this many ended trades that alone is the warning.
  private static final int FEW = 30;

  private Doubts() {}

  /// @param parameters how many the strategy declares
  static List<Warning> of(Outcome outcome, MoreMetrics more, List<Market> markets, int parameters) {
    List<Trade> ended = outcome.trades().stream().filter(trade -> !trade.open()).toList();
    List<Warning> warnings = new ArrayList<>();
    oneTrade(ended).ifPresent(warnings::add);
    if (ended.size() >= FEW && (long) parameters * TRADES_A_PARAMETER > ended.size()) {
      warnings.add(
          Warning.of(
              "manyParameters",
              "%d parameters for %d trades: a fit to luck is likely"
                  .formatted(parameters, ended.size())));
    }
    stale(outcome.trades(), markets).ifPresent(warnings::add);
    if (!ended.isEmpty() && flat(outcome.equity())) {
      warnings.add(Warning.of("flatEquity", "the equity never changed although there were trades"));
    }
    double below = more.drawdown().timeUnderWaterPercent();
    if (!ended.isEmpty() && below > UNDER_WATER) {
      warnings.add(
          Warning.of(
              "underWater",
              "the equity was below its peak in %.0f %% of the bars".formatted(below)));
    }
    return warnings;
  }

  private static Optional<Warning> oneTrade(List<Trade> ended) {
    Money sum = ended.stream().map(Trade::profit).reduce(Money.ZERO, Money::plus);
    if (ended.size() < 2 || sum.signum() <= 0) {
      return Optional.empty();
    }
    Trade best = ended.stream().max(Comparator.comparing(Trade::profit)).orElseThrow();
    double share =
        100 * best.profit().value().doubleValue() / Math.max(1e-300, sum.value().doubleValue());
    // Of two or three trades one always made much.
    return share <= Math.max(MOST, 2 * 100.0 / ended.size())
        ? Optional.empty()
        : Optional.of(
            Warning.of(
                "oneTrade",
                share >= 100
                    ? "without trade %d there would be no profit".formatted(best.id())
                    : "trade %d made %.0f %% of the profit".formatted(best.id(), share)));
  }

  /// Fills on the first bar after a hole: a price nobody may have been able to trade at.
  private static Optional<Warning> stale(List<Trade> trades, List<Market> markets) {
    Map<String, Market> bySymbol = new HashMap<>();
    markets.forEach(market -> bySymbol.putIfAbsent(market.instrument().symbol(), market));
    long fills = 0;
    for (Trade trade : trades) {
      Market market = bySymbol.get(trade.symbol());
      if (market != null) {
        fills += afterGap(market, trade.entryTime()) ? 1 : 0;
        fills += !trade.open() && afterGap(market, trade.exitTime()) ? 1 : 0;
      }
    }
    return fills == 0
        ? Optional.empty()
        : Optional.of(
            Warning.of(
                "staleFills",
                fills == 1
                    ? "one entry or exit filled on the first bar after a gap"
                    : fills + " entries and exits filled on the first bar after a gap"));
  }

  private static boolean afterGap(Market market, long time) {
    Candles candles = market.candles();
    int bar = candles.indexAtOrAfter(time);
    long step = candles.timeframe().millis();
    return bar > market.from()
        && bar < candles.size()
        && candles.time()[bar] - candles.time()[bar - 1] >= 2 * step;
  }

  private static boolean flat(double[] equity) {
    for (double each : equity) {
      if (each != equity[0]) {
        return false;
      }
    }
    return true;
  }
}
