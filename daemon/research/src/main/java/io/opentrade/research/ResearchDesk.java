package io.opentrade.research;

import io.opentrade.protocol.BacktestCandles;
import io.opentrade.protocol.BacktestCompare;
import io.opentrade.protocol.BacktestEquity;
import io.opentrade.protocol.BacktestJournal;
import io.opentrade.protocol.BacktestList;
import io.opentrade.protocol.BacktestReplay;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.BacktestShow;
import io.opentrade.protocol.BenchRun;
import io.opentrade.protocol.DataCheck;
import io.opentrade.protocol.DataDelete;
import io.opentrade.protocol.DataExport;
import io.opentrade.protocol.DataHoldout;
import io.opentrade.protocol.DataImport;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.DataResample;
import io.opentrade.protocol.DataShow;
import io.opentrade.protocol.DivergenceRun;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.MontecarloRun;
import io.opentrade.protocol.OptimizeHeatmap;
import io.opentrade.protocol.OptimizeList;
import io.opentrade.protocol.OptimizeRun;
import io.opentrade.protocol.OptimizeShow;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.ReportPage;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.SignificanceRun;
import io.opentrade.protocol.StrategyCheck;
import io.opentrade.protocol.StrategyIndicators;
import io.opentrade.protocol.StrategyPlan;
import io.opentrade.protocol.WalkforwardRun;
import io.opentrade.research.backtest.BacktestJob;
import io.opentrade.research.backtest.CheckJob;
import io.opentrade.research.backtest.DivergenceJob;
import io.opentrade.research.backtest.IndicatorsJob;
import io.opentrade.research.backtest.JournalShelf;
import io.opentrade.research.backtest.PlanJob;
import io.opentrade.research.backtest.ReplayJob;
import io.opentrade.research.backtest.RunArchive;
import io.opentrade.research.backtest.RunComparison;
import io.opentrade.research.bench.BenchJob;
import io.opentrade.research.data.DataDesk;
import io.opentrade.research.data.HoldoutDesk;
import io.opentrade.research.data.ImportJob;
import io.opentrade.research.report.ReportJob;
import io.opentrade.research.rpc.Desk;
import io.opentrade.research.study.MontecarloJob;
import io.opentrade.research.study.OptimizeJob;
import io.opentrade.research.study.SignificanceJob;
import io.opentrade.research.study.Studies;
import io.opentrade.research.study.WalkforwardJob;
import io.opentrade.store.StoreFailure;

/// Who does what in this process.
record ResearchDesk(
    BacktestJob backtests,
    ReplayJob replays,
    CheckJob checks,
    PlanJob plans,
    IndicatorsJob indicators,
    RunArchive archive,
    JournalShelf journals,
    ReportJob reports,
    RunComparison comparison,
    DivergenceJob divergences,
    OptimizeJob optimizing,
    WalkforwardJob walking,
    MontecarloJob chances,
    SignificanceJob significance,
    Studies studies,
    ImportJob imports,
    DataDesk data,
    HoldoutDesk holdouts,
    BenchJob bench)
    implements Desk {

  @Override
  public Object answer(Request<?> request, Progress progress) throws InterruptedException {
    try {
      return action(request, progress);
    } catch (StoreFailure failure) {
      throw refusal(failure);
    }
  }

  private Object action(Request<?> request, Progress progress) throws InterruptedException {
    return switch (request) {
      case BacktestRun run -> backtests.run(run, progress);
      case BacktestReplay replay -> replays.run(replay, progress);
      case BacktestJournal journal -> journals.page(journal);
      case BacktestList list -> archive.list(list);
      case BacktestShow show -> archive.show(show);
      case BacktestEquity equity -> archive.equity(equity);
      case BacktestCandles candles -> archive.candles(candles);
      case BacktestCompare compare -> comparison.compare(compare);
      case DivergenceRun run -> divergences.run(run, progress);
      case WalkforwardRun run -> walking.run(run, progress);
      case MontecarloRun run -> chances.run(run, progress);
      case SignificanceRun run -> significance.run(run, progress);
      case OptimizeRun run -> optimizing.run(run, progress);
      case OptimizeList list -> studies.list(list);
      case OptimizeShow show -> studies.show(show);
      case OptimizeHeatmap map -> studies.heatmap(map);
      case ReportPage page -> reports.page(page);
      case StrategyCheck check -> checks.run(check);
      case StrategyPlan plan -> plans.run(plan);
      case StrategyIndicators wanted -> indicators.run(wanted);
      case BenchRun run -> bench.run(run, progress);
      case DataImport imported -> imports.run(imported, progress);
      case DataList list -> data.list(list);
      case DataShow show -> data.show(show);
      case DataCheck check -> data.check(check);
      case DataExport export -> data.export(export);
      case DataResample resample -> data.resample(resample);
      case DataDelete delete -> data.delete(delete);
      case DataHoldout holdout -> holdouts.answer(holdout);
      default ->
          throw new RequestFailed(
              FailureKind.USAGE, "the research process does not answer this request", null);
    };
  }

  /// What the person is told of it.
  static RequestFailed refusal(StoreFailure failure) throws InterruptedException {
    FailureKind kind =
        switch (failure.kind()) {
          case CANCELLED -> throw new InterruptedException();
          case CORRUPT, TOO_NEW -> FailureKind.BAD_DATA;
          case BUSY -> FailureKind.TIMEOUT;
          case READ_ONLY -> FailureKind.NOT_ALLOWED;
          case FULL, IO -> FailureKind.FAILED;
        };
    return new RequestFailed(kind, String.valueOf(failure.getMessage()), null);
  }
}
