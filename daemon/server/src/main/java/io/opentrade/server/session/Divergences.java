package io.opentrade.server.session;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.DivergenceRun;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.FillRules;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.Progress;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.StrategyDivergence;
import io.opentrade.sandbox.Script;
import io.opentrade.server.jobs.Research;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Has the time that a strategy traded run again as a backtest, by the script that its account
/// keeps, and laid beside what was traded. Safe for use by many threads.
public final class Divergences {
  private final Accounts accounts;
  private final Research research;
  private final InstantSource clock;

  public Divergences(Accounts accounts, Research research, InstantSource clock) {
    this.accounts = accounts;
    this.research = research;
    this.clock = clock;
  }

  /// @throws RequestFailed where there is no such strategy, or no candles of its time
  public StrategyDivergence.Reply answer(StrategyDivergence request, Progress progress)
      throws InterruptedException {
    Session session =
        accounts
            .find(request.account())
            .orElseThrow(
                () ->
                    new RequestFailed(
                        FailureKind.NOT_FOUND,
                        "there is no account " + request.account(),
                        "look: opentrade account list"));
    Life life = session.ask(loop -> life(loop, request));
    long bar = life.facts().markets().getFirst().timeframe().millis();
    Instant from = Instant.ofEpochMilli(Math.floorDiv(life.from().toEpochMilli(), bar) * bar);
    Instant end = request.to() == null ? clock.instant() : request.to();
    // A bar that is not over has no candle.
    Instant to = Instant.ofEpochMilli(Math.floorDiv(end.toEpochMilli(), bar) * bar);
    if (!from.isBefore(to)) {
      throw new RequestFailed(
          FailureKind.USAGE,
          request.name() + " has traded no whole bar between " + life.from() + " and " + end,
          "wait for the end of the bar, or name an earlier --from");
    }
    LiveRecords.Found found = LiveRecords.of(session, life.facts(), life.from(), to);
    Path folder = unpacked(life.facts().script());
    try {
      BacktestRun run = run(life, found, folder.resolve(life.facts().script().name()), from, to);
      return research.call(
          new DivergenceRun(run, found.trades(), found.notes(), found.altered()), progress);
    } finally {
      delete(folder);
    }
  }

  /// A time that a strategy traded, and how.
  private record Life(StrategyFacts facts, Instant from, DeskFacts market) {}

  private static Life life(Session.Loop loop, StrategyDivergence request) {
    StrategyFacts facts = Strategies.facts(loop, request.name());
    StrategyRoster.Member member = loop.trading().roster().numbered(facts.number());
    List<TradedDesk> desks = Strategies.desks(loop, facts);
    if (member == null || desks.isEmpty()) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND, request.name() + " has never traded", "look: strategy list");
    }
    Instant since = Instant.ofEpochMilli(member.since());
    return new Life(
        facts, request.from() == null ? since : request.from(), desks.getFirst().facts());
  }

  private static BacktestRun run(
      Life life, LiveRecords.Found found, Path script, Instant from, Instant to) {
    Instrument instrument = life.market().instrument();
    return new BacktestRun(
        new InputFile(script.toString(), new ForeignText(life.facts().script().name())),
        life.facts().series().stream().map(each -> new DataSource(null, each, null)).toList(),
        false,
        from,
        to,
        new Decimal(found.cash()),
        new Decimal(life.market().fee()),
        null,
        new Decimal(instrument.lot()),
        new Decimal(instrument.tick()),
        instrument.moneyScale(),
        life.facts().set(),
        null,
        null,
        null,
        null,
        null,
        null,
        false,
        false,
        false,
        false,
        true, // it traded live, so there is nothing left to keep from it
        false,
        fills(life.market(), found.coins()),
        null,
        null,
        null);
  }

  private static FillRules fills(DeskFacts market, boolean coins) {
    return new FillRules(
        null,
        null,
        null,
        null,
        null,
        coins ? "base" : null,
        market.leastNotional().signum() == 0 ? null : Views.decimal(market.leastNotional()),
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /// The script as the account keeps it, in a folder for our eyes only.
  private static Path unpacked(Script script) {
    try {
      Path folder = Files.createTempDirectory("opentrade-divergence-");
      Files.writeString(folder.resolve(script.name()), script.text());
      for (Map.Entry<String, String> module : script.modules().entrySet()) {
        Path file = folder.resolve(module.getKey());
        Path parent = file.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.writeString(file, module.getValue());
      }
      return folder;
    } catch (IOException failed) {
      throw new RequestFailed(
          FailureKind.FAILED, "the script cannot be written: " + failed.getMessage(), null);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException _) {
      // It lies in the temporary folder, readable by nobody else.
    }
  }
}
