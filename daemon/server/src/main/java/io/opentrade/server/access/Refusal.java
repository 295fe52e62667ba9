package io.opentrade.server.access;

import java.util.Locale;

/// Why a request is refused before anything is done for it.
public enum Refusal {
  /// It names files, hosts, programs or rights.
  OWNER_ONLY("only the owner of the daemon may, on its own terminal"),
  /// It wants a greater role.
  ROLE("its role does not suffice"),
  ACCOUNT("the account is outside of its scope"),
  SYMBOL("the symbol is outside of its scope"),
  /// The orders of the day are worth too much.
  ALLOWANCE("its orders of today would be worth more than it may order"),
  /// The owner has switched it off.
  FEATURE("it is switched off: opentrade config set feature.chatTrading on"),
  /// Too many requests in a minute.
  RATE("it asks too often"),
  /// Nobody is known who asks: a wrong token, a stranger.
  STRANGER("nobody is known who asks"),
  /// After too many wrong tokens.
  LOCKED("too many wrong tokens were tried");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  /// For people.
  public String words() {
    return words;
  }

  /// For metrics: `owner_only`.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
