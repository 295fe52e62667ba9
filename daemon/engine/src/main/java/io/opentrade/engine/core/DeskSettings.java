package io.opentrade.engine.core;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.risk.RiskGate;
import java.math.BigDecimal;

/// What a desk is told once.
///
/// @param strategy number of the strategy that trades there; desks of one strategy share its part
///     of the account
/// @param feeRate expected on a fill, as a fraction of its notional
/// @param gate examines the desk's orders
/// @param quotes what a market order is expected to be filled at
public record DeskSettings(
    int strategy, Instrument instrument, BigDecimal feeRate, RiskGate gate, Quotes quotes) {
  /// The only strategy, with market orders expected at the market's price.
  public DeskSettings(Instrument instrument, BigDecimal feeRate, RiskGate gate) {
    this(0, instrument, feeRate, gate, Quotes.AT_MARKET);
  }
}
