package io.opentrade.engine.core;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.Orders;
import io.opentrade.engine.order.TrackedOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Protection at a real exchange that is as large as what it protects: one stop, one target, or
/// both, resized with every part that is bought or sold. Where nothing locks what an order offers,
/// the stop of the new size rests before the old one is taken back. Where coins are locked the old
/// one goes first, and until the new one rests the desk watches the price itself.
final class Covers {
  /// How often in a row a stop is sent again that was refused.
  private static final int TRIES = 3;

  /// After how long it is sent again where no other rests, milliseconds.
  private static final long LATER = 60_000;

  private final DeskSettings settings;
  private final Orders orders;
  private final Cancellations cancellations;
  private final Placements placements;
  private final PositionGuard.Ways ways;
  private final Function<OrderId, Set<OrderId>> companions;
  private final Map<OrderId, Cover> entries = new HashMap<>();
  private final List<Cover> all = new ArrayList<>();

  /// What protects a part of the position.
  private static final class Cover {
    /// One for each order that is to rest, as it was asked for.
    private final List<Order> parts;

    private final List<OrderId> sent = new ArrayList<>();

    /// How much of the position it protects: what was bought for it, less what it sold.
    private Quantity wanted;

    /// Whether it lacks an order that is to be sent.
    private boolean due;

    /// Whether its stop was taken back, and no other rests yet.
    private boolean bare;

    /// Targets that were taken back, to be sent for more.
    private final Set<Order> absent = new HashSet<>();

    private int refusals;
    private long refusedAt;

    private Cover(List<Order> parts, Quantity wanted) {
      this.parts = parts;
      this.wanted = wanted;
    }
  }

  /// @param companions an order and those that it cancels once it is filled
  Covers(
      DeskSettings settings,
      Orders orders,
      Cancellations cancellations,
      Placements placements,
      PositionGuard.Ways ways,
      Function<OrderId, Set<OrderId>> companions) {
    this.settings = settings;
    this.orders = orders;
    this.cancellations = cancellations;
    this.placements = placements;
    this.ways = ways;
    this.companions = companions;
  }

  /// An entry was filled, at least in part: all of it is protected by one bracket.
  ///
  /// @param fill as it changed what is held
  void entered(Order entry, Bracket bracket, Fill fill, List<Effect> effects) {
    Cover cover = entries.get(entry.id());
    if (cover == null) {
      Side side = entry.side().opposite();
      List<Order> parts = bracket.orders(entry.quantity(), side, () -> entry.id());
      cover = new Cover(parts, Quantity.ZERO);
      entries.put(entry.id(), cover);
      all.add(cover);
    }
    cover.wanted = cover.wanted.plus(fill.quantity());
    cover.due = true;
    cover.refusals = 0;
    settle(cover, fill.at(), effects);
  }

  /// Orders that were placed together, of which one cancels the others.
  ///
  /// @return whether they are followed here: they protect the same part of a position, and nothing
  ///     locks what they offer
  boolean follow(List<OrderId> placed) {
    List<Order> parts = new ArrayList<>();
    for (OrderId id : placed) {
      TrackedOrder tracked = orders.find(id);
      if (tracked != null) {
        parts.add(tracked.order());
      }
    }
    if (!future() || parts.size() < 2 || !parts.stream().allMatch(each -> alike(each, parts))) {
      return false;
    }
    all.removeIf(each -> !entries.containsValue(each) && open(each).isEmpty());
    Cover cover = new Cover(parts, parts.getFirst().quantity());
    cover.sent.addAll(placed);
    all.add(cover);
    return true;
  }

  private static boolean alike(Order order, List<Order> others) {
    Order first = others.getFirst();
    return order.purpose().reduceOnly()
        && order.side() == first.side()
        && order.quantity().compareTo(first.quantity()) == 0;
  }

  /// An order was filled, at least in part.
  void filled(Fill fill) {
    Cover cover = of(fill.order());
    if (cover != null) {
      cover.wanted = cover.wanted.minus(fill.quantity());
      cover.refusals = 0;
    }
  }

