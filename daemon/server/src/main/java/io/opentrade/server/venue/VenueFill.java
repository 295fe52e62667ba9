package io.opentrade.server.venue;

import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One execution as the exchange tells it.
///
/// @param trade the exchange's id of it, unique within the market: book each once
/// @param ours our id of the order; null where the exchange does not repeat it here
/// @param fee paid, negative for a rebate
/// @param feeCurrency in which it was: quote, base or a third such as BNB; empty where not told
/// @param maker whether our order waited
/// @param at milliseconds since the epoch (UTC)
/// @param taken whether the exchange says that it took it of its own accord: a liquidation or a
///     deleveraging
public record VenueFill(
    String trade,
    String theirs,
    @Nullable OrderId ours,
    String code,
    Side side,
    Quantity quantity,
    Price price,
    BigDecimal fee,
    String feeCurrency,
    boolean maker,
    long at,
    boolean taken) {

  /// An execution of an order that somebody gave, as far as the exchange tells.
  public VenueFill(
      String trade,
      String theirs,
      @Nullable OrderId ours,
      String code,
      Side side,
      Quantity quantity,
      Price price,
      BigDecimal fee,
      String feeCurrency,
      boolean maker,
      long at) {
    this(trade, theirs, ours, code, side, quantity, price, fee, feeCurrency, maker, at, false);
  }
}
