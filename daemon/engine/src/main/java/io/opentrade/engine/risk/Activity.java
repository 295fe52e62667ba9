package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an account has sent and traded lately, and where its markets stand, as far as limits ask.
/// Learns of it by events, whose times it takes as they come.
public final class Activity {
  private static final long SECOND = 1_000;

  private final TradingDay days;
  private final Deque<Long> sent = new ArrayDeque<>();
  private final Map<String, SlowMedian> references = new HashMap<>();
  private Money turnover = Money.ZERO;
  private long day = Long.MIN_VALUE;

  Activity(TradingDay days) {
    this.days = days;
  }

  /// An order was sent.
  void sent(long at) {
    forget(at);
    sent.addLast(at);
  }

  /// Something was traded.
  void traded(long at, Money notional) {
    turnover = turnover(at).plus(notional);
    day = days.of(at);
  }

  /// A market stands at this price. The driver tells the market's prices, never those of our fills.
  void priced(long at, String symbol, Price price) {
    references.computeIfAbsent(symbol, _ -> new SlowMedian()).seen(at, price);
  }

  /// How many orders were sent within the second before.
  int sentWithinSecond(long at) {
    forget(at);
    return sent.size();
  }

  /// The notional of the day's fills.
  Money turnover(long at) {
    return days.of(at) == day ? turnover : Money.ZERO;
  }

  /// What the market's prices are measured against; null where none was heard of.
  @Nullable Price reference(String symbol) {
    SlowMedian median = references.get(symbol);
    return median == null ? null : median.value();
  }

  private void forget(long at) {
    while (!sent.isEmpty() && at - sent.getFirst() >= SECOND) {
      sent.removeFirst();
    }
  }
}
