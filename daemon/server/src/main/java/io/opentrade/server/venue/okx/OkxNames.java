package io.opentrade.server.venue.okx;

import io.opentrade.engine.domain.Symbol;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.Symbols;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// OKX's words for markets and bar lengths. A code tells everything: `BTC-USDT`, `BTC-USD-SWAP`,
/// `BTC-USDT-261225`.
final class OkxNames {
  static final Set<MarketKind> KINDS = Set.of(MarketKind.values());

  private static final Map<Timeframe, String> BARS =
      Stream.of(
              "1m=1m",
              "3m=3m",
              "5m=5m",
              "15m=15m",
              "30m=30m",
              "1h=1H",
              "2h=2H",
              "4h=4H",
              "6h=6Hutc",
              "12h=12Hutc",
              "1d=1Dutc",
              "1w=1Wutc")
          .map(pair -> pair.split("="))
          .collect(Collectors.toUnmodifiableMap(pair -> Timeframe.of(pair[0]), pair -> pair[1]));

  private OkxNames() {}

  static Answer<Market> market(String symbol) {
    return Symbols.read(symbol, "OKX", KINDS, OkxNames::code);
  }

  private static String code(Symbol symbol) {
    String pair = symbol.base() + "-" + symbol.quote();
    if (symbol.expiry().isEmpty()) {
      return pair;
    }
    return symbol.expiry().equals("PERP")
        ? pair + "-SWAP"
        : pair + "-" + symbol.expiry().substring(2);
  }

  /// The market of a code; null for what we do not trade, such as options.
  static @Nullable Market marketOf(String code) {
    String[] parts = code.split("-");
    if (parts.length < 2 || parts.length > 3) {
      return null;
    }
    String pair = parts[0] + "/" + parts[1];
    String symbol =
        parts.length == 2
            ? pair
            : parts[2].equals("SWAP") ? pair + "-PERP" : pair + "-20" + parts[2];
    return market(symbol) instanceof Answer.Value<Market>(Market market)
            && market.code().equals(code)
        ? market
        : null;
  }

  /// Whether a code is that of a market of a kind.
  static boolean isOf(MarketKind kind, String code) {
    Market market = marketOf(code);
    return market != null && market.kind() == kind;
  }

  /// The `instType` of requests.
  static String type(Market market) {
    if (market.kind() == MarketKind.SPOT) {
      return "SPOT";
    }
    return market.code().endsWith("-SWAP") ? "SWAP" : "FUTURES";
  }

  static Set<Timeframe> timeframes() {
    return BARS.keySet();
  }

  static @Nullable String bar(Timeframe timeframe) {
    return BARS.get(timeframe);
  }
}
