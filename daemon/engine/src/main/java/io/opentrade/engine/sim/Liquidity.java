package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Quantity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What of a bar's volume our fills may still take.
final class Liquidity {
  private final Instrument instrument;
  private final @Nullable BigDecimal share;
  private Quantity left = Quantity.ZERO;
  private double volume;

  Liquidity(Instrument instrument, @Nullable BigDecimal share) {
    this.instrument = instrument;
    this.share = share;
  }

  /// Another bar.
  void begin(double barVolume) {
    volume = barVolume;
    if (share != null) {
      BigDecimal known =
          barVolume > 0 ? new BigDecimal(Double.toString(barVolume)) : BigDecimal.ZERO;
      left = instrument.quantity(known.multiply(share));
    }
  }

  double volume() {
    return volume;
  }

  /// The part of a quantity that can be had.
  Quantity available(Quantity wanted) {
    return share == null || wanted.compareTo(left) <= 0 ? wanted : left;
  }

  void take(Quantity quantity) {
    if (share != null) {
      left = left.minus(quantity);
    }
  }
}
