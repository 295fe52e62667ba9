package io.opentrade.protocol;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where an actor's role holds.
///
/// @param everything true for all accounts
/// @param accounts the names of the accounts otherwise
/// @param symbols that may be ordered, in upper case; null for all
/// @param allowance of orders a day; null for no limit
public record Scope(
    boolean everything,
    Set<String> accounts,
    @Nullable Set<String> symbols,
    @Nullable Allowance allowance) {
  /// All accounts, all symbols, without a limit.
  public static final Scope ALL = new Scope(true, Set.of(), null, null);

  public Scope {
    accounts = Set.copyOf(accounts);
    symbols = symbols == null ? null : Set.copyOf(symbols);
  }

  /// Some accounts, all that is traded there.
  public static Scope of(Set<String> accounts) {
    return new Scope(false, accounts, null, null);
  }

  public boolean includes(String account) {
    return everything || accounts.contains(account);
  }

  /// Whether a symbol may be ordered.
  ///
  /// @param symbol as people write it: `btc/usdt`, `BTC/USDT@binance`
  public boolean trades(String symbol) {
    int at = symbol.indexOf('@');
    String plain = (at < 0 ? symbol : symbol.substring(0, at)).toUpperCase(Locale.ROOT);
    return symbols == null || symbols.contains(plain);
  }

  /// Whether it limits what is ordered beyond the account.
  public boolean limitsOrders() {
    return symbols != null || allowance != null;
  }

  /// What both allow: the rights of a stored command are those of its creator and its own.
  public Scope intersect(Scope other) {
    return new Scope(
        everything && other.everything,
        everything ? other.accounts : other.everything ? accounts : both(accounts, other.accounts),
        symbols == null
            ? other.symbols
            : other.symbols == null ? symbols : both(symbols, other.symbols),
        Allowance.stricter(allowance, other.allowance));
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.retainAll(other);
    return both;
  }
}
