package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.risk.AccountRules;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.risk.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// Approved orders for the venue's tests, and what the venue said as text.
final class Orders {
  static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.01"), new BigDecimal("0.1"), 4);

  private Orders() {}

  static ApprovedOrder order(String id, Side side, String quantity, Terms terms) {
    return order(id, side, quantity, terms, Conditions.NONE, Purpose.ENTRY);
  }

  static ApprovedOrder order(
      String id, Side side, String quantity, Terms terms, Conditions conditions, Purpose purpose) {
    Quantity size = Quantity.of(quantity);
    Order order = new Order(new OrderId(id), side, size, terms, purpose, "", conditions);
    Position held =
        new Position(side == Side.SELL ? size : size.negate(), Price.of("1"), Money.of("1"));
    RiskGate gate = new RiskGate(INSTRUMENT, BigDecimal.ZERO);
    Verdict verdict =
        gate.examine(order, held, Money.of("1000000"), Price.of("1"), AccountRules.NONE);
    if (verdict instanceof Verdict.Approved(ApprovedOrder approved)) {
      return approved;
    }
    throw new AssertionError(verdict);
  }

  /// All that the venue says now: fills as `id quantity@price`, then the news.
  static String said(SimVenue venue) {
    List<String> said = new ArrayList<>();
    for (Fill fill = venue.next(); fill != null; fill = venue.next()) {
      said.add(fill.id() + " " + fill.quantity() + "@" + fill.price());
    }
    for (Report report = venue.news(); report != null; report = venue.news()) {
      said.add(
          report.order()
              + " "
              + report.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
    }
    return String.join("; ", said);
  }
}
