package io.opentrade.server.session;

import io.opentrade.server.venue.OrderReport;
import java.util.List;
import java.util.Set;

/// What rests at the exchange that this account did not send: shown, never touched.
///
/// @param orders of other programs and of people
/// @param marks of other instances of this program among them
record Elsewhere(List<OrderReport> orders, Set<String> marks) {
  static final Elsewhere NOTHING = new Elsewhere(List.of(), Set.of());

  Elsewhere {
    orders = List.copyOf(orders);
    marks = Set.copyOf(marks);
  }
}
