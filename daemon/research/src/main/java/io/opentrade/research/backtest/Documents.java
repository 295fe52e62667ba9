package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Metrics;
import io.opentrade.engine.backtest.Trade;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The engine's records as those of the wire. Drawdowns change their sign: the engine measures a
/// depth, the document states a change.
final class Documents {
  private Documents() {}

  static List<io.opentrade.protocol.Trade> trades(List<Trade> trades) {
    return trades.stream().map(Documents::trade).toList();
  }

  private static io.opentrade.protocol.Trade trade(Trade trade) {
    return new io.opentrade.protocol.Trade(
        trade.id(),
        new ForeignText(trade.symbol()),
        trade.side() == Direction.LONG ? "long" : "short",
        new Decimal(trade.quantity().value()),
        Instant.ofEpochMilli(trade.entryTime()),
        new Decimal(trade.entryPrice().value()),
        trade.open() ? null : Instant.ofEpochMilli(trade.exitTime()),
        trade.open() ? null : new Decimal(trade.exitPrice().value()),
        decimal(trade.profit()),
        defined(trade.profitPercent()),
        decimal(trade.fees()),
        decimal(trade.funding()),
        defined(trade.mae()),
        defined(trade.mfe()),
        trade.leverage(),
        text(trade.entryTag()),
        trade.open() ? null : text(trade.exitReason()),
        trade.bars(),
        trade.open());
  }

  static io.opentrade.protocol.Metrics metrics(Metrics metrics) {
    return new io.opentrade.protocol.Metrics(
        metrics.trades(),
        metrics.wins(),
        metrics.losses(),
        metrics.winRatePercent(),
        decimal(metrics.startEquity()),
        decimal(metrics.endEquity()),
        decimal(metrics.peakEquity()),
        decimal(metrics.netProfit()),
        metrics.netProfitPercent(),
        metrics.buyAndHoldPercent(),
        metrics.cagrPercent(),
        metrics.exposurePercent(),
        decimal(metrics.maxDrawdown().negate()),
        fall(metrics.maxDrawdownPercent()),
        metrics.maxDrawdownDays(),
        fall(metrics.averageDrawdownPercent()),
        metrics.volatilityPercent(),
        metrics.sharpe(),
        metrics.sortino(),
        metrics.calmar(),
        metrics.sqn(),
        metrics.kelly(),
        metrics.profitFactor(),
        metrics.expectancyPercent(),
        metrics.bestTradePercent(),
        metrics.worstTradePercent(),
        metrics.averageTradePercent(),
        metrics.maxTradeDays(),
        metrics.averageTradeDays(),
        decimal(metrics.fees()),
        decimal(metrics.volume()));
  }

  private static Decimal decimal(Money money) {
    return new Decimal(money.value());
  }

  private static @Nullable Double fall(@Nullable Double depth) {
    return depth == null ? null : 0.0 - depth;
  }

  private static @Nullable Double defined(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static @Nullable ForeignText text(String text) {
    return text.isEmpty() ? null : new ForeignText(text);
  }
}
