package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.RecordingStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.strategy.Strategy;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Warning;
import io.opentrade.research.drawing.Thinning;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.sandbox.Worker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Runs one backtest from request to stored result.
public final class BacktestJob {
  private static final Decimal CASH = new Decimal(BigDecimal.valueOf(10_000));
  private static final Decimal FEE = new Decimal(new BigDecimal("0.001"));

  private final Preparing preparing;
  private final Workshop workshop;
  private final RunArchive archive;
  private final JournalShelf shelf;
  private final InstantSource clock;

  public BacktestJob(
      Preparing preparing,
      Workshop workshop,
      RunArchive archive,
      JournalShelf shelf,
      InstantSource clock) {
    this.preparing = preparing;
    this.workshop = workshop;
    this.archive = archive;
    this.shelf = shelf;
    this.clock = clock;
  }

  /// @throws RequestFailed where the strategy or the data is at fault
  /// @throws InterruptedException where it was cancelled; nothing is stored then
  public BacktestReply run(BacktestRun request, Progress progress) throws InterruptedException {
    StrategyFile file = StrategyFile.read(request.strategy());
    try (Worker worker = worker(request, file)) {
      return run(request, file, worker, progress);
    } catch (ScriptFailed failed) {
      if (failed.failure().kind() == ScriptFailure.Kind.CANCELLED) {
        throw new InterruptedException();
      }
      throw ScriptFailures.of(failed.failure());
    } catch (CancellationException _) {
      throw new InterruptedException();
    } finally {
      workshop.prepare(file.script().language());
    }
  }

  private Worker worker(BacktestRun request, StrategyFile file) {
    return workshop.take(file.script().language(), timeLimit(request), request.unsafe());
  }

  private BacktestReply run(
      BacktestRun request, StrategyFile file, Worker worker, Progress progress)
      throws InterruptedException {
    long started = System.nanoTime();
    Preparation ready = preparing.prepare(request, file, worker.load(file.script()));
    Series main = ready.main();
    Market market = market(main, ready);
    Settings settings = settings(request);
    if ((request.wantJournal() || request.checkLookahead()) && ready.detail() != null) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "--detail does not go together with --journal or --check-lookahead yet",
          "leave out one of the two");
    }
    Steps steps = new Steps(progress, main.candles().size());
    Decisions decisions = Deciding.decide(worker, ready, market, settings, steps::deciding);
    RecordingStrategy recording = new RecordingStrategy(decisions.strategy());
    Outcome outcome = trade(market, settings, recording, steps::trading);
    steps.done();
    long nanos = System.nanoTime() - started;

    List<Warning> found =
        request.checkLookahead()
            ? Lookahead.check(
                () -> worker(request, file), file, ready, market, settings, recording.log())
            : List.of();
    Evidence evidence =
        Evidences.of(request, ready, market, settings, periodsPerYear(request), decisions, found);
    Report report =
        new Report(
            evidence, recording.log(), outcome, decisions.log(), decisions.droppedLogLines());
    BacktestReply reply = report.reply(archive.nextId(), nanos, clock.instant());
    archive.keep(
        reply,
        times(request, market),
        request.wantEquity() ? outcome.equity() : NONE,
        Thinning.of(market, outcome, decisions.columns()));
    if (request.wantJournal()) {
      shelf.put(reply.result().execution().id(), new Journal(evidence, recording.log()));
    }
    return reply;
  }

  private static final double[] NONE = {};

  private static Market market(Series main, Preparation ready) {
    try {
      return new Market(
          main.candles(), main.instrument(), main.from(), ready.firstDecision(), ready.detail());
    } catch (IllegalArgumentException exception) {
      throw usage(exception);
    }
  }

  private static Outcome trade(
      Market market,
      Settings settings,
      Strategy strategy,
      io.opentrade.engine.backtest.Progress progress) {
    try {
      return Backtest.run(market, settings, strategy, progress);
    } catch (IllegalArgumentException exception) {
      throw usage(exception);
    }
  }

  private static RequestFailed usage(IllegalArgumentException exception) {
    return new RequestFailed(FailureKind.USAGE, String.valueOf(exception.getMessage()), null);
  }

  private static long[] times(BacktestRun request, Market market) {
    return request.wantEquity()
        ? Arrays.copyOfRange(market.candles().time(), market.from(), market.candles().size())
        : new long[0];
  }

  private static Settings settings(BacktestRun request) {
    try {
      return new Settings(
          new Money(or(request.cash(), CASH).value()),
          or(request.feeRate(), FEE).value(),
          SizeText.parse(sizeText(request)).sizing(),
          request.closeAtEnd(),
          FillText.parse(request.fills()));
    } catch (IllegalArgumentException exception) {
      throw usage(exception);
    }
  }

  static String sizeText(BacktestRun request) {
    return request.size() == null ? "100%" : request.size();
  }

  private static int periodsPerYear(BacktestRun request) {
    int periods = request.periodsPerYear() == null ? 365 : request.periodsPerYear();
    if (periods < 1 || periods > 100_000) {
      throw new RequestFailed(
          FailureKind.USAGE, "periods per year must be between 1 and 100000, not " + periods, null);
    }
    return periods;
  }

  private static @Nullable Duration timeLimit(BacktestRun request) {
    Long millis = request.timeLimitMillis();
    return millis == null ? null : Duration.ofMillis(millis);
  }

  private static Decimal or(@Nullable Decimal given, Decimal otherwise) {
    return given == null ? otherwise : given;
  }

  /// Tells the daemon how far a run is, and sees whether it was cancelled. A signals strategy is
  /// one pass over the bars; an `onBar` one is decided first and traded after.
  private record Steps(Progress progress, int bars) {
    boolean deciding(int bar) {
      return at(bar, "deciding");
    }

    boolean trading(int bar) {
      return at(bar, "trading");
    }

    void done() throws InterruptedException {
      if (!at(bars, "measuring")) {
        throw new InterruptedException();
      }
    }

    private boolean at(int bar, String what) {
      progress.at(new Progress.Step(bar, bars, "bars", new ForeignText(what)));
      return !Thread.currentThread().isInterrupted();
    }
  }
}
