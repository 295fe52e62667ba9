package io.opentrade.engine.domain;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The parts of a symbol: `BTC/USDT` is a pair, `BTC/USDT-PERP` its perpetual future, and
/// `BTC/USDT-20261225` the future that is settled on that day. `GOOG` is a bare name.
///
/// @param base the first currency, or the bare name
/// @param quote the second currency; empty where the symbol names none
/// @param expiry `PERP`, a date as eight or six digits, or empty for what is no future
public record Symbol(String base, String quote, String expiry) {
  private static final Pattern TEXT = Pattern.compile("([^/]+)/([^/-]+)(?:-(.*))?");
  private static final Pattern EXPIRY = Pattern.compile("PERP|[0-9]{8}|[0-9]{6}");

  /// A future quoted in one of these real currencies is, by the custom of the exchanges, settled in
  /// the coin; one quoted in a coin that stands for dollars is settled in that coin.
  private static final Set<String> FIAT = Set.of("USD", "EUR", "GBP", "JPY", "KRW");

  /// Reads any text.
  public static Symbol of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return new Symbol(text, "", "");
    }
    String end = matcher.group(3);
    boolean future = end != null && EXPIRY.matcher(end).matches();
    return new Symbol(matcher.group(1), matcher.group(2), future ? end : "");
  }

  /// The contract that the symbol names, one unit to a contract: an inverse one where it is quoted
  /// in a real currency, else a linear one; spot where it names no future.
  public Contract contract() {
    if (expiry.isEmpty()) {
      return new Contract.Spot();
    }
    return FIAT.contains(quote)
        ? new Contract.Inverse(BigDecimal.ONE)
        : new Contract.Linear(BigDecimal.ONE);
  }
}
