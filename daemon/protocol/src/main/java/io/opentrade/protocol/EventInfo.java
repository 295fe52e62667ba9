package io.opentrade.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that has happened.
///
/// @param seq one more than that of the event before
/// @param kind `order`, `fill`, `strategy`, `account`, `health`, or that of a notice: `alert`
/// @param account null for what concerns none
/// @param subject what it is about: the order's id, the strategy's name, the check's name
/// @param text one line for people
public record EventInfo(
    long seq,
    Instant at,
    String kind,
    @Nullable String account,
    Tone tone,
    ForeignText subject,
    ForeignText text) {
  /// How it is to be taken.
  public enum Tone {
    @JsonProperty("plain")
    PLAIN,
    @JsonProperty("good")
    GOOD,
    @JsonProperty("bad")
    BAD
  }
}
