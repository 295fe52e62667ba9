package io.opentrade.server.log;

import java.util.Locale;

/// How important a line of the log is; the least important first.
public enum LogLevel {
  DEBUG,
  INFO,
  WARN,
  ERROR;

  /// @param word as in the settings: `debug`, `info`, `warn`, `error`
  public static LogLevel of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /// The word in the log and in the settings.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
