package io.opentrade.research.candles;

import com.fasterxml.jackson.core.JsonToken;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Which element of a JSON array is what: the forms in which exchanges and libraries send candles
/// and trades without names, told apart by the number and kinds of their elements.
final class JsonColumns {
  private static final int[] CANDLE = {1, 2, 3, 4, 5, 0};

  /// With the average price before the volume.
  private static final int[] KRAKEN_CANDLE = {1, 2, 3, 4, 6, 0};

  private static final int[] TRADE = {1, -1, -1, -1, 2, 0};
  private static final int[] KRAKEN_TRADE = {0, -1, -1, -1, 1, 2};
  private static final int[] BITFINEX_TRADE = {3, -1, -1, -1, 2, 1};
  private static final int[] FREQTRADE_TRADE = {4, -1, -1, -1, 5, 0};

  private JsonColumns() {}

  /// @return the element of each slot of [RowReader], and behind them that of the time; -1 for none
  static int[] of(List<JsonToken> kinds, List<byte[]> values, boolean trades, Place place) {
    int size = kinds.size();
    if (!trades) {
      boolean kraken = size == 8 && isText(kinds, 6) && isNumber(kinds, 7);
      return kraken ? KRAKEN_CANDLE : CANDLE;
    }
    if (size == 3) {
      return TRADE;
    }
    if (size >= 6 && isSide(values.get(3)) && isNumber(kinds, 2)) {
      return KRAKEN_TRADE;
    }
    if (size == 7 && isSide(values.get(3))) {
      return FREQTRADE_TRADE;
    }
    if (size == 4 && kinds.stream().allMatch(JsonToken::isNumeric)) {
      return BITFINEX_TRADE;
    }
    throw CandleFailure.bad(
        place, size + " values without names", "trades: [time, price, amount], or names");
  }

  private static boolean isText(List<JsonToken> kinds, int index) {
    return kinds.get(index) == JsonToken.VALUE_STRING;
  }

  private static boolean isNumber(List<JsonToken> kinds, int index) {
    return kinds.get(index).isNumeric();
  }

  /// Whether a text says who began a trade.
  private static boolean isSide(byte[] value) {
    String text = new String(value, StandardCharsets.UTF_8);
    return List.of("b", "s", "buy", "sell").contains(text);
  }
}
