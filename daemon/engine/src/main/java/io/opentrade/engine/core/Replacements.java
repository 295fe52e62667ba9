package io.opentrade.engine.core;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.order.Orders;
import io.opentrade.engine.order.TrackedOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Orders that give way to others. The others are placed when those are surely over, so that never
/// both are filled; where the venue refuses the others, what gave way is placed again.
final class Replacements {
  /// Of how many orders it is known what came after them.
  private static final int REMEMBERED = 1_000;

  private final Orders orders;
  private final Function<OrderId, Set<OrderId>> companions;
  private final Function<OrderId, OrderPlan.@Nullable OneTriggersOther> followers;
  private final Placer placer;
  private final List<Change> changes = new ArrayList<>();
  private final Map<OrderId, Change> trials = new HashMap<>();
  private final Map<OrderId, List<OrderId>> successors = new LinkedHashMap<>();

  /// Places orders through the desk.
  @FunctionalInterface
  interface Placer {
    /// @param named the order that they come after
    /// @return those that were sent
    List<OrderId> place(OrderId named, OrderPlan plan, List<Effect> effects);
  }

  /// What gives way to what.
  ///
  /// @param named the order that was spoken of
  /// @param olds all that give way, with what was filled of them then
  /// @param ticket that takes the place of the named one
  /// @param next all that takes their place
  /// @param before they themselves, for where that is refused; null for nothing
  private record Change(
      OrderId named,
      Map<OrderId, Quantity> olds,
      Ticket ticket,
      OrderPlan next,
      @Nullable OrderPlan before) {}

  /// @param companions of an open order: it and those that it cancels once it is filled
  /// @param followers an order with what its execution places; null for nothing
  Replacements(
      Orders orders,
      Function<OrderId, Set<OrderId>> companions,
      Function<OrderId, OrderPlan.@Nullable OneTriggersOther> followers,
      Placer placer) {
    this.placer = placer;
    this.orders = orders;
    this.companions = companions;
    this.followers = followers;
  }

  /// An open order with another ticket in its place, and all that hangs on it: what it
  /// cancels, and what its execution places.
  OrderPlan changed(OrderId id, Ticket ticket) {
    Quantity whole = tracked(id).order().quantity();
    List<TrackedOrder> together = together(id);
    if (together.size() > 1) {
      return new OrderPlan.OneCancelsOther(
          together.stream()
              .map(each -> each.order().id().equals(id) ? ticket : beside(each, whole, ticket))
              .toList());
    }
    OrderPlan.OneTriggersOther both = followers.apply(id);
    return both == null
        ? new OrderPlan.Single(ticket)
        : new OrderPlan.OneTriggersOther(
            ticket, both.then().resized(whole, ticket.quantity()), both.held());
  }

  private static Ticket beside(TrackedOrder other, Quantity whole, Ticket ticket) {
    Ticket same = Ticket.of(other.order()).atMost(other.remaining());
    return same.resized(whole, ticket.quantity());
  }

  private TrackedOrder tracked(OrderId id) {
    return Objects.requireNonNull(orders.find(id), "an order that is known here");
  }

  private List<TrackedOrder> together(OrderId id) {
    Set<OrderId> all = companions.apply(id);
    return orders.open().stream().filter(each -> all.contains(each.order().id())).toList();
  }

  /// An open order is to give way, with those that it cancels once it is filled.
  ///
  /// @return what is to be taken back for that
  Set<OrderId> begin(OrderId id, Ticket ticket) {
    TrackedOrder old = tracked(id);
    Map<OrderId, Quantity> olds = new LinkedHashMap<>();
    together(id).forEach(each -> olds.put(each.order().id(), each.filled()));
    olds.keySet().forEach(this::forget);
    Ticket same = Ticket.of(old.order()).atMost(old.remaining());
    changes.add(new Change(id, olds, ticket, changed(id, ticket), changed(id, same)));
    return olds.keySet();
  }

  /// An order stays away: nothing takes its place.
  void forget(OrderId id) {
    changes.removeIf(change -> change.olds().containsKey(id));
  }

  /// Nothing takes the place of an entry.
  void forgetEntries() {
    changes.removeIf(change -> !change.next().reduces());
  }

