package io.opentrade.research.backtest;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Guesses the market from a file's name: `BTC_USDT-5m.csv.gz` is `BTC/USDT`, `GOOG.csv` is `GOOG`.
/// One that names the currency of settlement as well, or `PERP`, is a perpetual future:
/// `XRP_USDT_USDT-1h.csv` is `XRP/USDT-PERP`.
final class FileSymbol {
  private static final Pattern PAIR =
      Pattern.compile(
          "(?<![A-Za-z0-9])([A-Z0-9]{2,10})[_-]([A-Z]{3,5})(?![A-Za-z0-9])"
              + "(?:_([A-Z]{3,5})(?![A-Za-z0-9])|[_-](PERP)(?![A-Za-z0-9]))?");

  private FileSymbol() {}

  static String of(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.indexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    Matcher pair = PAIR.matcher(stem);
    if (pair.find()) {
      String settled = pair.group(3);
      boolean future =
          pair.group(4) != null
              || settled != null
                  && (settled.equals(pair.group(2)) || settled.equals(pair.group(1)));
      return pair.group(1) + "/" + pair.group(2) + (future ? "-PERP" : "");
    }
    String plain = stem.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_-]", "");
    return plain.isEmpty() ? "FILE" : plain.substring(0, Math.min(40, plain.length()));
  }
}
