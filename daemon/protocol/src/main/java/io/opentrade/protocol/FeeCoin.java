package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// A third currency that fees are paid in, bought at each fill.
///
/// @param name of the currency, such as `BNB`
/// @param price in the currency of the account; null to take `prices`
/// @param prices candles of its price; null to take `price`
public record FeeCoin(String name, @Nullable Decimal price, @Nullable DataSource prices) {
  public FeeCoin {
    Values.present("name", name);
    if ((price == null) == (prices == null)) {
      throw new IllegalArgumentException("give either 'price' or 'prices'");
    }
  }
}
