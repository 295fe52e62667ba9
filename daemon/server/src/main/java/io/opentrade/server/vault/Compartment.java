package io.opentrade.server.vault;

import java.util.Locale;

/// A part of the vault with a key of its own. They open one by one, so that a machine that has
/// restarted at night can tell its owner that trading is locked.
public enum Compartment {
  /// Keys of exchange accounts.
  TRADING,
  /// Tokens and passwords of channels that reach the owner.
  NOTIFICATIONS;

  /// Its name in the file and on the screen.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
