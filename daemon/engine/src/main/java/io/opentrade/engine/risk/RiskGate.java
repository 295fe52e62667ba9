package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;

/// Examines the orders of a market. Stateless: the same order in the same situation gets the same
/// verdict.
public final class RiskGate {
  private final Instrument instrument;
  private final BigDecimal feeRate;
  private final Money minimumNotional;
  private final OrderRules rules;

  /// @param feeRate expected on a fill, as a fraction of its notional
  public RiskGate(Instrument instrument, BigDecimal feeRate) {
    this(instrument, feeRate, Money.ZERO);
  }

  /// @param minimumNotional below which an entry is refused; reductions always pass
  public RiskGate(Instrument instrument, BigDecimal feeRate, Money minimumNotional) {
    this.instrument = instrument;
    this.feeRate = feeRate;
    this.minimumNotional = minimumNotional;
    this.rules = new OrderRules(instrument);
  }

  /// Examines an order.
  ///
  /// @param position what is held now
  /// @param free cash that no other open entry may need
  /// @param expected the price an entry will fill at, or a worse one
  /// @param account what its rules say, asked about an entry
  public Verdict examine(
      Order order, Position position, Money free, Price expected, AccountRules account) {
    String complaint = rules.complaint(order);
    if (complaint != null) {
      return new Verdict.Denied(complaint);
    }
    return order.purpose().reduceOnly()
        ? reduction(order, position)
        : entry(order, free, expected, account);
  }

  /// What an entry takes from cash at that price: notional and fee. A short must be as well covered
  /// as a purchase of the same size, though its proceeds are cash.
  public Money cost(Quantity quantity, Price price) {
    Money notional = price.times(quantity, instrument.moneyScale());
    return notional.plus(notional.share(feeRate, instrument.moneyScale()));
  }

  private Verdict reduction(Order order, Position position) {
    Quantity held = position.quantity();
    boolean against = order.side() == Side.SELL ? held.signum() > 0 : held.signum() < 0;
    if (!against || order.quantity().compareTo(held.absolute()) > 0) {
      return new Verdict.Denied("the order would not only reduce the position");
    }
    return new Verdict.Approved(new ApprovedOrder(order));
  }

  private Verdict entry(Order order, Money free, Price expected, AccountRules account) {
    Money notional = expected.times(order.quantity(), instrument.moneyScale());
    if (notional.compareTo(minimumNotional) < 0) {
      return new Verdict.Denied("the order is worth less than the minimum notional");
    }
    String refusal = account.refusal(notional);
    if (refusal != null) {
      return new Verdict.Denied(refusal);
    }
    return cost(order.quantity(), expected).compareTo(free) > 0
        ? new Verdict.Denied("not enough cash")
        : new Verdict.Approved(new ApprovedOrder(order));
  }
}
