package io.opentrade.commands.backtest;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.input.Moments;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.Portfolio;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The flags that say what is traded, on what and how: those of every command that trades a
/// strategy over candles.
public final class RunFlags {
  @Option(names = "--data", paramLabel = "SERIES|FILE")
  List<String> data = new ArrayList<>();

  @Option(names = "--demo")
  boolean demo;

  @Option(names = "--from", paramLabel = "DATE")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE")
  @Nullable String to;

  @Option(names = "--held-out")
  boolean heldOut;

  @Option(names = "--cash", paramLabel = "AMOUNT")
  @Nullable String cash;

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

  @Mixin FillFlags fills = new FillFlags();

  @Mixin RiskFlags risk = new RiskFlags();

  @Mixin AccountFlags account = new AccountFlags();

  /// What only a single run is asked for: what it keeps beside its result, and how much of that it
  /// tells.
  record Wanted(boolean equity, boolean checkLookahead, boolean journal, boolean fewTrades) {}

  /// What was asked for.
  ///
  /// @param file of the strategy
  public BacktestRun request(Invocation invocation, Inputs inputs, String file) {
    return request(invocation, inputs, file, new Wanted(false, false, false, false), () -> null);
  }

  /// The same, with a look at whether the strategy knows the future.
  public BacktestRun checked(Invocation invocation, Inputs inputs, String file) {
    return request(invocation, inputs, file, new Wanted(false, true, false, false), () -> null);
  }

  /// @param portfolio read after all else, so that mistakes are told in the order of the flags
  BacktestRun request(
      Invocation invocation,
      Inputs inputs,
      String file,
      Wanted wanted,
      Supplier<@Nullable Portfolio> portfolio) {
    if (demo == !data.isEmpty()) {
      throw invocation.usage(demo ? "backtest.demoAndData" : "backtest.noData");
    }
    Amounts amounts = new Amounts(invocation);
    Moments moments = new Moments(invocation);
    Instant start = moments.read("--from", from);
    Instant end = moments.read("--to", to);
    moments.ordered(start, end);
    Long seconds = amounts.whole("--time-limit", timeLimit, 1, 86_400);
    return new BacktestRun(
        inputs.file(file),
        inputs.data(data),
        demo,
        start,
        end,
        amounts.positive("--cash", cash),
        fills.fees.rate(amounts),
        amounts.size("--size", size),
        amounts.positive("--lot", lot),
        amounts.positive("--tick", tick),
        amounts.integer("--money-scale", moneyScale, 0, 18),
        inputs.assignments("--set", set),
        Choices.one(invocation, "--style", style, List.of("signals", "onBar", "onBars")),
        closeAtEnd,
        amounts.integer("--periods-per-year", periodsPerYear, 1, 1_000_000),
        amounts.whole("--seed", seed, Long.MIN_VALUE, Long.MAX_VALUE),
        Choices.one(invocation, "--missing", missing, List.of("keep", "fail", "flat")),
        seconds == null ? null : seconds * 1000,
        unsafe,
        wanted.equity(),
        wanted.checkLookahead(),
        wanted.journal(),
        heldOut,
        wanted.fewTrades(),
        fills.rules(invocation, inputs),
        portfolio.get(),
        risk.rules(invocation, inputs),
        account.rules(invocation, inputs, fills.compat.ownLeverage()));
  }
}
