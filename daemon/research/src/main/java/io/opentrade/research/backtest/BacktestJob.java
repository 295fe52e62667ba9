package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.Sharing;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.Portfolio;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Warning;
import io.opentrade.research.drawing.Drawing;
import io.opentrade.research.drawing.Thinning;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Worker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Runs one backtest from request to stored result.
public final class BacktestJob {
  private static final Decimal CASH = new Decimal(BigDecimal.valueOf(10_000));

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

  /// @return with few trades where the request wants no more; all of them are kept
  /// @throws RequestFailed where a strategy or the data is at fault
  /// @throws InterruptedException where it was cancelled; nothing is stored then
  public BacktestReply run(BacktestRun request, Progress progress) throws InterruptedException {
    BacktestReply reply = kept(request, progress);
    return request.fewTrades() ? reply.withFewTrades() : reply;
  }

  private BacktestReply kept(BacktestRun request, Progress progress) throws InterruptedException {
    List<StrategyFile> files = Cast.files(request);
    try (Cast cast = Cast.load(files, file -> late(request, file))) {
      return run(request, cast, progress);
    } catch (ScriptFailed failed) {
      if (failed.failure().kind() == ScriptFailure.Kind.CANCELLED) {
        throw new InterruptedException();
      }
      throw ScriptFailures.of(failed.failure());
    } catch (CancellationException _) {
      throw new InterruptedException();
    } finally {
      files.forEach(file -> workshop.prepare(file.script().language()));
    }
  }

  private Worker late(BacktestRun request, StrategyFile file) {
    return workshop.takeFor(file.script(), request.style(), timeLimit(request), request.unsafe());
  }

  private Worker worker(BacktestRun request, StrategyFile file) {
    return workshop.take(file.script().language(), timeLimit(request), request.unsafe());
  }

  private BacktestReply run(BacktestRun request, Cast cast, Progress progress)
      throws InterruptedException {
    long started = System.nanoTime();
    List<List<Preparation>> ready = prepare(request, cast);
    Series main = ready.getFirst().getFirst().main();
    if (LongRuns.compile(ready)) {
      cast.recast(
          file ->
              workshop.takeCompiling(
                  file.script().language(), timeLimit(request), request.unsafe()));
    }
    Settings settings =
        settings(request, ready.stream().mapToInt(List::size).sum(), main)
            .paying(preparing.coin(request));
    Steps steps = new Steps(progress, bars(ready));
    Desks desks = Desks.decide(cast, ready, settings, steps::deciding);
    Desks.Traded traded = trade(request, desks, settings, steps::trading);
    Outcome outcome = traded.outcome();
    List<DecisionLog> said = traded.said();
    steps.done();
    long nanos = System.nanoTime() - started;

    Series benchmark = preparing.benchmark(request);
    List<Warning> found = new ArrayList<>();
    if (benchmark != null) {
      found.addAll(Warnings.of(benchmark, desks.all().stream().map(Desks.Desk::market).toList()));
    }
    if (request.checkLookahead()) {
      found.addAll(lookahead(request, desks, settings, steps));
    }
    Evidence evidence =
        Evidences.of(
            request,
            desks,
            benchmark,
            settings,
            periodsPerYear(request, desks.first().market().candles()),
            found);
    Aside<Drawing> drawing =
        Aside.begin("drawing", () -> Thinning.of(evidence.measured(), outcome, desks.plots()));
    Report report = new Report(evidence, said, outcome, desks.log(), desks.droppedLogLines());
    BacktestReply reply = report.reply(archive.nextId(), nanos, clock.instant());
    archive.keep(
        reply,
        times(request, evidence),
        request.wantEquity() ? outcome.equity() : NONE,
        drawing.await());
    archive.count(reply);
    if (request.wantJournal()) {
      shelf.put(reply.result().execution().id(), new Journal(evidence, said, desks.plots()));
    }
    return reply;
  }

  private List<List<Preparation>> prepare(BacktestRun request, Cast cast)
      throws InterruptedException {
    List<List<Preparation>> ready = new ArrayList<>();
    for (Cast.Member member : cast.members()) {
      ready.add(preparing.prepareAll(request, member.file(), member.declaration()));
    }
    for (String name : request.set().keySet()) {
      if (cast.members().stream()
          .noneMatch(member -> member.declaration().parameters().containsKey(name))) {
        // Says what the first declares.
        Preparing.overrides(request.set(), cast.members().getFirst().declaration());
      }
    }
    return ready;
  }

  private static int bars(List<List<Preparation>> ready) {
    long bars =
        ready.stream().flatMap(List::stream).mapToLong(each -> each.main().candles().size()).sum();
    return (int) Math.min(Integer.MAX_VALUE, bars);
  }

