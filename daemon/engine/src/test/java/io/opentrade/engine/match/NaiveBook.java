package io.opentrade.engine.match;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.match.BookOrder.Stay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The same book, written as plainly as can be: one list, searched from end to end each time.
final class NaiveBook {
  private final List<Waiting> all = new ArrayList<>();
  private long clock;

  private static final class Waiting {
    final BookOrder order;
    long left;
    long shown;
    long since;

    Waiting(BookOrder order, long left, long since) {
      this.order = order;
      this.left = left;
      this.shown = Math.min(order.display(), left);
      this.since = since;
    }
  }

  Placed place(BookOrder order) {
    if (order.quantity() <= 0) {
      return Placed.refused("the quantity is not positive");
    }
    if (order.display() <= 0 || order.display() > order.quantity()) {
      return Placed.refused("an iceberg shows a part of its quantity");
    }
    if (all.stream().anyMatch(other -> other.order.id() == order.id())) {
      return Placed.refused("an order with this id rests already");
    }
    boolean stays = order.stay() == Stay.REST || order.stay() == Stay.POST_ONLY;
    if (order.market() && stays) {
      return Placed.refused("a market order cannot rest");
    }
    if (order.stay() == Stay.POST_ONLY && best(order) != null) {
      return Placed.refused("it would trade at once");
    }
    long there =
        all.stream().filter(other -> meets(order, other)).mapToLong(other -> other.left).sum();
    if (order.stay() == Stay.FILL_OR_KILL && there < order.quantity()) {
      return new Placed(List.of(), 0, null);
    }
    List<Execution> executions = new ArrayList<>();
    long left = order.quantity();
    for (Waiting other = best(order); other != null && left > 0; other = best(order)) {
      long taken = Math.min(left, other.shown);
      executions.add(new Execution(other.order.id(), order.id(), other.order.price(), taken));
      left -= taken;
      other.left -= taken;
      other.shown -= taken;
      if (other.left == 0) {
        all.remove(other);
      } else if (other.shown == 0) {
        other.shown = Math.min(other.order.display(), other.left);
        other.since = clock++;
      }
    }
    if (left > 0 && stays) {
      all.add(new Waiting(order, left, clock++));
    }
    return new Placed(executions, stays ? left : 0, null);
  }

  boolean cancel(long id) {
    return all.removeIf(waiting -> waiting.order.id() == id);
  }

  boolean reduce(long id, long lots) {
    for (Waiting waiting : all) {
      if (waiting.order.id() == id) {
        long hidden = waiting.left - waiting.shown;
        waiting.left -= lots;
        waiting.shown -= Math.max(0, lots - hidden);
        if (waiting.left <= 0) {
          all.remove(waiting);
        }
        return true;
      }
    }
    return false;
  }

  List<Level> levels(Side side) {
    TreeMap<Long, Level> levels =
        new TreeMap<>(
            side == Side.BUY ? Comparator.<Long>reverseOrder() : Comparator.<Long>naturalOrder());
    for (Waiting waiting : all) {
      if (waiting.order.side() == side) {
        long price = waiting.order.price();
        levels.merge(
            price,
            new Level(price, waiting.shown, 1),
            (a, b) -> new Level(price, a.quantity() + b.quantity(), a.orders() + b.orders()));
      }
    }
    return List.copyOf(levels.values());
  }

  long resting() {
    return all.stream().mapToLong(waiting -> waiting.left).sum();
  }

  private @Nullable Waiting best(BookOrder order) {
    Comparator<Waiting> byPrice = Comparator.comparingLong(waiting -> waiting.order.price());
    return all.stream()
        .filter(other -> meets(order, other))
        .min(
            (order.side() == Side.BUY ? byPrice : byPrice.reversed())
                .thenComparingLong(waiting -> waiting.since))
        .orElse(null);
  }

  private static boolean meets(BookOrder order, Waiting other) {
    return other.order.side() != order.side()
        && (order.side() == Side.BUY
            ? other.order.price() <= order.price()
            : other.order.price() >= order.price());
  }
}
