package io.opentrade.engine.core;

import io.opentrade.engine.core.Effect.Told;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderNews;
import java.util.List;

/// Tells the strategy at a desk of every change of its orders, once it wants to hear of them.
final class OrderTeller {
  private final int desk;
  private final Placements placements;
  private boolean on;

  OrderTeller(int desk, Placements placements) {
    this.desk = desk;
    this.placements = placements;
  }

  /// From now on changes are told.
  void begin() {
    on = true;
  }

  /// A report changed an order.
  void changed(TrackedOrder after, Report report, List<Effect> effects) {
    if (on) {
      Fill fill = report instanceof Report.Filled(Fill made) ? made : null;
      int handle = placements.handle(report.order());
      tell(OrderTelling.of(after, handle, fill, report.at()), effects);
    }
  }

  /// An order was not sent.
  ///
  /// @param handle under which it was to be placed; 0 for none
  void denied(Order order, String reason, int handle, List<Effect> effects) {
    if (on) {
      tell(OrderTelling.of(TrackedOrder.denied(order, reason), handle, null, 0), effects);
    }
  }

  /// What was to be placed came to no order.
  void refused(Intent.Place place, String reason, List<Effect> effects) {
    if (on) {
      tell(OrderTelling.refused(place, reason), effects);
    }
  }

  private void tell(OrderNews news, List<Effect> effects) {
    effects.add(new Told(desk, news));
  }
}