  /// Something has become known of an order.
  void heard(TrackedOrder after, long at, List<Effect> effects) {
    Order order = after.order();
    Cover cover = of(order.id());
    if (cover == null) {
      return;
    }
    boolean stops = order.purpose() != Purpose.TAKE_PROFIT;
    if (stops && after.state() instanceof OrderState.Working) {
      cover.bare = false;
    }
    if (stops && after.state() instanceof OrderState.Rejected) {
      cover.refusals++;
      cover.refusedAt = at;
      cover.due |= cover.refusals < TRIES;
    }
    settle(cover, at, effects);
  }

  /// An exit came to nothing: what was taken back for it is sent again.
  void again(long at, List<Effect> effects) {
    all.forEach(cover -> settle(cover, at, effects));
  }

  /// An exit takes an order back: what it leaves is protected anew.
  ///
  /// @return whether the order is followed here
  boolean lifted(OrderId id) {
    Cover cover = of(id);
    if (cover != null) {
      cover.due = true;
    }
    return cover != null;
  }

  /// A price has come: a stop that was refused while it was resized is tried again, now and then.
  void priced(long at, List<Effect> effects) {
    for (Cover cover : all) {
      if (cover.bare && at - cover.refusedAt >= LATER && open(cover).isEmpty()) {
        cover.due = true;
        cover.refusedAt = at;
        settle(cover, at, effects);
      }
    }
  }

  /// Whether a stop was taken back and no other rests yet: the price must be watched here.
  boolean bare() {
    for (Cover cover : all) { // asked at every price of a backtest
      if (cover.bare) {
        return true;
      }
    }
    return false;
  }

  /// Whether the price has passed a stop that does not rest because it is resized.
  boolean passed(Price price) {
    return all.stream()
        .filter(cover -> cover.bare)
        .flatMap(cover -> cover.parts.stream())
        .anyMatch(part -> passed(part, price));
  }

  private static boolean passed(Order part, Price price) {
    if (!(part.terms() instanceof Terms.Stop(Price trigger))) {
      return false;
    }
    int above = price.compareTo(trigger);
    return part.side() == Side.SELL ? above <= 0 : above >= 0;
  }

  /// Whether an order is sent again from here where it never came, if it is still needed.
  boolean sendsAgain(OrderId id) {
    Cover cover = of(id);
    return cover != null
        && cover.parts.stream().anyMatch(part -> part.purpose() != Purpose.TAKE_PROFIT);
  }

  /// The open orders that protect the same as that one; empty where it is not followed here.
  List<OrderId> members(OrderId id) {
    Cover cover = of(id);
    return cover == null ? List.of() : open(cover).stream().map(each -> each.order().id()).toList();
  }

  /// The position is closed.
  void forget() {
    entries.clear();
    all.clear();
  }

  private @Nullable Cover of(OrderId id) {
    for (Cover cover : all) {
      if (cover.sent.contains(id)) {
        return cover;
      }
    }
    return null;
  }

  private boolean future() {
    return settings.instrument().contract().future();
  }

  private void settle(Cover cover, long at, List<Effect> effects) {
    if (lots(cover.wanted).signum() <= 0) {
      open(cover).forEach(each -> cancellations.cancel(at, each.order().id(), effects));
      cover.bare = false;
    } else if (future()) {
      cover.parts.forEach(part -> swap(cover, part, at, effects));
      cover.due = false;
    } else if (cover.due && !ways.exiting().getAsBoolean()) {
      renew(cover, at, effects);
    }
  }

