package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Trade;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Gaps;
import io.opentrade.engine.sim.BookUse;
import io.opentrade.protocol.Warning;
import io.opentrade.sandbox.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a careful person should know before believing a result.
final class Warnings {
  private Warnings() {}

  /// What must be said wherever a strategy of that language runs.
  static List<Warning> of(Language language) {
    return switch (language) {
      case JAVASCRIPT, PYTHON -> List.of();
      case JAVA ->
          List.of(
              Warning.of(
                  "java",
                  "Java has the jail as its only wall and is not causal by construction: run only"
                      + " what you have read, and try --check-lookahead"));
    };
  }

  /// What must be said of a series to measure against that says nothing of the run's range.
  static List<Warning> of(Series benchmark, List<Market> markets) {
    Candles bars = benchmark.candles();
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (Market market : markets) {
      Candles candles = market.candles();
      start = Math.min(start, candles.time()[market.from()]);
      end = Math.max(end, candles.endTime(candles.size() - 1));
    }
    int first = bars.indexAtOrAfter(start - bars.timeframe().millis() + 1);
    if (first < bars.size() && bars.time()[first] < end) {
      return List.of();
    }
    return List.of(
        Warning.of(
            "benchmark",
            "the benchmark %s has no bar in the range of the run, so it says nothing of it"
                .formatted(benchmark.name())));
  }

  /// @param doubts further ones, found by looking closer
  static List<Warning> of(
      Outcome outcome,
      List<String> notes,
      List<Market> markets,
      boolean unsafe,
      List<Warning> doubts) {
    List<Warning> warnings = new ArrayList<>();
    notes.forEach(note -> warnings.add(Warning.of("data", note)));
    if (unsafe) {
      warnings.add(Warning.of("unsafe", "the strategy ran without a wall around it"));
    }
    for (Market market : distinct(markets)) {
      Gaps gaps = Gaps.of(market.candles(), market.from());
      if (gaps.missing() > 0) {
        String where = markets.size() == 1 ? "" : " of " + market.instrument().symbol();
        warnings.add(
            Warning.of(
                "gaps",
                (gaps.missing() == 1
                            ? "one bar%s is missing"
                            : gaps.missing() + " bars%s are missing")
                        .formatted(where)
                    + (gaps.gaps().size() == 1
                        ? " in one gap"
                        : " in " + gaps.gaps().size() + " gaps")
                    + "; orders around them filled at the next bar there is"));
      }
    }
    if (outcome.trades().stream().anyMatch(Trade::open)) {
      warnings.add(
          Warning.of(
              "openTrade",
              "a trade is open at the end: it counts in the equity and not in the trade figures"));
    }
    BookUse book = outcome.account().book();
    if (book.missed() > 0) {
      warnings.add(
          Warning.of(
              "noBook",
              "%d of %d fills at the market came when the recorded book was not known, and are"
                      .formatted(book.missed(), book.missed() + book.walked())
                  + " simulated as without it"));
    }
    outcome.warnings().forEach(warning -> warnings.add(Warning.of(warning.code(), warning.text())));
    warnings.addAll(doubts);
    return warnings;
  }

  /// Two strategies may trade one market.
  private static List<Market> distinct(List<Market> markets) {
    Map<String, Market> bySymbol = new LinkedHashMap<>();
    markets.forEach(market -> bySymbol.putIfAbsent(market.instrument().symbol(), market));
    return List.copyOf(bySymbol.values());
  }
}
