package io.opentrade.server.market;

import io.opentrade.engine.column.Candle;
import io.opentrade.protocol.DataFollow;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is told of one followed series, numbered, the last thousand of it; and who still listens.
/// Safe for use by many threads.
final class FollowedNews {
  private static final int KEPT = 1_000;

  private final Deque<Item> items = new ArrayDeque<>();
  private final Duration patience;
  private long seq;
  private long asked = System.nanoTime();
  private int waiting;
  private boolean over;

  /// Either a bar or a notice.
  private record Item(long seq, DataFollow.@Nullable Bar bar, DataFollow.@Nullable Notice notice) {}

  /// @param patience how long nobody need ask before it is over
  FollowedNews(Duration patience) {
    this.patience = patience;
  }

  /// @param differences from ours; null where they were not compared
  synchronized void closed(Candle bar, @Nullable List<String> differences) {
    var candle =
        new io.opentrade.protocol.Candle(
            Instant.ofEpochMilli(bar.time()),
            Decimal.of(bar.open()),
            Decimal.of(bar.high()),
            Decimal.of(bar.low()),
            Decimal.of(bar.close()),
            Decimal.of(bar.volume()));
    String check = differences == null ? "unchecked" : differences.isEmpty() ? "agrees" : "differs";
    add(
        new Item(
            ++seq,
            new DataFollow.Bar(candle, check, differences == null ? List.of() : differences),
            null));
  }

  synchronized void notice(Instant at, String text) {
    add(new Item(++seq, null, new DataFollow.Notice(at, new ForeignText(text))));
  }

  private void add(Item item) {
    items.addLast(item);
    if (items.size() > KEPT) {
      items.removeFirst();
    }
    notifyAll();
  }

  /// What came after a number; waits where there is nothing yet.
  synchronized DataFollow.Reply after(@Nullable Long after, int wait) throws InterruptedException {
    long since = after == null ? seq : after;
    long until = System.nanoTime() + wait * 1_000_000L;
    waiting++;
    try {
      while (after != null && seq <= since && !over) {
        long left = (until - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          break;
        }
        wait(left);
      }
    } finally {
      waiting--;
      asked = System.nanoTime();
    }
    List<DataFollow.Bar> bars = new ArrayList<>();
    List<DataFollow.Notice> notices = new ArrayList<>();
    for (Item item : items) {
      if (item.seq() > since && item.bar() != null) {
        bars.add(item.bar());
      } else if (item.seq() > since && item.notice() != null) {
        notices.add(item.notice());
      }
    }
    return new DataFollow.Reply(seq, bars, notices);
  }

  /// Whether somebody listens, or did a moment ago.
  synchronized boolean wanted() {
    return !over && (waiting > 0 || System.nanoTime() - asked < patience.toNanos());
  }

  synchronized void end() {
    over = true;
    notifyAll();
  }

  synchronized boolean over() {
    return over;
  }
}
