package io.opentrade.commands.backtest;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Inputs;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.Portfolio;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that say how several markets and strategies share an account.
public final class PortfolioFlags {
  private static final Pattern WEIGHTED = Pattern.compile("(.+)=([0-9.]{1,20}%?)");

  @Option(names = "--symbols", paramLabel = "FILTERS")
  @Nullable String symbols;

  @Option(names = "--max-open", paramLabel = "N")
  @Nullable String mostTrades;

  @Option(names = "--benchmark", paramLabel = "SERIES|FILE")
  @Nullable String benchmark;

  /// A strategy's file and the part of the account it may hold.
  ///
  /// @param weight null where none was given
  record Weighted(String file, @Nullable Decimal weight) {}

  /// `FILE` or `FILE=60%`.
  static Weighted weighted(Invocation invocation, String text) {
    Matcher matcher = WEIGHTED.matcher(text);
    return matcher.matches()
        ? new Weighted(
            matcher.group(1), new Amounts(invocation).share("FILE=WEIGHT", matcher.group(2)))
        : new Weighted(text, null);
  }

  /// What was asked for; null where nothing was.
  ///
  /// @param files all strategies
  @Nullable Portfolio portfolio(Invocation invocation, Inputs inputs, List<Weighted> files) {
    List<Portfolio.Member> more = new ArrayList<>();
    for (Weighted each : files.subList(1, files.size())) {
      more.add(new Portfolio.Member(inputs.file(each.file()), each.weight()));
    }
    Portfolio portfolio =
        new Portfolio(
            symbols,
            new Amounts(invocation).integer("--max-open", mostTrades, 1, 100_000),
            files.getFirst().weight(),
            more,
            benchmark == null ? null : inputs.data(List.of(benchmark)).getFirst());
    return portfolio.equals(Portfolio.NONE) ? null : portfolio;
  }
}
