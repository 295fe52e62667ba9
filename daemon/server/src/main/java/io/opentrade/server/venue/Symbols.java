package io.opentrade.server.venue;

import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Symbol;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads our symbols for connectors.
public final class Symbols {
  private static final Pattern TEXT =
      Pattern.compile("[A-Z0-9]{1,20}/[A-Z0-9]{1,20}(-(PERP|20[0-9]{6}))?");

  private Symbols() {}

  /// The market that a symbol means.
  ///
  /// @param venue named in the refusal
  /// @param kinds that the exchange has
  /// @param code the exchange's name from the parts of ours
  public static Answer<Market> read(
      String symbol, String venue, Set<MarketKind> kinds, Function<Symbol, String> code) {
    String upper = symbol.toUpperCase(Locale.ROOT);
    if (!TEXT.matcher(upper).matches()) {
      return Answer.failed(
          new VenueError.NotSent(
              "'" + symbol + "' is no market; write BTC/USDT, or BTC/USDT-PERP for a perpetual"));
    }
    Symbol parts = Symbol.of(upper);
    MarketKind kind = kindOf(parts);
    if (!kinds.contains(kind)) {
      return Answer.failed(
          new VenueError.NotSent(
              venue + " has no " + kind.word() + " futures that we speak: " + upper));
    }
    return Answer.of(new Market(upper, kind, code.apply(parts)));
  }

  private static MarketKind kindOf(Symbol symbol) {
    return switch (symbol.contract()) {
      case Contract.Spot _ -> MarketKind.SPOT;
      case Contract.Linear _ -> MarketKind.LINEAR;
      case Contract.Inverse _ -> MarketKind.INVERSE;
    };
  }
}
