package io.opentrade.server.simulate.exchange;

import io.opentrade.engine.domain.Side;
import java.math.BigDecimal;

/// An order as it stands at one moment.
///
/// @param id the exchange's
/// @param listId of the pair it belongs to, -1 for none
/// @param quantity all of it, in the base asset
/// @param executed what of it was filled
/// @param turnover what was paid or got for that, in the quote asset
/// @param workingSince when it entered the book, ms (UTC); -1 while it waits for its trigger
public record SpotOrder(
    long id,
    String account,
    OrderRequest request,
    long listId,
    OrderStatus status,
    BigDecimal quantity,
    BigDecimal executed,
    BigDecimal turnover,
    long workingSince,
    long createdAt,
    long updatedAt) {
  /// What is not filled.
  public BigDecimal rest() {
    return quantity.subtract(executed);
  }

  public String symbol() {
    return request.symbol();
  }

  public Side side() {
    return request.side();
  }

  /// Whether it has entered the book, or would have.
  public boolean working() {
    return workingSince >= 0;
  }

  SpotOrder in(OrderStatus next, long at) {
    return new SpotOrder(
        id,
        account,
        request,
        listId,
        next,
        quantity,
        executed,
        turnover,
        workingSince,
        createdAt,
        at);
  }

  SpotOrder workingFrom(long at) {
    return new SpotOrder(
        id, account, request, listId, status, quantity, executed, turnover, at, createdAt, at);
  }

  SpotOrder filled(BigDecimal lots, BigDecimal quote, long at) {
    BigDecimal done = executed.add(lots);
    boolean all = done.compareTo(quantity) == 0;
    return new SpotOrder(
        id,
        account,
        request,
        listId,
        all ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
        quantity,
        done,
        turnover.add(quote),
        workingSince,
        createdAt,
        at);
  }
}
