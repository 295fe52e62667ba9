package io.opentrade.store;

import io.opentrade.engine.domain.Instrument;
import java.math.BigDecimal;

/// What is known of a market's grid, and how.
///
/// @param symbol for example `BTC/USDT`
/// @param exchange for example `binance`
/// @param tick the price step
/// @param lot the quantity step
/// @param moneyScale decimals of money, 0 to 18
public record InstrumentFacts(
    String symbol,
    String exchange,
    BigDecimal tick,
    BigDecimal lot,
    int moneyScale,
    Origin origin) {

  /// How a fact came to be known; the later one in this list wins over the earlier.
  public enum Origin {
    /// From the decimals of prices and volumes.
    INFERRED,
    /// Told by the exchange.
    EXCHANGE,
    /// Set by the person.
    GIVEN
  }

  public InstrumentFacts {
    new Instrument(symbol, tick, lot, moneyScale);
  }

  /// The engine's view of the same.
  public Instrument instrument() {
    return new Instrument(symbol, tick, lot, moneyScale);
  }

  /// These facts seen together with what was known before: a better origin wins; of two inferences
  /// the finer grid does, since each has seen only a part of the market.
  public InstrumentFacts after(InstrumentFacts known) {
    if (known.origin.compareTo(origin) > 0) {
      return known;
    }
    if (origin != Origin.INFERRED || known.origin != Origin.INFERRED) {
      return this;
    }
    return new InstrumentFacts(
        symbol,
        exchange,
        tick.min(known.tick),
        lot.min(known.lot),
        Math.max(moneyScale, known.moneyScale),
        origin);
  }
}
