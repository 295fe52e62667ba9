package io.opentrade.engine.core;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.ledger.Book;
import io.opentrade.engine.ledger.Ledger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a desk's position and open orders mean for the money of its account. It keeps nothing: all
/// of it follows from the ledger, the orders and the price last heard of.
final class DeskMoney {
  private final int number;
  private final DeskSettings settings;
  private final Account account;
  private final OpenOrders open;
  private final Supplier<@Nullable Price> market;

  /// @param market the price last heard of; null before the first
  DeskMoney(
      int number,
      DeskSettings settings,
      Account account,
      OpenOrders open,
      Supplier<@Nullable Price> market) {
    this.number = number;
    this.settings = settings;
    this.account = account;
    this.open = open;
    this.market = market;
  }

  private Book book() {
    return account.ledger().book(number);
  }

  /// What was gained by what was closed, less fees and funding.
  Money earned() {
    Book book = book();
    return book.realised().minus(book.fees()).minus(book.funding());
  }

  /// What the position took of the cash when it was entered: the margin of a future, else its cost,
  /// negative for what was sold short.
  Money stake(Ledger ledger) {
    Book book = ledger.book(number);
    if (settings.instrument().contract().future()) {
      return book.margin();
    }
    Money cost = book.position().cost();
    return book.position().isShort() ? cost.negate() : cost;
  }

  /// What is held adds so much to the cash, at the price last heard of.
  Money worth() {
    return book().worth(price(), settings.instrument());
  }

  /// The price last heard of; before the first, what the position was entered at.
  Price price() {
    Price heard = market.get();
    return heard != null ? heard : book().position().entryPrice();
  }

  /// What of the account the position takes: the margin of a future, else what it is worth.
  Money stake() {
    if (settings.instrument().contract().future()) {
      return book().margin();
    }
    Money worth = worth();
    return worth.signum() < 0 ? worth.negate() : worth;
  }

  /// The margin that the position must keep, at the price last heard of.
  Money maintenance() {
    Price price = market.get();
    return price == null
        ? Money.ZERO
        : settings.gate().maintenance(book().position().quantity(), price);
  }

  /// Cash that the open entries may need.
  Money reserved() {
    return open.reserved(market.get());
  }

  /// What is held is worth, long or short, and what open entries would add to it.
  Money exposure() {
    Money held = settings.instrument().notional(price(), book().position().quantity().absolute());
    return held.plus(open.notional(market.get()));
  }
}