  /// Nothing is locked: the new size rests first, and the old one is a reduction that can do no
  /// harm until it is gone. A trailing stop is not replaced: a new one would forget how far the
  /// price has been.
  private void swap(Cover cover, Order part, long at, List<Effect> effects) {
    Quantity size = least(lots(cover.wanted), held());
    List<TrackedOrder> open = open(cover).stream().filter(each -> same(each, part)).toList();
    if (open.isEmpty()) {
      boolean absent = cover.absent.remove(part);
      if (size.signum() > 0 && (absent || cover.due)) {
        send(cover, List.of(part), size, effects);
      }
      return;
    }
    TrackedOrder newest = open.getLast();
    if (size.signum() <= 0 || !(newest.state() instanceof OrderState.Working)) {
      return;
    }
    if (part.purpose() == Purpose.TAKE_PROFIT) {
      enlarge(cover, part, newest, size, at, effects);
      return;
    }
    for (TrackedOrder old : open.subList(0, open.size() - 1)) {
      cancellations.cancel(at, old.order().id(), effects);
    }
    boolean other = size.compareTo(newest.remaining()) != 0;
    if (other && cover.refusals < TRIES && !(part.terms() instanceof Terms.TrailingStop)) {
      for (OrderId id : send(cover, List.of(part), size, effects)) {
        placements.succeed(newest.order().id(), id);
      }
    }
  }

  /// Exchanges refuse two targets that offer more than is held, so the old one goes first: nothing
  /// is unprotected without it. It is not made smaller, since it would lose its place in the book.
  private void enlarge(
      Cover cover, Order part, TrackedOrder target, Quantity size, long at, List<Effect> effects) {
    if (size.compareTo(target.remaining()) > 0) {
      cover.absent.add(part);
      cancellations.cancel(at, target.order().id(), effects);
    }
  }

  /// The coins are locked: what rests is taken back first, once the exchange has it.
  private void renew(Cover cover, long at, List<Effect> effects) {
    List<TrackedOrder> open = open(cover);
    Quantity size = least(lots(cover.wanted), held().minus(offered(cover)));
    if (open.isEmpty()) {
      cover.due = false;
      if (size.signum() > 0) {
        send(cover, cover.parts, size, effects);
      }
    } else if (open.stream().allMatch(each -> each.state() instanceof OrderState.Working)) {
      cover.due = most(open).compareTo(size) < 0;
      if (cover.due) {
        cover.bare = true;
        open.forEach(each -> cancellations.cancel(at, each.order().id(), effects));
      }
    }
  }

  private List<OrderId> send(Cover cover, List<Order> parts, Quantity size, List<Effect> effects) {
    List<OrderId> together = new ArrayList<>(parts.size());
    for (Order part : parts) {
      Order order = Lifted.anew(part, size, ways.ids().get());
      if (ways.sender().send(order, ways.price().get(), effects)) {
        together.add(order.id());
      }
    }
    cover.sent.addAll(together);
    ways.paired().accept(together, effects);
    return together;
  }

  private List<TrackedOrder> open(Cover cover) {
    List<TrackedOrder> open = new ArrayList<>();
    for (OrderId id : cover.sent) {
      TrackedOrder tracked = orders.find(id);
      if (tracked != null && !tracked.state().done()) {
        open.add(tracked);
      }
    }
    return open;
  }

  private static boolean same(TrackedOrder tracked, Order part) {
    return tracked.order().purpose() == part.purpose()
        && tracked.order().terms().equals(part.terms());
  }

  /// What other reductions offer, of those that belong together the largest.
  private Quantity offered(Cover cover) {
    Set<OrderId> seen = new HashSet<>(cover.sent);
    Quantity offered = Quantity.ZERO;
    for (TrackedOrder each : orders.open()) {
      Order order = each.order();
      if (order.purpose().reduceOnly() && !seen.contains(order.id())) {
        Set<OrderId> together = companions.apply(order.id());
        seen.addAll(together);
        offered = offered.plus(most(openOf(together)));
      }
    }
    return offered;
  }

  private List<TrackedOrder> openOf(Set<OrderId> ids) {
    return orders.open().stream().filter(each -> ids.contains(each.order().id())).toList();
  }

  private static Quantity most(List<TrackedOrder> open) {
    Quantity most = Quantity.ZERO;
    for (TrackedOrder each : open) {
      most = each.remaining().compareTo(most) > 0 ? each.remaining() : most;
    }
    return most;
  }

  private Quantity held() {
    return Contingencies.Held.of(ways.position().get(), settings.instrument()).whole();
  }

  private Quantity lots(Quantity quantity) {
    return settings.instrument().quantity(quantity.value());
  }

  private static Quantity least(Quantity one, Quantity other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
