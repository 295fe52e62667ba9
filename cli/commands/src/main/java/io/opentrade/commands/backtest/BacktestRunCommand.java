package io.opentrade.commands.backtest;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.input.Moments;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backtest [run] FILE`: runs a strategy over candles and reports.
public final class BacktestRunCommand extends Command {
  @Parameters(paramLabel = "FILE", arity = "1..*")
  List<String> strategies = new ArrayList<>();

  @Option(names = "--data", paramLabel = "SERIES|FILE")
  List<String> data = new ArrayList<>();

  @Option(names = "--demo")
  boolean demo;

  @Option(names = "--from", paramLabel = "DATE")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE")
  @Nullable String to;

  @Option(names = "--cash", paramLabel = "AMOUNT")
  @Nullable String cash;

  @Option(names = "--fee", paramLabel = "RATE")
  @Nullable String fee;

  @Option(names = "--size", paramLabel = "SIZE")
  @Nullable String size;

  @Option(names = "--lot", paramLabel = "STEP")
  @Nullable String lot;

  @Option(names = "--tick", paramLabel = "STEP")
  @Nullable String tick;

  @Option(names = "--money-scale", paramLabel = "N")
  @Nullable String moneyScale;

  @Option(names = "--set", paramLabel = "NAME=VALUE")
  List<String> set = new ArrayList<>();

  @Option(names = "--style", paramLabel = "STYLE")
  @Nullable String style;

  @Option(names = "--close-at-end", negatable = true)
  @Nullable Boolean closeAtEnd;

  @Option(names = "--periods-per-year", paramLabel = "N")
  @Nullable String periodsPerYear;

  @Option(names = "--seed", paramLabel = "N")
  @Nullable String seed;

  @Option(names = "--missing", paramLabel = "MISSING")
  @Nullable String missing;

  @Option(names = "--time-limit", paramLabel = "SECONDS")
  @Nullable String timeLimit;

  @Option(names = "--unsafe")
  boolean unsafe;

  @Option(names = "--trades", paramLabel = "FILE.csv")
  @Nullable String trades;

  @Option(names = "--equity", paramLabel = "FILE.csv")
  @Nullable String equity;

  @Option(names = "--journal", paramLabel = "FILE")
  @Nullable String journal;

  @Option(names = "--check-lookahead")
  boolean checkLookahead;

  @Option(names = "--full")
  boolean full;

  @Mixin FillFlags fills = new FillFlags();

  @Mixin PortfolioFlags portfolio = new PortfolioFlags();

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    try (Inputs inputs = new Inputs(invocation)) {
      BacktestRun request = request(invocation, inputs);
      // Opened first: an hour of work is not to be lost to a folder that cannot be written.
      try (RunFiles files = RunFiles.open(invocation, trades, equity, journal)) {
        BacktestReply reply = watched.ask(invocation, request);
        files.write(reply.result());
        new RunOutput(invocation, watched.quiet() || files.useStandardOutput(), full).show(reply);
        return 0;
      }
    }
  }

  private BacktestRun request(Invocation invocation, Inputs inputs) {
    if (demo == !data.isEmpty()) {
      throw invocation.usage(demo ? "backtest.demoAndData" : "backtest.noData");
    }
    Amounts amounts = new Amounts(invocation);
    Moments moments = new Moments(invocation);
    Instant start = moments.read("--from", from);
    Instant end = moments.read("--to", to);
    moments.ordered(start, end);
    List<PortfolioFlags.Weighted> files =
        strategies.stream().map(each -> PortfolioFlags.weighted(invocation, each)).toList();
    Long seconds = amounts.whole("--time-limit", timeLimit, 1, 86_400);
    return new BacktestRun(
        inputs.file(files.getFirst().file()),
        inputs.data(data),
        demo,
        start,
        end,
        amounts.positive("--cash", cash),
        amounts.rate("--fee", fee),
        amounts.size("--size", size),
        amounts.positive("--lot", lot),
        amounts.positive("--tick", tick),
        amounts.integer("--money-scale", moneyScale, 0, 18),
        inputs.assignments("--set", set),
        Choices.one(invocation, "--style", style, List.of("signals", "onBar")),
        closeAtEnd,
        amounts.integer("--periods-per-year", periodsPerYear, 1, 1_000_000),
        amounts.whole("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE),
        Choices.one(invocation, "--missing", missing, List.of("keep", "fail", "flat")),
        seconds == null ? null : seconds * 1000,
        unsafe,
        equity != null,
        checkLookahead,
        journal != null,
        fills.rules(invocation, inputs),
        portfolio.portfolio(invocation, inputs, files));
  }
}
