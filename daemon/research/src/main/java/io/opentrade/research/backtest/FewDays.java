package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.protocol.Warning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Says of a short run that its yearly figures are no more than a guess: a week that gained a
/// twelfth makes thousands of percent a year.
public final class FewDays {
  private static final int FEW = 30;

  private FewDays() {}

  /// Whether a year of the same can only be guessed at.
  public static boolean few(long days) {
    return days < FEW;
  }

  static Optional<Warning> of(List<Market> markets) {
    long from = markets.stream().mapToLong(FewDays::from).min().orElse(0);
    long to = markets.stream().mapToLong(FewDays::to).max().orElse(0);
    long days = Duration.ofMillis(to - from).toDays();
    return few(days)
        ? Optional.of(
            Warning.of(
                "fewDays",
                "the run is short (days: %d): yearly figures such as CAGR and the Sharpe ratio say"
                        .formatted(days)
                    + " nothing there"))
        : Optional.empty();
  }

  private static long from(Market market) {
    return market.candles().time()[market.from()];
  }

  private static long to(Market market) {
    Candles candles = market.candles();
    return candles.closeTime(candles.size() - 1);
  }
}
