package io.opentrade.server.venue.binance;

import io.opentrade.engine.domain.Symbol;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Market;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.Symbols;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Binance's words for markets and bar lengths.
final class BinanceNames {
  static final Set<MarketKind> KINDS = Set.of(MarketKind.SPOT, MarketKind.LINEAR);

  private static final Set<Timeframe> FUTURES =
      Stream.of(
              "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w")
          .map(Timeframe::of)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<Timeframe> SPOT =
      Stream.concat(FUTURES.stream(), Stream.of(Timeframe.of("1s")))
          .collect(Collectors.toUnmodifiableSet());

  private BinanceNames() {}

  static Answer<Market> market(String symbol) {
    return Symbols.read(symbol, "Binance", KINDS, BinanceNames::code);
  }

  private static String code(Symbol symbol) {
    String pair = symbol.base() + symbol.quote();
    return symbol.expiry().isEmpty() || symbol.expiry().equals("PERP")
        ? pair
        : pair + "_" + symbol.expiry().substring(2);
  }

  static Set<Timeframe> timeframes(MarketKind kind) {
    return kind == MarketKind.SPOT ? SPOT : FUTURES;
  }
}
