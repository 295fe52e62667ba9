package io.opentrade.engine.risk;

import io.opentrade.engine.strategy.Direction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The protections of an account, the trades they look back on, and the locks they made.
final class Locks {
  private final List<Protection> protections;
  private final long bar;
  private final long memory;
  private final Deque<ClosedTrade> trades = new ArrayDeque<>();
  private final List<Lock> locks = new ArrayList<>();

  /// @param bar length of a bar, milliseconds: a lock ends with the bar in which it runs out; 0 to
  ///     end it at once
  Locks(List<Protection> protections, long bar) {
    this.protections = protections;
    this.bar = bar;
    this.memory = protections.stream().mapToLong(Protection::lookback).max().orElse(0);
  }

  /// A trade ended.
  ///
  /// @return the locks that follow, each new or longer than before
  List<Lock> closed(ClosedTrade trade) {
    trades.addLast(trade);
    while (trade.at() - trades.getFirst().at() >= memory && trades.size() > 1) {
      trades.removeFirst();
    }
    List<Lock> made = new ArrayList<>();
    for (Protection protection : protections) {
      Protection.Finding found = protection.find(trade, within(protection.lookback(), trade));
      if (found != null) {
        Lock lock =
            new Lock(
                trade.at(),
                end(trade.at() + protection.stop()),
                found.symbol(),
                found.direction(),
                protection.word(),
                found.reason());
        locks.removeIf(other -> other.until() <= trade.at() || lock.sameAs(other));
        locks.add(lock);
        made.add(lock);
      }
    }
    return made;
  }

  /// What keeps an entry out; null for nothing.
  @Nullable Lock holding(long at, String symbol, Direction direction) {
    for (Lock lock : locks) {
      if (lock.holds(at, symbol, direction)) {
        return lock;
      }
    }
    return null;
  }

  private List<ClosedTrade> within(long lookback, ClosedTrade last) {
    List<ClosedTrade> recent = new ArrayList<>();
    for (ClosedTrade trade : trades) {
      if (last.at() - trade.at() < lookback) {
        recent.add(trade);
      }
    }
    return recent;
  }

  private long end(long until) {
    return bar == 0 ? until : (Math.floorDiv(until, bar) + 1) * bar;
  }
}
