package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.Balance;
import java.util.List;

/// How an account stands after the last bar, what is held valued at the last close.
///
/// @param balances by currency
/// @param realised profit of what was closed, before fees and funding, in the order in which the
///     account closes lots
/// @param unrealised profit of what is held, likewise: with the realised one it is the same in
///     every order
/// @param fees of all fills
/// @param funding paid, negative for what was received
/// @param volume notional of all fills
/// @param liquidations how many positions were liquidated
/// @param payments of funding, in order of time
public record AccountEnd(
    List<Balance> balances,
    Money realised,
    Money unrealised,
    Money fees,
    Money funding,
    Money volume,
    int liquidations,
    List<FundingPayment> payments) {
  /// Of an account in which nothing happened.
  static final AccountEnd EMPTY =
      new AccountEnd(
          List.of(), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, 0, List.of());

  public AccountEnd {
    balances = List.copyOf(balances);
    payments = List.copyOf(payments);
  }
}
