package io.opentrade.server.simulate.exchange;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.match.BookOrder;
import io.opentrade.engine.match.Execution;
import io.opentrade.engine.match.Level;
import io.opentrade.engine.match.OrderBook;
import io.opentrade.engine.match.Placed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One market: its book, the clients' orders, and what of the book has been told.
final class Market {
  private record Place(Side side, long ticks) {}

  final Listing listing;
  final OrderBook book = new OrderBook();
  final Crowd crowd = new Crowd(this);
  final Map<Long, SpotOrder> orders = new LinkedHashMap<>();

  /// Those that are not final, in the order in which they came.
  final LinkedHashSet<Long> open = new LinkedHashSet<>();

  /// Those that wait for their trigger.
  final LinkedHashSet<Long> waiting = new LinkedHashSet<>();

  final List<Fill> fills = new ArrayList<>();
  private final Map<Place, Long> told = new HashMap<>();
  private final LinkedHashSet<Place> touched = new LinkedHashSet<>();
  private @Nullable BigDecimal last;
  private long trades;
  private long updates;

  Market(Listing listing) {
    this.listing = listing;
  }

  /// The last price, null while there was no trade.
  @Nullable BigDecimal last() {
    return last;
  }

  /// The number of the last change of the book.
  long updates() {
    return updates;
  }

  Placed place(BookOrder order) {
    Placed placed = book.place(order);
    for (Execution execution : placed.executions()) {
      touched.add(new Place(order.side().opposite(), execution.price()));
      crowd.traded(execution.maker(), execution.quantity());
    }
    if (placed.resting() > 0) {
      touched.add(new Place(order.side(), order.price()));
      if (order.id() < 0) {
        crowd.rests(order, placed.resting());
      }
    }
    return placed;
  }

  void take(long id, Side side, long ticks) {
    book.cancel(id);
    touched.add(new Place(side, ticks));
  }

  void shrink(long id, Side side, long ticks, long lots) {
    book.reduce(id, lots);
    touched.add(new Place(side, ticks));
  }

  /// Numbers a trade and keeps its price.
  ///
  /// @param aggregate the first of the trades that one order made at this price, 0 for this one
  Trade print(Execution execution, long aggregate, boolean buyerIsMaker, long time) {
    BigDecimal price = listing.price(execution.price());
    last = price;
    trades++;
    return new Trade(
        listing.symbol(),
        trades,
        aggregate == 0 ? trades : aggregate,
        price,
        listing.quantity(execution.quantity()),
        time,
        buyerIsMaker);
  }

  /// The levels that differ from what was told before, each with a number of its own.
  List<ExchangeEvent.LevelChanged> takeChanges(long time) {
    List<ExchangeEvent.LevelChanged> changes = new ArrayList<>();
    for (Place place : touched) {
      long lots = book.level(place.side(), place.ticks()).quantity();
      Long before = lots == 0 ? told.remove(place) : told.put(place, lots);
      if (lots != (before == null ? 0 : before)) {
        updates++;
        changes.add(
            new ExchangeEvent.LevelChanged(
                listing.symbol(),
                place.side(),
                listing.price(place.ticks()),
                listing.quantity(lots),
                updates,
                time));
      }
    }
    touched.clear();
    return changes;
  }

  /// Lots that a market order of that side finds, up to `most`, and what they are worth, up to
  /// `budget`: a walk through what shows.
  Walk walk(Side side, long most, @Nullable BigDecimal budget) {
    long lots = 0;
    BigDecimal worth = BigDecimal.ZERO;
    for (Level level : book.levels(side.opposite())) {
      long here = Math.min(level.quantity(), most - lots);
      if (budget != null) {
        BigDecimal one = listing.notional(level.price(), 1);
        BigDecimal left = budget.subtract(worth).divideToIntegralValue(one);
        here = left.compareTo(BigDecimal.valueOf(here)) < 0 ? left.longValueExact() : here;
      }
      lots += here;
      worth = worth.add(listing.notional(level.price(), here));
      if (here < level.quantity()) {
        break;
      }
    }
    return new Walk(lots, worth);
  }

  /// @param lots that are found
  /// @param worth of them in the quote asset
  record Walk(long lots, BigDecimal worth) {}

  void keep(SpotOrder order) {
    orders.put(order.id(), order);
    if (order.status().isFinal()) {
      open.remove(order.id());
      waiting.remove(order.id());
    } else {
      open.add(order.id());
    }
  }

  SpotOrder order(long id) {
    SpotOrder order = orders.get(id);
    if (order == null) {
      throw new IllegalStateException("no order " + id + " in " + listing.symbol());
    }
    return order;
  }

  List<SpotOrder> openOf(String account) {
    return open.stream().map(this::order).filter(each -> each.account().equals(account)).toList();
  }
}
