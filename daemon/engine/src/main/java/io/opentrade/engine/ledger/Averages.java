package io.opentrade.engine.ledger;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Average prices, for showing: rounded half-even to the finer of tick and money, so that an
/// average over one price is that price.
final class Averages {
  private Averages() {}

  static Price price(BigDecimal value, Quantity quantity, Instrument instrument) {
    int scale = Math.max(instrument.tick().scale(), instrument.moneyScale());
    return new Price(value.divide(quantity.value(), scale, RoundingMode.HALF_EVEN));
  }
}
