package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Breakdowns;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Metrics;
import io.opentrade.engine.backtest.MoreMetrics;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RunFacts;
import io.opentrade.protocol.Trade;
import io.opentrade.protocol.Warning;
import io.opentrade.sandbox.LogLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A finished run, about to be told.
///
/// @param decisions what the strategy said, and the engine carried out
/// @param log what it wrote
/// @param droppedLogLines how much more it wrote
record Report(
    Evidence evidence,
    List<DecisionLog> decisions,
    Outcome outcome,
    List<LogLine> log,
    int droppedLogLines) {
  private static final int SHOWN_LOG_LINES = 200;

  /// @param nanos wall time of deciding and trading
  /// @throws InterruptedException where the thread is interrupted
  BacktestReply reply(String id, long nanos, Instant finished) throws InterruptedException {
    Markets measured = evidence.measured();
    Settings settings = evidence.settings();
    int periods = evidence.run().config().periodsPerYear();
    // Made before two threads would both make them.
    List<Trade> trades = Documents.trades(outcome.trades());
    Aside<Breakdowns> breakdowns =
        Aside.begin("breakdowns", () -> Breakdowns.of(outcome, measured, settings));
    Metrics metrics = Metrics.of(outcome, measured, settings, periods);
    MoreMetrics more = MoreMetrics.beside(metrics, outcome, measured, settings, periods);
    BacktestResult result =
        new BacktestResult(
            1,
            evidence.run(),
            Documents.metrics(metrics),
            trades,
            warnings(more, settings),
            FurtherDocuments.more(more),
            FurtherDocuments.breakdowns(breakdowns.await()),
            settings.risk().none() ? null : RiskDocuments.of(outcome.risk()),
            AccountDocuments.of(
                outcome.account(), settings.account(), evidence.market().instrument()),
            new BacktestResult.Execution(
                id, nanos / 1_000_000, Math.round(evidence.bars() * 1e9 / Math.max(1, nanos))));
    return new BacktestReply(result, EquityCharts.of(measured, outcome.equity()), facts(finished));
  }

  private List<Warning> warnings(MoreMetrics more, Settings settings) {
    List<Market> markets = evidence.places().stream().map(Place::market).toList();
    List<Warning> doubts =
        new ArrayList<>(Doubts.of(outcome, more, markets, evidence.parameters()));
    if (!outcome.trades().isEmpty()) {
      FewDays.of(markets).ifPresent(doubts::add);
    }
    if (!settings.fills().convention().foreign()) {
      OffTick.of(decisions, markets).ifPresent(doubts::add);
      Oversized.of(decisions).ifPresent(doubts::add);
    }
    NeverReady.of(evidence.places()).ifPresent(doubts::add);
    doubts.addAll(Stress.of(evidence, settings, decisions, outcome));
    doubts.addAll(evidence.found());
    boolean unsafe = evidence.run().config().unsafe();
    return Warnings.of(outcome, evidence.notes(), markets, unsafe, doubts);
  }

  private RunFacts facts(Instant finished) {
    List<ForeignText> shown =
        log.stream().limit(SHOWN_LOG_LINES).map(line -> new ForeignText(line.text())).toList();
    return new RunFacts(
        evidence.language(),
        evidence.market().from(),
        outcome.conflicts(),
        outcome.ignored(),
        outcome.refusals(),
        shown,
        log.size() - shown.size() + droppedLogLines,
        finished,
        null);
  }
}
