package io.opentrade.research.backtest;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.DivergenceRun;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.StrategyDivergence;
import io.opentrade.protocol.Trade;
import io.opentrade.research.data.DataDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Runs the time that a strategy traded live again as a backtest, and lays the two side by side. A
/// live trade is entered and left in a bar, like that of a backtest: where in it is the market's.
public final class DivergenceJob {
  private final BacktestJob backtests;
  private final DataDesk data;

  public DivergenceJob(BacktestJob backtests, DataDesk data) {
    this.backtests = backtests;
    this.data = data;
  }

  /// @throws io.opentrade.protocol.RequestFailed where the script or the candles are at fault
  public StrategyDivergence.Reply run(DivergenceRun request, Progress progress)
      throws InterruptedException {
    BacktestReply reply = backtests.run(request.run(), progress);
    List<SeriesName> series =
        request.run().data().stream()
            .map(each -> SeriesName.of(Objects.requireNonNull(each.series())))
            .toList();
    long bar = series.getFirst().timeframe().millis();
    List<Trade> live = request.trades().stream().map(each -> inBars(each.trade(), bar)).toList();
    List<Trade> backtest = reply.result().trades();
    DivergenceReasons reasons =
        new DivergenceReasons(request, live, backtest, new BarLooks(data, series), bar);
    List<StrategyDivergence.Difference> differences = new ArrayList<>();
    int same = 0;
    for (TradePair pair : TradePair.of(live, backtest, trade -> start(trade.entryTime(), bar))) {
      StrategyDivergence.Difference difference = difference(pair, reasons);
      if (difference == null) {
        same++;
      } else {
        differences.add(difference);
      }
    }
    differences.sort(Comparator.comparing(DivergenceJob::time));
    return new StrategyDivergence.Reply(
        reply.result().execution().id(),
        series.stream().map(each -> new ForeignText(each.toString())).toList(),
        Objects.requireNonNull(request.run().from()),
        Objects.requireNonNull(request.run().to()),
        live.size(),
        backtest.size(),
        same,
        request.altered(),
        differences);
  }

  private static StrategyDivergence.@Nullable Difference difference(
      TradePair pair, DivergenceReasons reasons) {
    Trade live = pair.first();
    Trade backtest = pair.other();
    if (backtest == null) {
      return new StrategyDivergence.Difference(
          "onlyLive", live, null, List.of(), reasons.onlyLive(Objects.requireNonNull(live)));
    }
    if (live == null) {
      return new StrategyDivergence.Difference(
          "onlyBacktest", null, backtest, List.of(), reasons.onlyBacktest(backtest));
    }
    List<ForeignText> facts = TradeDifference.of(live, backtest, "the backtest");
    return facts.isEmpty()
        ? null
        : new StrategyDivergence.Difference(
            "differs", live, backtest, facts, reasons.differs(live, backtest));
  }

  private static Instant time(StrategyDivergence.Difference difference) {
    Trade trade = difference.live() == null ? difference.backtest() : difference.live();
    return Objects.requireNonNull(trade).entryTime();
  }

  /// The start of the bar that a moment lies in.
  static Instant start(Instant moment, long bar) {
    return Instant.ofEpochMilli(Math.floorDiv(moment.toEpochMilli(), bar) * bar);
  }

  private static Trade inBars(Trade trade, long bar) {
    Instant exit = trade.exitTime();
    return new Trade(
        trade.id(),
        trade.symbol(),
        trade.side(),
        trade.quantity(),
        start(trade.entryTime(), bar),
        trade.entryPrice(),
        exit == null ? null : start(exit, bar),
        trade.exitPrice(),
        trade.profit(),
        trade.profitPercent(),
        trade.fees(),
        trade.funding(),
        trade.mae(),
        trade.mfe(),
        trade.leverage(),
        trade.entryTag(),
        trade.exitReason(),
        trade.bars(),
        trade.open());
  }
}
