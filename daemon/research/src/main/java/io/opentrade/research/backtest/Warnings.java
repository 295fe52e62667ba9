package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Trade;
import io.opentrade.engine.column.Gaps;
import io.opentrade.protocol.Warning;
import java.util.ArrayList;
import java.util.List;

/// What a careful person should know before believing a result.
final class Warnings {
  /// Below this many trades a result is an anecdote.
  private static final int FEW_TRADES = 30;

  private Warnings() {}

  static List<Warning> of(Outcome outcome, Series series, Gaps gaps, boolean unsafe) {
    List<Warning> warnings = new ArrayList<>();
    series.notes().forEach(note -> warnings.add(Warning.of("data", note)));
    if (unsafe) {
      warnings.add(Warning.of("unsafe", "the strategy ran without a wall around it"));
    }
    trades(outcome, warnings);
    if (gaps.missing() > 0) {
      warnings.add(
          Warning.of(
              "gaps",
              "%d bars are missing in %d gaps; orders around them filled at the next bar there is"
                  .formatted(gaps.missing(), gaps.gaps().size())));
    }
    if (outcome.conflicts() > 0) {
      warnings.add(
          Warning.of(
              "conflicts",
              outcome.conflicts() + " bars asked for long and short at once and got neither"));
    }
    outcome
        .warnings()
        .forEach(warning -> warnings.add(Warning.of(warning.code(), warning.text())));
    return warnings;
  }

  private static void trades(Outcome outcome, List<Warning> warnings) {
    List<Trade> trades = outcome.trades();
    long closed = trades.stream().filter(trade -> !trade.open()).count();
    if (trades.isEmpty()) {
      warnings.add(Warning.of("noTrades", "the strategy made no trade on this data"));
    } else if (closed < FEW_TRADES) {
      warnings.add(
          Warning.of(
              "fewTrades",
              "%d finished trades are too few to tell skill from luck; look for at least %d"
                  .formatted(closed, FEW_TRADES)));
    }
    if (closed < trades.size()) {
      warnings.add(
          Warning.of(
              "openTrade",
              "a trade is open at the end: it counts in the equity and not in the trade figures"));
    }
  }
}
