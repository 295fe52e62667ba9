package io.opentrade.research.candles;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// The column that names the market of each row. A series is of one market: rows of a second one
/// would be taken for other values of the same bars. `BTC/USD` and `btcusd` are the same market.
final class MarketField {
  private static final byte[] NONE = {};

  private byte[] last = NONE;
  private String market = "";

  /// Rows of another file follow.
  void begin() {
    last = NONE;
    market = "";
  }

  /// @return false where the text names another market than the rows before
  boolean goesOn(byte[] text, int from, int to) {
    if (Arrays.equals(text, from, to, last, 0, last.length)) {
      return true;
    }
    last = Arrays.copyOfRange(text, from, to);
    String name =
        new String(last, StandardCharsets.UTF_8)
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]", "");
    if (market.isEmpty()) {
      market = name;
    }
    return name.isEmpty() || name.equals(market);
  }

  /// The market of the rows before.
  String market() {
    return market;
  }
}
