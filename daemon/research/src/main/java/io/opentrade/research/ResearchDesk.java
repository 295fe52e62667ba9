package io.opentrade.research;

import io.opentrade.protocol.BacktestEquity;
import io.opentrade.protocol.BacktestJournal;
import io.opentrade.protocol.BacktestList;
import io.opentrade.protocol.BacktestReplay;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.BacktestShow;
import io.opentrade.protocol.DataCheck;
import io.opentrade.protocol.DataDelete;
import io.opentrade.protocol.DataExport;
import io.opentrade.protocol.DataImport;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.DataResample;
import io.opentrade.protocol.DataShow;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.ReportPage;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.StrategyCheck;
import io.opentrade.research.backtest.BacktestJob;
import io.opentrade.research.backtest.CheckJob;
import io.opentrade.research.backtest.JournalShelf;
import io.opentrade.research.backtest.ReplayJob;
import io.opentrade.research.backtest.RunArchive;
import io.opentrade.research.data.DataDesk;
import io.opentrade.research.data.ImportJob;
import io.opentrade.research.report.ReportJob;
import io.opentrade.research.rpc.Desk;
import io.opentrade.store.StoreFailure;

/// Who does what in this process.
record ResearchDesk(
    BacktestJob backtests,
    ReplayJob replays,
    CheckJob checks,
    RunArchive archive,
    JournalShelf journals,
    ReportJob reports,
    ImportJob imports,
    DataDesk data)
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
      case BacktestShow show -> archive.show(show.id());
      case BacktestEquity equity -> archive.equity(equity);
      case ReportPage page -> reports.page(page);
      case StrategyCheck check -> checks.run(check);
      case DataImport imported -> imports.run(imported, progress);
      case DataList list -> data.list(list);
      case DataShow show -> data.show(show);
      case DataCheck check -> data.check(check);
      case DataExport export -> data.export(export);
      case DataResample resample -> data.resample(resample);
      case DataDelete delete -> data.delete(delete);
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