  /// An order is over: what takes its place is placed, once all that gives way is over, too.
  ///
  /// @param held in whole lots
  /// @param closing whether the position is being closed, by somebody who puts protection back
  void over(OrderId id, Quantity held, boolean closing, List<Effect> effects) {
    Change change = due(id);
    if (change == null || closing) {
      return;
    }
    List<OrderId> sent = place(change, change.next(), held, effects);
    if (!sent.isEmpty()) {
      change.olds().keySet().forEach(old -> succeeded(old, change, sent));
      if (change.before() != null) {
        sent.forEach(each -> trials.put(each, change));
      }
    } else if (change.before() != null) {
      place(change, change.before(), held, effects);
    }
  }

  private @Nullable Change due(OrderId id) {
    for (Change change : changes) {
      if (change.olds().containsKey(id) && change.olds().keySet().stream().allMatch(this::done)) {
        changes.remove(change);
        return change;
      }
    }
    return null;
  }

  private boolean done(OrderId id) {
    TrackedOrder order = orders.find(id);
    return order == null || order.state().done();
  }

  private List<OrderId> place(Change change, OrderPlan plan, Quantity held, List<Effect> effects) {
    OrderPlan rest = rest(change, plan);
    if (rest == null || rest.reduces() && held.signum() == 0) {
      return List.of();
    }
    return placer.place(change.named(), rest.reduces() ? rest.atMost(held) : rest, effects);
  }

  /// A plan without what was filled of the old orders after they were to give way; null where that
  /// is all of it.
  private @Nullable OrderPlan rest(Change change, OrderPlan plan) {
    Quantity since = Quantity.ZERO;
    for (Map.Entry<OrderId, Quantity> old : change.olds().entrySet()) {
      TrackedOrder order = orders.find(old.getKey());
      Quantity more = order == null ? since : order.filled().minus(old.getValue());
      since = more.compareTo(since) > 0 ? more : since;
    }
    if (since.signum() == 0) {
      return plan;
    }
    Quantity left = plan.tickets().getFirst().quantity().minus(since);
    return left.signum() > 0 ? plan.atMost(left) : null;
  }

  private void succeeded(OrderId old, Change change, List<OrderId> sent) {
    List<OrderId> ordered = new ArrayList<>(sent);
    ordered.sort((one, other) -> Boolean.compare(stands(change, other), stands(change, one)));
    successors.put(old, List.copyOf(ordered));
    if (successors.size() > REMEMBERED) {
      successors.remove(successors.keySet().iterator().next());
    }
  }

  private boolean stands(Change change, OrderId id) {
    return tracked(id).order().terms().equals(change.ticket().terms());
  }

  /// The venue said something of an order. Where it did not take back one that was to give way,
  /// nothing takes its place; where it refused one that was to take the place of another, what
  /// stands beside that gives way to what there was before.
  ///
  /// @return what is to be taken back for that
  Set<OrderId> heard(Report report) {
    return switch (report) {
      case Report.Unanswered _, Report.CancelRequested _ -> Set.of();
      case Report.CancelRefused(long _, OrderId id, String _) -> {
        changes.removeIf(
            change ->
                change.olds().containsKey(id)
                    && change.olds().keySet().stream().noneMatch(this::done));
        yield Set.of();
      }
      case Report.Rejected(long _, OrderId id, String _) -> {
        Change change = trials.remove(id);
        yield change == null || change.before() == null
            ? Set.of()
            : refused(id, change, change.before());
      }
      case Report.Accepted _, Report.Cancelled _, Report.Expired _, Report.Filled _ -> {
        trials.remove(report.order());
        yield Set.of();
      }
    };
  }

  private Set<OrderId> refused(OrderId id, Change change, OrderPlan before) {
    Map<OrderId, Quantity> beside = new LinkedHashMap<>();
    together(id).forEach(open -> beside.put(open.order().id(), open.filled()));
    if (!stands(change, id) && !beside.isEmpty()) {
      return Set.of(); // the one that was spoken of may stand alone
    }
    beside.keySet().forEach(trials::remove);
    beside.put(id, Quantity.ZERO);
    OrderPlan again = rest(change, before);
    if (again != null) {
      changes.add(new Change(id, beside, again.tickets().getFirst(), again, null));
    }
    return beside.keySet();
  }

  /// What took the place of an order, the one that stands for it first; empty for nothing yet.
  List<OrderId> successors(OrderId id) {
    return successors.getOrDefault(id, List.of());
  }
}
