package io.opentrade.server.settings;

import java.util.Locale;

/// Where the value of a setting comes from; a later one wins.
public enum Origin {
  DEFAULT,
  FILE,
  ENVIRONMENT;

  /// The word on the wire and on the screen.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
