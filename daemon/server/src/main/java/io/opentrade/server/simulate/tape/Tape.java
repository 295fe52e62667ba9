package io.opentrade.server.simulate.tape;

import io.opentrade.server.simulate.exchange.Trade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The trades of one market, the newest of them, and its candles, all of them by the minute. Not
/// safe for use by several threads.
public final class Tape {
  private static final int MOST_TRADES = 50_000;
  private static final long DAY = 86_400_000;

  private final TreeMap<Long, Trade> trades = new TreeMap<>();
  private final TreeMap<Long, Candle> minutes = new TreeMap<>();

  public void add(Trade trade) {
    trades.put(trade.id(), trade);
    if (trades.size() > MOST_TRADES) {
      trades.pollFirstEntry();
    }
    long open = Interval.MINUTE.open(trade.time());
    minutes.merge(open, Candle.of(trade, open), Candle::with);
  }

  /// Adds a candle from before the first trade.
  public void history(Candle candle) {
    minutes.putIfAbsent(candle.openTime(), candle);
  }

  /// Trades from that id on, at most so many.
  public List<Trade> from(long id, int most) {
    return trades.tailMap(id).values().stream().limit(most).toList();
  }

  /// Trades of that time, both ends included, at most so many.
  public List<Trade> between(long from, long to, int most) {
    return trades.values().stream()
        .filter(trade -> trade.time() >= from && trade.time() <= to)
        .limit(most)
        .toList();
  }

  /// The newest trades, oldest first.
  public List<Trade> newest(int most) {
    return trades.descendingMap().values().stream().limit(most).toList().reversed();
  }

  /// The newest trade, null where there was none.
  public @Nullable Trade last() {
    Map.Entry<Long, Trade> entry = trades.lastEntry();
    return entry == null ? null : entry.getValue();
  }

  /// Candles that open between these times, both included: the first ones where `from` is given,
  /// else the newest ones. Where nothing traded there is none.
  public List<Candle> candles(Interval interval, @Nullable Long from, @Nullable Long to, int most) {
    long end = to == null ? Long.MAX_VALUE : to;
    TreeMap<Long, Candle> built = new TreeMap<>();
    if (from != null) {
      for (Candle part : parts(interval).tailMap(interval.open(from), true).values()) {
        long open = interval.open(part.openTime());
        if (open > end || (built.size() == most && !built.containsKey(open))) {
          break;
        }
        if (open >= from) {
          built.merge(open, part.at(open), Candle::with);
        }
      }
      return List.copyOf(built.values());
    }
    for (Candle part : parts(interval).descendingMap().values()) {
      long open = interval.open(part.openTime());
      if (open <= end) {
        if (built.size() == most && !built.containsKey(open)) {
          break;
        }
        built.merge(open, part.at(open), (later, earlier) -> earlier.with(later));
      }
    }
    return List.copyOf(built.values());
  }

  /// The last day of the market as one candle, null where nothing traded.
  public @Nullable Candle day(long now) {
    Collection<Candle> parts =
        minutes.subMap(now - DAY, true, Math.max(now, now - DAY), true).values();
    return parts.stream().reduce(Candle::with).orElse(null);
  }

  private TreeMap<Long, Candle> parts(Interval interval) {
    if (interval != Interval.SECOND) {
      return minutes;
    }
    TreeMap<Long, Candle> seconds = new TreeMap<>();
    for (Trade trade : new ArrayList<>(trades.values())) {
      long open = Interval.SECOND.open(trade.time());
      seconds.merge(open, Candle.of(trade, open), Candle::with);
    }
    return seconds;
  }
}
