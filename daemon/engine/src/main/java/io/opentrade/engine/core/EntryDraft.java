package io.opentrade.engine.core;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.risk.MarginRules;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What an entry that a strategy wants comes down to: an order to be examined, or why there is
/// none.
sealed interface EntryDraft {
  /// An order.
  ///
  /// @param expected the price at which it is reckoned
  /// @param bracket what to attach to its fills
  record Ready(
      Side side,
      Quantity quantity,
      Terms terms,
      Price expected,
      BigDecimal leverage,
      Bracket bracket)
      implements EntryDraft {
    Order order(OrderId id, String tag) {
      return new Order(id, side, quantity, terms, Purpose.ENTRY, tag).at(leverage);
    }
  }

  /// None.
  record Refused(String reason) implements EntryDraft {}

  /// Sizes an entry.
  ///
  /// @param market the price there is
  /// @param known the price that it is sized at, cut to what can be had at the market's; null for
  ///     the market's
  /// @param size of an entry that brings none of its own
  /// @param kelly the desk's Kelly share
  static EntryDraft of(
      Intent.Enter enter,
      Price market,
      @Nullable Price known,
      Sizing size,
      BigDecimal kelly,
      Account account,
      Desk at) {
    DeskSettings desk = at.settings();
    EntryPrices prices = EntryPrices.of(enter, market, desk.instrument());
    if (prices.refusal() != null) {
      return new Refused(prices.refusal());
    }
    MarginRules.Leverage leverage = desk.gate().leverage(enter.leverage());
    if (leverage.refusal() != null) {
      return new Refused(leverage.refusal());
    }
    Money free = account.free(at);
    if (free.signum() <= 0) {
      return new Refused("no cash is left");
    }
    Sizer sizer = new Sizer(desk.instrument(), desk.feeRate(), leverage.value(), desk.gate());
    Sizing sizing = enter.sizing() != null ? enter.sizing() : size;
    Side side = enter.direction() == Direction.LONG ? Side.BUY : Side.SELL;
    Price limit = prices.limit();
    Price expected = prices.expected();
    double distance = prices.bracket().distance(expected);
    boolean atStop = sizing instanceof Sizing.Risk risk && Double.isNaN(risk.distance());
    if (atStop && Double.isNaN(distance)) {
      return new Refused("the size asks for a stop, and the entry has none");
    }
    Funds funds = new Funds(free, account.equity(at), distance, kelly);
    Quantity quantity = sizer.quantity(sizing, funds, expected);
    if (limit == null && quantity.signum() > 0) {
      // Sized again from the price at which all of it would be filled: less of it fills no worse.
      expected = desk.quotes().expected(side, quantity, expected);
      if (!expected.equals(prices.expected())) {
        quantity = sizer.quantity(sizing, funds, expected);
      }
    }
    if (known != null && limit == null && !(sizing instanceof Sizing.Base)) {
      Quantity asKnown = sizer.quantity(sizing, funds, known);
      Quantity affordable =
          sizer.quantity(new Sizing.Percent(BigDecimal.valueOf(100)), funds, expected);
      quantity = asKnown.compareTo(affordable) <= 0 ? asKnown : affordable;
    }
    if (sizing instanceof Sizing.Kelly && kelly.signum() <= 0) {
      return new Refused("the trades so far lose: their Kelly share is not positive");
    }
    if (quantity.signum() <= 0) {
      return new Refused("the size is less than one lot");
    }
    if (desk.gate().cost(quantity, expected, leverage.value()).signum() == 0) {
      return new Refused("the size is worth less than the smallest amount of money");
    }
    Terms terms = limit == null ? new Terms.Market() : new Terms.Limit(limit);
    return new Ready(side, quantity, terms, expected, leverage.value(), prices.bracket());
  }
}
