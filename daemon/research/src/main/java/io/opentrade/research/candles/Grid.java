package io.opentrade.research.candles;

import io.opentrade.engine.domain.Instrument;
import java.math.BigDecimal;

/// The grid that prices and volumes of a file were written on: the tick is the last decimal place
/// that any price uses (at most 12), the lot that of volumes (at most 8; the default lot where all
/// volumes are whole). Noise of binary fractions beyond the 15th digit does not count.
public record Grid(BigDecimal tick, BigDecimal lot, int moneyScale) {
  static final int PRICE_DECIMALS = 12;
  static final int VOLUME_DECIMALS = 8;

  static Grid of(int priceDecimals, int volumeDecimals) {
    int price = Math.min(priceDecimals, PRICE_DECIMALS);
    int volume = Math.min(volumeDecimals, VOLUME_DECIMALS);
    return new Grid(
        BigDecimal.ONE.movePointLeft(price),
        volume == 0 ? Instrument.DEFAULT_LOT : BigDecimal.ONE.movePointLeft(volume),
        Math.max(Instrument.DEFAULT_MONEY_SCALE, price));
  }
}
