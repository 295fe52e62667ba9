package io.opentrade.protocol;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What went wrong, for a person and for a program. The texts may hold words of scripts and files:
/// whoever shows them must drop control characters.
///
/// @param message what happened, where and why, one sentence, no final full stop needed
/// @param hint what to do next, or null
/// @param details further facts by name: text, numbers, booleans; see [ScriptLocation]
public record Failure(
    FailureKind kind, String message, @Nullable String hint, Map<String, Object> details) {
  public Failure {
    if (message == null || message.isBlank()) {
      throw new IllegalArgumentException("a failure needs a message");
    }
    details = Values.ordered(details);
  }

  /// A failure without details.
  public static Failure of(FailureKind kind, String message, @Nullable String hint) {
    return new Failure(kind, message, hint, Map.of());
  }

  /// A failure inside a strategy file.
  public static Failure inScript(
      FailureKind kind, String message, @Nullable String hint, ScriptLocation location) {
    return new Failure(kind, message, hint, location.details());
  }

  /// The place in a strategy file, where the details name one.
  public Optional<ScriptLocation> location() {
    return ScriptLocation.from(details);
  }
}
