package io.opentrade.server.venue;

import java.util.Locale;

/// How an exchange comes by a feature.
public enum Support {
  /// The exchange does it.
  NATIVE,
  /// The daemon does it, and says so.
  EMULATED,
  /// Nobody does.
  MISSING;

  /// Lower case, as on the wire.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
