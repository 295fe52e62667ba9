package io.opentrade.engine.match;

import io.opentrade.engine.domain.Side;
import io.opentrade.engine.match.BookOrder.Stay;
import io.opentrade.engine.match.PriceLevel.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A book that matches by price, then by time. The best price trades first; at one price the order
/// that came first; an iceberg's next part comes last. It trades at the price of the order that
/// rested. Not safe for use by several threads.
public final class OrderBook {
  private final TreeMap<Long, PriceLevel> bids = new TreeMap<>(Comparator.reverseOrder());
  private final TreeMap<Long, PriceLevel> asks = new TreeMap<>();
  private final Map<Long, Entry> entries = new HashMap<>();

  /// Takes an order: trades what can be traded, and rests or drops what cannot.
  public Placed place(BookOrder order) {
    String refusal = refusal(order);
    if (refusal != null) {
      return Placed.refused(refusal);
    }
    TreeMap<Long, PriceLevel> others = order.side() == Side.BUY ? asks : bids;
    if (order.stay() == Stay.FILL_OR_KILL && available(order, others) < order.quantity()) {
      return new Placed(List.of(), 0, null);
    }
    List<Execution> executions = new ArrayList<>();
    long left = trade(order, others, executions);
    boolean rests = left > 0 && (order.stay() == Stay.REST || order.stay() == Stay.POST_ONLY);
    if (rests) {
      rest(order, left);
    }
    return new Placed(executions, rests ? left : 0, null);
  }

  /// Takes an order out.
  ///
  /// @return false where it does not rest here
  public boolean cancel(long id) {
    Entry entry = entries.remove(id);
    if (entry == null) {
      return false;
    }
    entry.level.remove(entry);
    drop(entry.level, own(entry.order.side()));
    return true;
  }

  /// Makes a resting order smaller; it keeps its place in the queue. An iceberg loses what is
  /// hidden first.
  ///
  /// @param lots to take away; the order goes where nothing is left
  /// @return false where it does not rest here
  public boolean reduce(long id, long lots) {
    Entry entry = entries.get(id);
    if (entry == null) {
      return false;
    }
    if (entry.level.reduce(entry, lots)) {
      return cancel(id);
    }
    return true;
  }

  /// What shows on one side, the best price first.
  public List<Level> levels(Side side) {
    return own(side).values().stream().map(PriceLevel::level).toList();
  }

  /// The first levels of [#levels], at most so many.
  public List<Level> levels(Side side, int most) {
    return own(side).values().stream().limit(most).map(PriceLevel::level).toList();
  }

  /// What shows at one price; nothing there is a level of no lots.
  public Level level(Side side, long price) {
    PriceLevel level = own(side).get(price);
    return level == null ? new Level(price, 0, 0) : level.level();
  }

  /// The best level of one side, null where nothing rests there.
  public @Nullable Level best(Side side) {
    Map.Entry<Long, PriceLevel> first = own(side).firstEntry();
    return first == null ? null : first.getValue().level();
  }

  private @Nullable String refusal(BookOrder order) {
    if (order.quantity() <= 0) {
      return "the quantity is not positive";
    }
    if (order.display() <= 0 || order.display() > order.quantity()) {
      return "an iceberg shows a part of its quantity";
    }
    if (entries.containsKey(order.id())) {
      return "an order with this id rests already";
    }
    boolean stays = order.stay() == Stay.REST || order.stay() == Stay.POST_ONLY;
    if (order.market() && stays) {
      return "a market order cannot rest";
    }
    TreeMap<Long, PriceLevel> others = order.side() == Side.BUY ? asks : bids;
    boolean trades = !others.isEmpty() && order.meets(others.firstKey());
    return order.stay() == Stay.POST_ONLY && trades ? "it would trade at once" : null;
  }

  /// Lots that the order could trade, counted no further than it needs.
  private static long available(BookOrder order, TreeMap<Long, PriceLevel> others) {
    long sum = 0;
    for (PriceLevel level : others.values()) {
      if (sum >= order.quantity() || !order.meets(level.price)) {
        break;
      }
      sum += Math.min(level.total(), order.quantity());
    }
    return sum;
  }

  private long trade(
      BookOrder order, TreeMap<Long, PriceLevel> others, List<Execution> executions) {
    long left = order.quantity();
    while (left > 0 && !others.isEmpty() && order.meets(others.firstKey())) {
      PriceLevel level = others.firstEntry().getValue();
      for (Entry entry = level.first(); entry != null && left > 0; entry = level.first()) {
        long taken = level.take(entry, left);
        executions.add(new Execution(entry.order.id(), order.id(), level.price, taken));
        left -= taken;
        if (PriceLevel.finished(entry)) {
          level.remove(entry);
          entries.remove(entry.order.id());
        }
      }
      drop(level, others);
    }
    return left;
  }

  private void rest(BookOrder order, long quantity) {
    PriceLevel level = own(order.side()).computeIfAbsent(order.price(), PriceLevel::new);
    Entry entry = new Entry(order, level, quantity);
    level.add(entry);
    entries.put(order.id(), entry);
  }

  private TreeMap<Long, PriceLevel> own(Side side) {
    return side == Side.BUY ? bids : asks;
  }

  private static void drop(PriceLevel level, TreeMap<Long, PriceLevel> side) {
    if (level.empty()) {
      side.remove(level.price);
    }
  }
}
