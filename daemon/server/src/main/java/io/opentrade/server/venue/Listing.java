package io.opentrade.server.venue;

import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// An instrument as an exchange lists it. Quantities of futures are numbers of contracts.
///
/// @param instrument tick, lot and contract with its multiplier
/// @param smallest least quantity of one order
/// @param largest greatest quantity of one order; null where none is told
/// @param leastNotional least worth of one order; null where none is told
/// @param listed since when it is traded, milliseconds since the epoch (UTC); 0 where not told
/// @param trading whether orders are taken at present
public record Listing(
    Market market,
    Instrument instrument,
    Quantity smallest,
    @Nullable Quantity largest,
    @Nullable Money leastNotional,
    long listed,
    boolean trading) {

  /// An amount of the base currency as a quantity of this market, rounded down to the lot: of a
  /// spot market the amount itself, of a future the number of contracts.
  ///
  /// @param price at which a contract that is worth a fixed amount of the quote currency is
  ///     reckoned
  public Quantity quantityOf(BigDecimal base, Price price) {
    BigDecimal units =
        switch (instrument.contract()) {
          case Contract.Spot _ -> base;
          case Contract.Linear(BigDecimal multiplier) -> base.divide(multiplier, Contract.DIGITS);
          case Contract.Inverse(BigDecimal multiplier) ->
              base.multiply(price.value()).divide(multiplier, Contract.DIGITS);
        };
    return instrument.quantity(units);
  }
}
