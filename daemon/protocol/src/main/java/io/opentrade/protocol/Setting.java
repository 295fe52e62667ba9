package io.opentrade.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A setting as it stands.
///
/// @param key such as `script.timeLimit`
/// @param value in force, as text
/// @param origin where it comes from
/// @param source the file or variable it comes from, or null for the default
/// @param fallback the default, as text
/// @param type such as `duration`, `integer`, `text`
/// @param range what is allowed, in words, or null
/// @param doc one sentence
/// @param variable the environment variable that overrides it
public record Setting(
    String key,
    ForeignText value,
    Origin origin,
    @Nullable ForeignText source,
    String fallback,
    String type,
    @Nullable String range,
    String doc,
    String variable) {
  /// The later one wins.
  public enum Origin {
    @JsonProperty("default")
    DEFAULT,
    @JsonProperty("file")
    FILE,
    @JsonProperty("environment")
    ENVIRONMENT
  }
}
