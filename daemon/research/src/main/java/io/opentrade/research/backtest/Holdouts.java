package io.opentrade.research.backtest;

import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.store.Holdout;
import io.opentrade.store.StudyStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Keeps what is held out of a market from every backtest and study that does not ask for it in so
/// many words, counts those that do, and tells of it in every report on that market.
public final class Holdouts {
  private final StudyStore store;

  public Holdouts(StudyStore store) {
    this.store = store;
  }

  /// Such as `BTC/USDT@binance`: what is held out is held out of all series of a market.
  public static String market(SeriesName name) {
    return name.symbol() + "@" + name.exchange();
  }

  /// As much of a range as may be read of a series.
  ///
  /// @throws RequestFailed where all of it is held out
  Range allowed(SeriesName name, Range range) {
    Optional<Holdout> found = range.heldOut() ? Optional.empty() : store.holdout(market(name));
    if (found.isEmpty()) {
      return range;
    }
    Instant from = found.get().from();
    if (range.from() >= from.toEpochMilli()) {
      throw new RequestFailed(
          FailureKind.NOT_ALLOWED,
          "%s is held out from %s on, and the range that is asked for lies in that"
              .formatted(market(name), day(from)),
          "end it before; or read what is held out: --held-out, which is counted");
    }
    return range.before(from.toEpochMilli());
  }

  /// What reports on these series must tell of what is held out. Where a strategy reads that, it is
  /// counted first.
  List<String> told(String strategy, Collection<Series> read) {
    Map<String, Long> ends = new TreeMap<>();
    for (Series series : read) {
      if (SeriesName.matches(series.name()) && series.candles().size() > 0) {
        long end = series.candles().closeTime(series.candles().size() - 1);
        ends.merge(market(SeriesName.of(series.name())), end, Math::max);
      }
    }
    List<String> told = new ArrayList<>();
    ends.forEach((market, end) -> told(strategy, market, end).ifPresent(told::add));
    return told;
  }

  private Optional<String> told(String strategy, String market, long end) {
    Optional<Holdout> before = store.holdout(market);
    if (before.isPresent() && end > before.get().from().toEpochMilli()) {
      store.use(market, strategy);
      return store.holdout(market).map(Holdouts::used);
    }
    return before.map(Holdouts::kept);
  }

  private static String used(Holdout holdout) {
    return "this reads what is held out of %s from %s on; uses so far: %d"
        .formatted(holdout.market(), day(holdout.from()), holdout.uses());
  }

  private static String kept(Holdout holdout) {
    Holdout.Use last = holdout.last();
    return last == null
        ? "%s is held out from %s on, and was never read"
            .formatted(holdout.market(), day(holdout.from()))
        : "%s is held out from %s on; uses so far: %d, the last by %s"
            .formatted(holdout.market(), day(holdout.from()), holdout.uses(), last.strategy());
  }

  /// A day where it is the beginning of one.
  private static String day(Instant instant) {
    boolean whole = instant.truncatedTo(ChronoUnit.DAYS).equals(instant);
    String text = instant.truncatedTo(ChronoUnit.SECONDS).toString();
    return whole ? text.substring(0, text.indexOf('T')) : text;
  }
}
