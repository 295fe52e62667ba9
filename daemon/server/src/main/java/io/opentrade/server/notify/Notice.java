package io.opentrade.server.notify;

import io.opentrade.protocol.ForeignText;
import java.time.Instant;

/// Something a person should hear of.
///
/// @param key names what happened, for ever: of two notices with one key only the first counts
/// @param kind what rules go by, such as `alert`, `fill`, `strategy`, `schedule`, `health`
/// @param at when it happened
/// @param title a few words
/// @param text what to know of it; may have several lines
public record Notice(
    String key, String kind, Severity severity, Instant at, ForeignText title, ForeignText text) {
  /// How much it matters; each includes those before it.
  public enum Severity {
    INFO,
    WARNING,
    CRITICAL
  }
}
