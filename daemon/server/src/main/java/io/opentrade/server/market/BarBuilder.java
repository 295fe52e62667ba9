package io.opentrade.server.market;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.venue.PublicTrade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Builds bars from trades as they come. The rules:
///
/// - A trade belongs to the bar of its own time. Within a bar, open and close are by time, and by
///   order of arrival where times are equal.
/// - A bar is closed by the clock: at its end and a grace for late trades, whichever trades came.
///   Where there were none, it repeats the close before it, with no volume.
/// - A trade whose id was seen among the last ten thousand is counted as double and left out.
/// - A trade for a bar that is closed is counted as late and left out; the answer names the bar.
/// - The first bar is doubtful: we came in the middle of it.
/// - Where ids are numbers and the exchange numbers its trades without holes, a hole makes the bars
///   it may belong to doubtful. So does a stream that broke.
///
/// A doubtful bar is to be asked of the exchange; `BarCheck` says where the two differ. Volumes are
/// exact sums. One thread at a time.
public final class BarBuilder {
  private final Timeframe timeframe;
  private final long grace;
  private final TradeNumbers numbers;
  private final List<Open> open = new ArrayList<>();
  private long closedUntil = Long.MIN_VALUE;
  private boolean began;
  private @Nullable Double lastClose;
  private long doubles;
  private long late;

  /// A bar that is over.
  ///
  /// @param doubtful whether trades may be missing in it
  public record Closed(Candle candle, boolean doubtful) {}

  /// What became of a trade.
  public sealed interface Taken {
    /// It is in its bar.
    record Counted() implements Taken {}

    /// It was told before.
    record Twice() implements Taken {}

    /// Its bar is closed.
    ///
    /// @param bar the start of the bar that lacks it, milliseconds since the epoch (UTC)
    record Late(long bar) implements Taken {}
  }

  /// A bar that is not over yet.
  private static final class Open {
    final long start;
    double open;
    double high;
    double low;
    double close;
    BigDecimal volume = BigDecimal.ZERO;
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    boolean doubtful;

    Open(long start) {
      this.start = start;
    }
  }

  /// @param grace how long after its end a bar waits for late trades, milliseconds
  /// @param numbered whether the exchange numbers the trades of a market without holes
  public BarBuilder(Timeframe timeframe, long grace, boolean numbered) {
    this.timeframe = timeframe;
    this.grace = grace;
    this.numbers = new TradeNumbers(numbered);
  }

  /// Takes a trade.
  public Taken take(PublicTrade trade) {
    if (!numbers.isNew(trade.id())) {
      doubles++;
      return new Taken.Twice();
    }
    boolean hole = numbers.before(trade.id()) != null;
    long start = timeframe.floor(trade.at());
    if (start < closedUntil) {
      late++;
      return new Taken.Late(start);
    }
    Open bar = bar(start);
    if (!began) {
      began = true;
      bar.doubtful = true;
    }
    if (hole) {
      // What is missing may lie in any bar that is open.
      open.forEach(one -> one.doubtful = true);
    }
    add(bar, trade);
    return new Taken.Counted();
  }

  private Open bar(long start) {
    for (Open bar : open) {
      if (bar.start == start) {
        return bar;
      }
    }
    Open bar = new Open(start);
    open.add(bar);
    open.sort((one, other) -> Long.compare(one.start, other.start));
    return bar;
  }

  private static void add(Open bar, PublicTrade trade) {
    double price = trade.price().value().doubleValue();
    if (bar.last == Long.MIN_VALUE) {
      bar.high = price;
      bar.low = price;
    }
    if (trade.at() < bar.first) {
      bar.first = trade.at();
      bar.open = price;
    }
    if (trade.at() >= bar.last) {
      bar.last = trade.at();
      bar.close = price;
    }
    bar.high = Math.max(bar.high, price);
    bar.low = Math.min(bar.low, price);
    bar.volume = bar.volume.add(trade.quantity().value());
  }

  /// The stream broke: trades may have been missed, now and until it runs again.
  public void broke(long now) {
    bar(timeframe.floor(now)).doubtful = true;
    open.forEach(one -> one.doubtful = true);
  }

  /// The bars that are over by now, in order.
  ///
  /// @param now by the exchange's clock, milliseconds since the epoch (UTC)
  public List<Closed> closed(long now) {
    List<Closed> bars = new ArrayList<>();
    long end = timeframe.floor(now - grace);
    if (closedUntil == Long.MIN_VALUE) {
      closedUntil = open.isEmpty() ? end : Math.min(end, open.getFirst().start);
    }
    while (closedUntil < end) {
      Open bar = open.isEmpty() || open.getFirst().start != closedUntil ? null : open.removeFirst();
      Closed told = bar == null || bar.last == Long.MIN_VALUE ? empty(bar) : full(bar);
      closedUntil += timeframe.millis();
      if (told != null) {
        bars.add(told);
      }
    }
    return bars;
  }

  private @Nullable Closed empty(@Nullable Open bar) {
    Double close = lastClose;
    return close == null
        ? null
        : new Closed(
            new Candle(closedUntil, close, close, close, close, 0), bar != null && bar.doubtful);
  }

  private Closed full(Open bar) {
    lastClose = bar.close;
    return new Closed(
        new Candle(bar.start, bar.open, bar.high, bar.low, bar.close, bar.volume.doubleValue()),
        bar.doubtful);
  }

  /// Trades that were told twice.
  public long doubles() {
    return doubles;
  }

  /// Trades that came after their bar was closed.
  public long late() {
    return late;
  }

  /// Trades of which only the number is known to be missing.
  public long missing() {
    return numbers.missing();
  }
}