  /// A plan looks at no account, so it is checked at each market by itself; a script that is asked
  /// bar by bar at all of them together.
  private List<Warning> lookahead(BacktestRun request, Desks desks, Settings settings, Steps steps)
      throws InterruptedException {
    if (desks.first().ready().style() != Style.SIGNALS) {
      IntConsumer done = place -> steps.checking(place, Lookahead.PLACES);
      return lookahead(request, desks.all(), settings, done);
    }
    List<Warning> found = new ArrayList<>();
    int total = desks.all().size() * Lookahead.PLACES;
    for (int i = 0; i < desks.all().size(); i++) {
      int before = i * Lookahead.PLACES;
      IntConsumer done = place -> steps.checking(before + place, total);
      found.addAll(lookahead(request, List.of(desks.all().get(i)), settings, done));
    }
    return found.stream().distinct().toList();
  }

  private List<Warning> lookahead(
      BacktestRun request, List<Desks.Desk> desks, Settings settings, IntConsumer done)
      throws InterruptedException {
    StrategyFile file = desks.getFirst().ready().file();
    return new Lookahead(
            () -> worker(request, file),
            file,
            desks.stream().map(Desks.Desk::ready).toList(),
            desks.stream().map(Desks.Desk::market).toList(),
            settings)
        .check(desks.stream().map(Desks.Desk::decisions).toList(), done);
  }

  private static final double[] NONE = {};

  private static Desks.Traded trade(
      BacktestRun request,
      Desks desks,
      Settings settings,
      io.opentrade.engine.backtest.Progress progress) {
    RunSize size = SizeText.parse(sizeText(request, desks.all().size()));
    try {
      return desks.trade(request, size, settings, progress);
    } catch (IllegalArgumentException exception) {
      throw usage(exception);
    }
  }

  private static RequestFailed usage(IllegalArgumentException exception) {
    return new RequestFailed(FailureKind.USAGE, String.valueOf(exception.getMessage()), null);
  }

  private static long[] times(BacktestRun request, Evidence evidence) {
    Markets markets = evidence.measured();
    return request.wantEquity()
        ? Arrays.copyOfRange(markets.time(), markets.from(), markets.size())
        : new long[0];
  }

  static Settings settings(BacktestRun request, int desks, Series main) {
    Preset preset = Preset.of(request.fills());
    try {
      InputFile tiers = request.fills() == null ? null : request.fills().feeTiers();
      FillModel fills = FillText.parse(request.fills());
      return new Settings(
          new Money(or(request.cash(), CASH).value()),
          or(request.feeRate(), new Decimal(preset.fee())).value(),
          SizeText.parse(sizeText(request, desks)).sizing(),
          request.closeAtEnd() == null ? preset.closeAtEnd() : request.closeAtEnd(),
          tiers == null ? fills : fills.with(FeesFile.read(tiers)),
          sharing(request.portfolio(), desks),
          RiskRequest.parse(request.risk(), main.candles().timeframe()),
          AccountText.parse(request.account(), request.fills(), main.instrument()),
          FillText.sizeAt(request.fills()),
          null);
    } catch (IllegalArgumentException exception) {
      throw usage(exception);
    }
  }

  private static Sharing sharing(@Nullable Portfolio portfolio, int desks) {
    Integer most = portfolio == null ? null : portfolio.mostTrades();
    return new Sharing(most == null ? desks : most, Cast.weights(portfolio));
  }

  /// All the cash that a strategy has where it trades one market; else what each of its trades gets
  /// that may be open at once.
  static String sizeText(BacktestRun request, int desks) {
    if (request.size() != null) {
      return request.size();
    }
    Portfolio portfolio = request.portfolio();
    int markets = portfolio == null ? desks : desks / (1 + portfolio.more().size());
    if (markets == 1) {
      return Preset.of(request.fills()).size();
    }
    int parts = Math.min(sharing(portfolio, desks).mostTrades(), markets);
    BigDecimal part =
        BigDecimal.valueOf(100).divide(BigDecimal.valueOf(parts), 4, RoundingMode.DOWN);
    return new Decimal(part) + "%equity";
  }

  static int periodsPerYear(BacktestRun request, Candles candles) {
    int periods =
        request.periodsPerYear() == null
            ? Preset.of(request.fills()).periodsPerYear(candles)
            : request.periodsPerYear();
    if (periods < 1 || periods > 100_000) {
      throw new RequestFailed(
          FailureKind.USAGE, "periods per year must be between 1 and 100000, not " + periods, null);
    }
    return periods;
  }

  static @Nullable Duration timeLimit(BacktestRun request) {
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

    void checking(int place, int places) {
      progress.at(new Progress.Step(place, places, "histories", new ForeignText("deciding again")));
    }

    private boolean at(int bar, String what) {
      progress.at(new Progress.Step(bar, bars, "bars", new ForeignText(what)));
      return !Thread.currentThread().isInterrupted();
    }
  }
}
