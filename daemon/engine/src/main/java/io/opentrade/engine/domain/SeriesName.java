package io.opentrade.engine.domain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a stored candle series: `BTC/USDT@binance:5m`.
///
/// @param symbol as the person writes it, upper case
/// @param exchange lower case; `file` for candles of unknown origin
public record SeriesName(String symbol, String exchange, Timeframe timeframe)
    implements Comparable<SeriesName> {
  private static final Pattern TEXT =
      Pattern.compile("([A-Za-z0-9._/^-]{1,40})@([A-Za-z0-9_-]{1,20}):([0-9]{1,5}[smhdw])");

  /// @throws IllegalArgumentException with a message for people where the text is no series name
  public static SeriesName of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a series; write for example BTC/USDT@binance:5m");
    }
    return new SeriesName(
        matcher.group(1).toUpperCase(java.util.Locale.ROOT),
        matcher.group(2).toLowerCase(java.util.Locale.ROOT),
        Timeframe.of(matcher.group(3)));
  }

  /// Whether the text has the form of a series name (so that it cannot be meant as a file).
  public static boolean matches(String text) {
    return TEXT.matcher(text).matches();
  }

  /// The same market on bars of another length.
  public SeriesName on(Timeframe other) {
    return new SeriesName(symbol, exchange, other);
  }

  @Override
  public int compareTo(SeriesName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return symbol + "@" + exchange + ":" + timeframe;
  }
}
