package io.opentrade.engine.risk;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Examines the orders of a market. Stateless: the same order in the same situation gets the same
/// verdict.
public final class RiskGate {
  private final Instrument instrument;
  private final BigDecimal feeRate;
  private final Money minimumNotional;
  private final Supplier<MarginRules> margin;
  private final OrderRules rules;
  private final Supplier<@Nullable Money> mostNotional;

  /// @param feeRate expected on a fill, as a fraction of its notional
  public RiskGate(Instrument instrument, BigDecimal feeRate) {
    this(instrument, feeRate, Money.ZERO);
  }

  /// @param minimumNotional below which an entry is refused; reductions always pass
  public RiskGate(Instrument instrument, BigDecimal feeRate, Money minimumNotional) {
    this(instrument, feeRate, minimumNotional, MarginRules.PLAIN);
  }

  /// @param minimumNotional below which an entry is refused; reductions always pass
  /// @param margin what may be borrowed
  public RiskGate(
      Instrument instrument, BigDecimal feeRate, Money minimumNotional, MarginRules margin) {
    this(instrument, feeRate, minimumNotional, margin, () -> null);
  }

  /// @param minimumNotional below which an entry is refused; reductions always pass
  /// @param margin what may be borrowed
  /// @param mostNotional above which an entry is refused, asked at each; null for no limit
  public RiskGate(
      Instrument instrument,
      BigDecimal feeRate,
      Money minimumNotional,
      MarginRules margin,
      Supplier<@Nullable Money> mostNotional) {
    this(instrument, feeRate, minimumNotional, () -> margin, mostNotional);
  }

  /// @param minimumNotional below which an entry is refused; reductions always pass
  /// @param margin what may be borrowed, asked each time: the owner may change it while flat
  /// @param mostNotional above which an entry is refused, asked at each; null for no limit
  public RiskGate(
      Instrument instrument,
      BigDecimal feeRate,
      Money minimumNotional,
      Supplier<MarginRules> margin,
      Supplier<@Nullable Money> mostNotional) {
    this.mostNotional = mostNotional;
    this.instrument = instrument;
    this.feeRate = feeRate;
    this.minimumNotional = minimumNotional;
    this.margin = margin;
    this.rules = new OrderRules(instrument);
  }

  /// Examines an order.
  ///
  /// @param position what is held now
  /// @param free cash that is neither locked as margin nor needed by another open entry
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
        : entry(order, position, free, expected, account);
  }

  /// The leverage of an entry, or why it cannot have it.
  ///
  /// @param wanted as the strategy said; NaN for the account's
  public MarginRules.Leverage leverage(double wanted) {
    return margin.get().leverage(wanted, instrument);
  }

  /// What stands behind a futures position.
  public MarginMode marginMode() {
    return margin.get().mode();
  }

  /// The margin that a futures position must keep, rounded up to the money scale; 0 for what is no
  /// future.
  public Money maintenance(Quantity held, Price price) {
    if (!instrument.contract().future() || held.signum() == 0) {
      return Money.ZERO;
    }
    Money notional = instrument.notional(price, held.absolute());
    return new Money(
        margin
            .get()
            .maintenance()
            .margin(notional)
            .setScale(instrument.moneyScale(), RoundingMode.CEILING));
  }

  /// What an entry takes from cash at that price: notional, of a future its margin, and fee. What
  /// is sold short must be as well covered as a purchase of the same size, though its proceeds are
  /// cash.
  public Money cost(Quantity quantity, Price price, BigDecimal leverage) {
    Money notional = instrument.notional(price, quantity);
    Money fee = notional.share(feeRate, instrument.moneyScale());
    return instrument.margin(notional, leverage).plus(fee);
  }

  private Verdict reduction(Order order, Position position) {
    Quantity held = position.quantity();
    boolean against = order.side() == Side.SELL ? held.signum() > 0 : held.signum() < 0;
    if (!against || order.quantity().compareTo(held.absolute()) > 0) {
      return new Verdict.Denied("the order would not only reduce the position");
    }
    return new Verdict.Approved(new ApprovedOrder(order));
  }

  private Verdict entry(
      Order order, Position position, Money free, Price expected, AccountRules account) {
    Money notional = instrument.notional(expected, order.quantity());
    if (notional.compareTo(minimumNotional) < 0) {
      return new Verdict.Denied("the order is worth less than the minimum notional");
    }
    Money most = mostNotional.get();
    if (most != null && notional.compareTo(most) > 0) {
      return new Verdict.Denied("the order is worth more than the account's limit of " + most);
    }
    boolean future = instrument.contract().future();
    if (!future && !margin.get().shorts() && sellsShort(order, position)) {
      return new Verdict.Denied("a spot account cannot go short");
    }
    String refusal = account.refusal(notional);
    if (refusal != null) {
      return new Verdict.Denied(refusal);
    }
    if (future && lostAtOnce(notional, order.leverage())) {
      return new Verdict.Denied("at that leverage it would be liquidated at once");
    }
    return cost(order.quantity(), expected, order.leverage()).compareTo(free) > 0
        ? new Verdict.Denied("not enough cash")
        : new Verdict.Approved(new ApprovedOrder(order));
  }

  private static boolean sellsShort(Order order, Position position) {
    return order.side() == Side.SELL && position.quantity().compareTo(order.quantity()) < 0;
  }

  private boolean lostAtOnce(Money notional, BigDecimal leverage) {
    Money posted = instrument.margin(notional, leverage);
    return margin.get().maintenance().margin(notional).compareTo(posted.value()) >= 0;
  }
}
