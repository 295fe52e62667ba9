package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `alert.test`: when an alert would have fired over stored candles. Nobody is told. Each bar is
/// walked as in a backtest: open, the nearer of high and low, the other, close; then it closes.
///
/// @param alert the id or name of one whose terms are meant; null where `terms` says it
/// @param terms of one that does not exist; null where `alert` says it
/// @param data the stored series of the market, such as `ETH/USDT@binance:1m`; null for the
///     shortest bars that are stored of it
/// @param from UTC, inclusive; null for the start
/// @param to UTC, exclusive; null for the end
/// @param limit how many firings are listed at most; 0 for 100, at most 10,000
public record AlertTest(
    @Nullable String alert,
    @Nullable AlertTerms terms,
    @Nullable String data,
    @Nullable Instant from,
    @Nullable Instant to,
    int limit)
    implements AlertRequest<AlertTest.Reply> {
  public AlertTest {
    if ((alert == null) == (terms == null)) {
      throw new IllegalArgumentException("either 'alert' or 'terms' says what is tested");
    }
    limit = Values.limit(limit, 100, 10_000);
  }

  /// @param series that were walked
  /// @param from start of the first bar that was walked
  /// @param to end of the last
  /// @param bars how many were walked, of all series
  /// @param total how often it fired
  /// @param firings the first of them
  /// @param holds whether the condition held at the end
  public record Reply(
      List<String> series,
      Instant from,
      Instant to,
      long bars,
      long total,
      List<Moment> firings,
      boolean holds) {
    public Reply {
      series = Values.list(series);
      firings = Values.list(firings);
    }
  }

  /// It would have fired.
  ///
  /// @param bar start of the bar in which it did
  /// @param price of the first market at that moment
  public record Moment(Instant at, Instant bar, Decimal price) {}
}
