package io.opentrade.engine.ledger;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import java.math.BigDecimal;

/// Average prices, for showing: rounded half-even to the finer of tick and money, so that an
/// average over one price is that price.
final class Averages {
  private Averages() {}

  /// @param value the weights of all its prices, see [io.opentrade.engine.domain.Contract]
  static Price price(BigDecimal value, Quantity quantity, Instrument instrument) {
    return instrument.contract().average(value, quantity, instrument.priceScale());
  }
}
