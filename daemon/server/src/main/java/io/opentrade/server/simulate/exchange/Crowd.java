package io.opentrade.server.simulate.exchange;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.match.BookOrder;
import io.opentrade.engine.match.BookOrder.Stay;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What everybody else has in one book. A level that grows does so at the end of the queue, a level
/// that shrinks does so from there, so that a client's order keeps its place between them. The ids
/// of the crowd's orders are negative.
final class Crowd {
  private static final class Part {
    final long id;
    final Side side;
    final long ticks;
    long lots;

    Part(long id, Side side, long ticks, long lots) {
      this.id = id;
      this.side = side;
      this.ticks = ticks;
      this.lots = lots;
    }
  }

  private final Market market;
  private final Map<Long, Part> parts = new HashMap<>();
  private final TreeMap<Long, Deque<Part>> bids = new TreeMap<>();
  private final TreeMap<Long, Deque<Part>> asks = new TreeMap<>();
  private long next = -1;

  Crowd(Market market) {
    this.market = market;
  }

  long newId() {
    return next--;
  }

  /// Lots of the crowd at one price.
  long at(Side side, long ticks) {
    Deque<Part> level = own(side).get(ticks);
    return level == null ? 0 : sum(level);
  }

  /// The prices of one side, from the lowest.
  List<Long> prices(Side side) {
    return List.copyOf(own(side).keySet());
  }

  /// Makes a level smaller; does nothing where it is small enough.
  void lower(Side side, long ticks, long lots) {
    Deque<Part> level = own(side).get(ticks);
    if (level == null) {
      return;
    }
    for (long excess = sum(level) - lots; excess > 0; excess = sum(level) - lots) {
      Part last = level.getLast();
      if (last.lots > excess) {
        market.shrink(last.id, side, ticks, excess);
        last.lots -= excess;
      } else {
        market.take(last.id, side, ticks);
        forget(last);
      }
    }
  }

  /// The order that makes a level larger, to be placed; null where it is large enough. What of the
  /// crowd would trade with itself is gone before.
  @Nullable BookOrder raise(Side side, long ticks, long lots) {
    long missing = lots - at(side, ticks);
    if (missing <= 0) {
      return null;
    }
    clear(side.opposite(), ticks);
    return new BookOrder(newId(), side, ticks, missing, Stay.REST);
  }

  /// So much of one of the crowd's orders rests in the book now.
  void rests(BookOrder order, long lots) {
    Part part = new Part(order.id(), order.side(), order.price(), lots);
    parts.put(order.id(), part);
    own(order.side()).computeIfAbsent(order.price(), _ -> new ArrayDeque<>()).addLast(part);
  }

  /// Takes away the levels that an order of the other side at that price would meet.
  void clear(Side side, long ticks) {
    TreeMap<Long, Deque<Part>> own = own(side);
    var met = side == Side.BUY ? own.tailMap(ticks, true) : own.headMap(ticks, true);
    List.copyOf(met.keySet()).forEach(price -> lower(side, price, 0));
  }

  /// Takes away the levels that are better than that price.
  void clearBetter(Side side, long ticks) {
    clear(side, side == Side.BUY ? ticks + 1 : ticks - 1);
  }

  /// One of the crowd's orders that rested has traded.
  void traded(long id, long lots) {
    Part part = parts.get(id);
    if (part != null) {
      part.lots -= lots;
      if (part.lots == 0) {
        forget(part);
      }
    }
  }

  private void forget(Part part) {
    parts.remove(part.id);
    Deque<Part> level = own(part.side).get(part.ticks);
    if (level != null) {
      level.remove(part);
      if (level.isEmpty()) {
        own(part.side).remove(part.ticks);
      }
    }
  }

  private static long sum(Collection<Part> level) {
    return level.stream().mapToLong(part -> part.lots).sum();
  }

  private TreeMap<Long, Deque<Part>> own(Side side) {
    return side == Side.BUY ? bids : asks;
  }
}
