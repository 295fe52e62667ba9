package io.opentrade.protocol;

import java.time.Instant;

/// A fill.
///
/// @param order the id of its order; where the exchange took a position of its own accord, `TAKEN`
///     and the exchange's id
/// @param fee in the account's currency; negative for a rebate
public record FillInfo(
    String id,
    String order,
    String account,
    String symbol,
    String side,
    Decimal quantity,
    Decimal price,
    Decimal notional,
    Decimal fee,
    Instant at) {
  /// How the orders begin by which an exchange takes a position: liquidation and deleveraging.
  public static final String TAKEN = "taken-";

  /// Whether the exchange took it of its own accord.
  public boolean taken() {
    return order.startsWith(TAKEN);
  }
}
