package io.opentrade.engine.backtest;

import io.opentrade.engine.domain.Instrument;
import java.math.BigDecimal;
import java.math.MathContext;

/// How many lots lose a share of the cash when the price moves against them by some distance,
/// rounded down as the event engine does it in decimals.
final class RiskLots {
  /// What a quotient of doubles is off by at most, as a part of it: the distance, the cash and the
  /// share over the lot are rounded once each, and so are their product and quotient.
  private static final double DOUBT = 0x1p-50;

  /// Below this the doubt is less than one lot.
  private static final double NEAR = 0x1p49;

  private final BigDecimal share;
  private final LongMoney money;
  private final double lotsPerMove;

  /// @param share of the cash, positive
  RiskLots(BigDecimal share, LongMoney money) {
    this.share = share;
    this.money = money;
    double lots =
        share
            .movePointLeft(money.moneyScale())
            .divide(money.instrument().lot(), MathContext.DECIMAL128)
            .doubleValue();
    this.lotsPerMove = lots >= Double.MIN_NORMAL ? lots : Double.NaN;
  }

  /// @param distance in price; where it is not positive or infinite, there are none
  /// @param price of the entry
  /// @param most of them
  long of(long cash, double distance, long price, long most) {
    if (!(distance > 0) || distance == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double near = cash * lotsPerMove / distance;
    double doubt = near * DOUBT;
    long lots = (long) near;
    boolean certain = near - doubt >= lots && near + doubt < lots + 1;
    return near < NEAR && certain && distance >= Double.MIN_NORMAL
        ? Math.min(lots, most)
        : exactly(cash, distance, price, most);
  }

  private long exactly(long cash, double distance, long price, long most) {
    Instrument instrument = money.instrument();
    BigDecimal loss = money.money(cash).value().multiply(share);
    BigDecimal move = new BigDecimal(Double.toString(distance));
    BigDecimal units = instrument.contract().losing(loss, money.price(price).value(), move);
    return instrument
        .quantity(units)
        .value()
        .divideToIntegralValue(instrument.lot())
        .min(BigDecimal.valueOf(most))
        .longValueExact();
  }
}
