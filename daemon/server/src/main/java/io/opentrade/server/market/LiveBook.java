package io.opentrade.server.market;

import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.server.venue.Depth;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.StreamEvent;
import io.opentrade.server.venue.StreamEvent.TextLevel;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// An exchange's order book, kept from a snapshot and the changes after it. Every change must
/// follow the one before it, and where the exchange sends a checksum it must be right; else the
/// book is stale until the next snapshot. One thread at a time.
public final class LiveBook {
  /// Changes that wait for a snapshot; more mean that none will come in time.
  private static final int MOST_WAITING = 10_000;

  /// The same counted in levels: a change may hold thousands.
  private static final int MOST_WAITING_LEVELS = 500_000;

  /// Of a side. Nobody asks for more than a thousand, and those that the market has left behind are
  /// never taken back by some exchanges.
  private static final int MOST_LEVELS = 10_000;

  private static final int CHECKED_LEVELS = 25;

  private final Market market;
  private final NavigableMap<BigDecimal, TextLevel> bids =
      new TreeMap<>(Comparator.<BigDecimal>naturalOrder().reversed());
  private final NavigableMap<BigDecimal, TextLevel> asks = new TreeMap<>();
  private final Deque<StreamEvent.Change> waiting = new ArrayDeque<>();
  private int waitingLevels;
  private @Nullable String stale = "it has not been told yet";
  private long sequence;
  private long at = StreamEvent.NONE;
  private boolean fresh;
  private long applied;
  private long dropped;

  public LiveBook(Market market) {
    this.market = market;
  }

  public Market market() {
    return market;
  }

  /// Why the book cannot be relied on; null where it can.
  public @Nullable String stale() {
    return stale;
  }

  /// The number of the last change in it.
  public long sequence() {
    return sequence;
  }

  /// When the exchange told the last of it, milliseconds since the epoch (UTC); `StreamEvent.NONE`
  /// where it did not say.
  public long at() {
    return at;
  }

  /// How many changes went in since the beginning.
  public long applied() {
    return applied;
  }

  /// How many changes were older than the snapshot, and left out.
  public long dropped() {
    return dropped;
  }

  /// The stream broke, or somebody knows better: nothing in the book can be relied on.
  public void spoil(String why) {
    stale = why;
    forget();
  }

  private void forget() {
    waiting.clear();
    waitingLevels = 0;
  }

  private void keep(StreamEvent.Change change) {
    waiting.addLast(change);
    waitingLevels += levels(change);
    while (waiting.size() > MOST_WAITING || waitingLevels > MOST_WAITING_LEVELS) {
      waitingLevels -= levels(waiting.removeFirst());
    }
  }

  private static int levels(StreamEvent.Change change) {
    return change.bids().size() + change.asks().size();
  }

  /// Takes a whole book, and what waited for it.
  ///
  /// @return whether the book is whole now
  public boolean take(StreamEvent.Snapshot snapshot) {
    bids.clear();
    asks.clear();
    put(bids, snapshot.bids());
    put(asks, snapshot.asks());
    sequence = snapshot.sequence();
    at = snapshot.at();
    stale = null;
    fresh = true;
    if (wrong(snapshot.checksum())) {
      spoil("the checksum of the snapshot is wrong");
      return false;
    }
    List<StreamEvent.Change> after = new ArrayList<>(waiting);
    forget();
    // Behind a gap the rest waits on, for the next snapshot.
    after.forEach(this::take);
    return stale == null;
  }

  /// Takes a snapshot that was asked for beside the stream.
  public boolean take(Depth depth) {
    return take(
        new StreamEvent.Snapshot(
            market,
            texts(depth.bids()),
            texts(depth.asks()),
            depth.sequence(),
            StreamEvent.NONE,
            StreamEvent.NONE));
  }

  private static List<TextLevel> texts(List<Depth.Level> levels) {
    return levels.stream()
        .map(level -> new TextLevel(level.price().toString(), level.quantity().toString()))
        .toList();
  }

  /// Takes the next change; keeps it for the snapshot where the book is stale.
  ///
  /// @return whether the book is whole now
  public boolean take(StreamEvent.Change change) {
    if (stale != null) {
      keep(change);
      return false;
    }
    if (change.last() < sequence || (fresh && change.last() == sequence && !carries(change))) {
      dropped++;
      return true;
    }
    if (!follows(change)) {
      String why =
          "a change is missing after number " + sequence + ": the next is " + change.first();
      spoil(why);
      keep(change);
      return false;
    }
    put(bids, change.bids());
    put(asks, change.asks());
    sequence = change.last();
    at = Math.max(at, change.at());
    fresh = false;
    applied++;
    if (wrong(change.checksum())) {
      spoil("the checksum is wrong after number " + sequence);
      return false;
    }
    return true;
  }

  /// A change of the number that we have, which names that number as the one before, is a sign of
  /// life of an exchange with nothing to tell.
  private boolean carries(StreamEvent.Change change) {
    return change.previous() == sequence;
  }

  /// The first change after a snapshot may begin before it; every other one must begin right behind
  /// what we have.
  private boolean follows(StreamEvent.Change change) {
    if (change.previous() != StreamEvent.NONE) {
      return fresh ? change.previous() <= sequence : change.previous() == sequence;
    }
    return fresh ? change.first() <= sequence + 1 : change.first() == sequence + 1;
  }

  private static void put(NavigableMap<BigDecimal, TextLevel> side, List<TextLevel> levels) {
    for (TextLevel level : levels) {
      BigDecimal price = new BigDecimal(level.price()).stripTrailingZeros();
      if (new BigDecimal(level.quantity()).signum() == 0) {
        side.remove(price);
      } else {
        side.put(price, level);
      }
    }
    while (side.size() > MOST_LEVELS) {
      side.pollLastEntry(); // the farthest from the market
    }
  }

  /// OKX: CRC32 over `bid price:bid quantity:ask price:ask quantity:…` of the first 25 levels of
  /// each side, in the exchange's own digits; a side that is shorter is left out where it ends.
  private boolean wrong(long checksum) {
    if (checksum == StreamEvent.NONE) {
      return false;
    }
    List<TextLevel> best = new ArrayList<>(bids.values());
    List<TextLevel> other = new ArrayList<>(asks.values());
    StringBuilder text = new StringBuilder();
    for (int level = 0; level < CHECKED_LEVELS; level++) {
      append(text, best, level);
      append(text, other, level);
    }
    CRC32 crc = new CRC32();
    crc.update(text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return (int) crc.getValue() != (int) checksum;
  }

  private static void append(StringBuilder text, List<TextLevel> side, int level) {
    if (level < side.size()) {
      text.append(text.isEmpty() ? "" : ":")
          .append(side.get(level).price())
          .append(':')
          .append(side.get(level).quantity());
    }
  }

  /// The best levels as they are, stale or not: look at [#stale] first.
  public Depth depth(int levels) {
    return new Depth(market, best(bids, levels), best(asks, levels), sequence, 0);
  }

  /// How many levels there are of bids and of asks.
  public int[] size() {
    return new int[] {bids.size(), asks.size()};
  }

  private static List<Depth.Level> best(Map<BigDecimal, TextLevel> side, int levels) {
    return side.values().stream()
        .limit(levels)
        .map(level -> new Depth.Level(Price.of(level.price()), Quantity.of(level.quantity())))
        .toList();
  }
}
