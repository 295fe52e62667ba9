package io.opentrade.server.venue.bybit;

import io.opentrade.engine.domain.Symbol;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.Symbols;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Bybit's words for markets and bar lengths.
final class BybitNames {
  static final Set<MarketKind> KINDS = Set.of(MarketKind.values());

  private static final String[] MONTHS = {
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"
  };

  private static final Map<Timeframe, String> INTERVALS =
      Stream.of(
              "1m=1", "3m=3", "5m=5", "15m=15", "30m=30", "1h=60", "2h=120", "4h=240", "6h=360",
              "12h=720", "1d=D", "1w=W")
          .map(pair -> pair.split("="))
          .collect(Collectors.toUnmodifiableMap(pair -> Timeframe.of(pair[0]), pair -> pair[1]));

  private BybitNames() {}

  static Answer<Market> market(String symbol) {
    return Symbols.read(symbol, "Bybit", KINDS, BybitNames::code);
  }

  private static String code(Symbol symbol) {
    boolean usdc = symbol.quote().equals("USDC");
    if (symbol.expiry().isEmpty()) {
      return symbol.base() + symbol.quote();
    }
    if (symbol.expiry().equals("PERP")) {
      return usdc ? symbol.base() + "PERP" : symbol.base() + symbol.quote();
    }
    String day = symbol.expiry();
    int month = Integer.parseInt(day.substring(4, 6));
    String date =
        Integer.parseInt(day.substring(6))
            + MONTHS[Math.clamp(month - 1L, 0, MONTHS.length - 1)]
            + day.substring(2, 4);
    return symbol.base() + (usdc ? "" : symbol.quote()) + "-" + date;
  }

  /// The `category` of requests.
  static String category(MarketKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /// The kind of market that a row of an account's own is of.
  static MarketKind kind(String category) {
    return switch (category) {
      case "linear" -> MarketKind.LINEAR;
      case "inverse" -> MarketKind.INVERSE;
      default -> MarketKind.SPOT;
    };
  }

  /// The currency of a linear contract's profit, funding and fees: what is no contract in USDT is
  /// one in USDC.
  static String settlement(String code) {
    return code.endsWith("USDT") || code.contains("USDT-") ? "USDT" : "USDC";
  }

  static Set<Timeframe> timeframes() {
    return INTERVALS.keySet();
  }

  /// Bybit's word for a bar length, or null where it has none.
  static @org.jspecify.annotations.Nullable String interval(Timeframe timeframe) {
    return INTERVALS.get(timeframe);
  }
}
