package io.opentrade.engine.core;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;

/// What an engine is told once.
///
/// @param cash at the start
/// @param feeRate expected on a fill, as a fraction of its notional
/// @param size of an entry that brings none of its own
/// @param quotes what a market order is expected to be filled at
public record EngineSettings(
    Instrument instrument, Money cash, BigDecimal feeRate, Sizing size, Quotes quotes) {
  /// With market orders expected at the market's price.
  public EngineSettings(Instrument instrument, Money cash, BigDecimal feeRate, Sizing size) {
    this(instrument, cash, feeRate, size, Quotes.AT_MARKET);
  }
}
