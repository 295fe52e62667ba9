package io.opentrade.server.simulate.exchange;

import java.math.BigDecimal;

/// Two orders met: what everybody sees.
///
/// @param id counts up in each market
/// @param aggregateId the first id of the trades that one order made at one price
/// @param time of the market, ms (UTC)
/// @param buyerIsMaker whether the buying order rested
public record Trade(
    String symbol,
    long id,
    long aggregateId,
    BigDecimal price,
    BigDecimal quantity,
    long time,
    boolean buyerIsMaker) {
  public BigDecimal turnover() {
    return price.multiply(quantity);
  }
}
