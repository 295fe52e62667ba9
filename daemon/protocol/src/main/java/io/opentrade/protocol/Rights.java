package io.opentrade.protocol;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What somebody may do, and where.
///
/// @param role `viewer`, `trader` or `admin`
/// @param accounts that it is about; empty for all
/// @param symbols that may be ordered, such as `BTC/USDT`; empty for all
/// @param notional the most that the orders of a UTC day may be worth together, in the currency of
///     their account; null for no limit
public record Rights(
    String role, List<String> accounts, List<String> symbols, @Nullable Decimal notional) {
  private static final int MOST_NAMES = 100;

  public Rights {
    Values.required("role", role);
    accounts = Values.list(accounts);
    symbols = Values.list(symbols).stream().map(symbol -> symbol.toUpperCase(Locale.ROOT)).toList();
    if (accounts.size() > MOST_NAMES || symbols.size() > MOST_NAMES) {
      throw new IllegalArgumentException("a scope names at most " + MOST_NAMES + " of a kind");
    }
    if (notional != null && notional.value().compareTo(BigDecimal.ZERO) <= 0) {
      throw new IllegalArgumentException("'notional' must be more than nothing");
    }
  }
}
