package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Metrics;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.CandleHash;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Gaps;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RunFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A finished run, about to be told.
record Report(
    BacktestRun request,
    Preparation ready,
    Settings settings,
    Decisions decisions,
    Outcome outcome,
    Metrics metrics,
    int periodsPerYear) {
  private static final int SHOWN_LOG_LINES = 200;

  /// @param nanos wall time of deciding and trading
  BacktestReply reply(Market market, String id, long nanos, Instant finished) {
    BacktestResult result =
        new BacktestResult(
            1,
            run(),
            Documents.metrics(metrics),
            Documents.trades(outcome.trades()),
            Warnings.of(outcome, ready.main(), gaps(ready.main()), request.unsafe()),
            new BacktestResult.Execution(
                id,
                nanos / 1_000_000,
                Math.round(market.candles().size() * 1e9 / Math.max(1, nanos))));
    return new BacktestReply(result, EquityCharts.of(market, outcome.equity()), facts(finished));
  }

  private BacktestResult.Run run() {
    List<BacktestResult.Data> data = new ArrayList<>();
    data.add(data(ready.main()));
    ready.others().values().forEach(series -> data.add(data(series)));
    return new BacktestResult.Run(
        new ForeignText(ready.file().script().name()),
        ready.file().hash(),
        ready.plainValues(),
        config(),
        data,
        EngineVersion.TEXT,
        request.seed() == null ? 0 : request.seed(),
        ready.main().instrument().quoteCurrency());
  }

  private BacktestResult.Config config() {
    Instrument instrument = ready.main().instrument();
    return new BacktestResult.Config(
        request.from(),
        request.to(),
        new Decimal(settings.cash().value()),
        new Decimal(settings.feeRate()),
        BacktestJob.sizeText(request),
        new Decimal(instrument.lot()),
        new Decimal(instrument.tick()),
        instrument.moneyScale(),
        ready.style().word(),
        settings.closeAtEnd(),
        periodsPerYear,
        request.missing() == null ? "keep" : request.missing(),
        request.unsafe(),
        request.fills());
  }

  private static BacktestResult.Data data(Series series) {
    Candles candles = series.candles();
    return new BacktestResult.Data(
        new ForeignText(series.name()),
        CandleHash.of(candles),
        candles.size() - series.from(),
        Instant.ofEpochMilli(candles.time()[series.from()]),
        Instant.ofEpochMilli(candles.closeTime(candles.size() - 1)),
        gaps(series).gaps().size());
  }

  private static Gaps gaps(Series series) {
    return Gaps.of(series.candles().slice(series.from(), series.candles().size()));
  }

  private RunFacts facts(Instant finished) {
    List<ForeignText> log =
        decisions.log().stream()
            .limit(SHOWN_LOG_LINES)
            .map(line -> new ForeignText(line.text()))
            .toList();
    return new RunFacts(
        ready.file().script().language().extension(),
        ready.main().from(),
        outcome.conflicts(),
        outcome.ignored(),
        outcome.refusals(),
        log,
        decisions.log().size() - log.size() + decisions.droppedLogLines(),
        finished,
        null);
  }
}
