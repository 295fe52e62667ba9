package io.opentrade.research.backtest;

import io.opentrade.engine.column.CandleHash;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.sandbox.Worker;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// Makes strategies ready to be traded again and again.
public final class Laboratory {
  private final Preparing preparing;
  private final Workshop workshop;

  public Laboratory(Preparing preparing, Workshop workshop) {
    this.preparing = preparing;
    this.workshop = workshop;
  }

  /// The version of the engine: another may find other results.
  public static String engine() {
    return EngineVersion.TEXT;
  }

  /// Loads the strategy and its candles; the caller closes what comes of it.
  ///
  /// @throws RequestFailed where one of them is at fault
  public Trials open(BacktestRun request) throws InterruptedException {
    if (request.fills() != null && request.fills().compat() != null) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "studies trade by our own rules, not by those of another program",
          "leave out --compat");
    }
    StrategyFile file = StrategyFile.read(request.strategy());
    Function<Boolean, Worker> workers = compiling -> worker(request, file, compiling);
    Worker worker = workers.apply(false);
    try {
      Preparation ready = only(preparing.prepareAll(request, file, worker.load(file.script())));
      return new Trials(
          request,
          ready,
          Trials.looked(Desks.market(ready)),
          BacktestJob.settings(request, 1, ready.main()).paying(preparing.coin(request)),
          CandleHash.of(ready.main().candles()),
          worker,
          workers,
          () -> workshop.prepareLater(file.script().language()));
    } catch (ScriptFailed failed) {
      worker.close();
      workshop.prepareLater(file.script().language());
      throw refusal(failed);
    } catch (RuntimeException | InterruptedException failed) {
      worker.close();
      throw failed;
    }
  }

  private Worker worker(BacktestRun request, StrategyFile file, boolean compiling) {
    Duration limit = BacktestJob.timeLimit(request);
    return compiling
        ? workshop.takeCompiling(file.script().language(), limit, request.unsafe())
        : workshop.takeFor(file.script(), request.style(), limit, request.unsafe());
  }

  private static Preparation only(List<Preparation> all) {
    if (all.size() > 1) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "a study trades one market, and " + all.size() + " are named",
          "name one: --data SERIES");
    }
    return all.getFirst();
  }

  /// What a person is told of a script's failure.
  public static RequestFailed refusal(ScriptFailed failed) throws InterruptedException {
    if (failed.failure().kind() == ScriptFailure.Kind.CANCELLED) {
      throw new InterruptedException();
    }
    return ScriptFailures.of(failed.failure());
  }
}
