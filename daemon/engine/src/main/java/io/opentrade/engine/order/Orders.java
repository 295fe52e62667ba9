package io.opentrade.engine.order;

import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.event.Report;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All orders of one engine: the open ones, and the last of those that are done, since a fill may
/// come late.
public final class Orders {
  private final Map<OrderId, TrackedOrder> open = new LinkedHashMap<>();
  private final Collection<TrackedOrder> opened = Collections.unmodifiableCollection(open.values());
  private final Map<OrderId, TrackedOrder> done = new LinkedHashMap<>();
  private final int remembered;

  /// @param remembered how many done orders are kept; older ones are the journal's
  public Orders(int remembered) {
    this.remembered = remembered;
  }

  /// A new order, handed to the venue.
  ///
  /// @throws IllegalStateException where the id was used before
  public void submit(Order order) {
    if (find(order.id()) != null) {
      throw new IllegalStateException("order id " + order.id() + " is used twice");
    }
    open.put(order.id(), TrackedOrder.submitted(order));
  }

  /// A new order that the risk gate refused.
  public void deny(Order order, String reason) {
    remember(TrackedOrder.denied(order, reason));
  }

  /// The order by that id, open or remembered; null where there is none.
  public @Nullable TrackedOrder find(OrderId id) {
    TrackedOrder found = open.get(id);
    return found != null ? found : done.get(id);
  }

  /// The open orders, oldest first; a view.
  public Collection<TrackedOrder> open() {
    return opened;
  }

  /// Applies a report.
  public Transition apply(Report report) {
    TrackedOrder before = find(report.order());
    if (before == null) {
      return new Transition.Impossible("there is no such order");
    }
    Transition transition = before.after(report);
    if (!(transition instanceof Transition.Changed(TrackedOrder after))) {
      return transition;
    }
    if (after.state().done()) {
      open.remove(report.order());
      remember(after);
    } else {
      open.put(report.order(), after);
    }
    return transition;
  }

  private void remember(TrackedOrder order) {
    done.put(order.order().id(), order);
    if (done.size() > remembered) {
      done.remove(done.keySet().iterator().next());
    }
  }
}
