package io.opentrade.server.market;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A market as a person names it: `BTC/USDT@binance`, or with a bar length `BTC/USDT@binance:5m`.
///
/// @param symbol upper case
/// @param exchange lower case
/// @param timeframe null where none is named
public record MarketName(String symbol, String exchange, @Nullable Timeframe timeframe) {
  private static final Pattern TEXT =
      Pattern.compile("([A-Za-z0-9/-]{1,40})@([A-Za-z0-9_-]{1,20})(?::([0-9]{1,5}[smhdw]))?");

  /// @throws RequestFailed of kind USAGE where the text names no market
  public static MarketName of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new RequestFailed(
          FailureKind.USAGE,
          "'" + ForeignText.printable(text) + "' names no market",
          "write SYMBOL@EXCHANGE, for example BTC/USDT@binance or BTC/USDT-PERP@okx");
    }
    try {
      return new MarketName(
          matcher.group(1).toUpperCase(Locale.ROOT),
          matcher.group(2).toLowerCase(Locale.ROOT),
          matcher.group(3) == null ? null : Timeframe.of(matcher.group(3)));
    } catch (IllegalArgumentException wrong) {
      throw new RequestFailed(FailureKind.USAGE, String.valueOf(wrong.getMessage()), null);
    }
  }

  @Override
  public String toString() {
    return symbol + "@" + exchange + (timeframe == null ? "" : ":" + timeframe);
  }
}
