package io.opentrade.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `health`: looks whether everything that is needed works.
///
/// @param full whether every thread, feed and queue, and every database is told of, too
public record Health(boolean full) implements Request<Health.Reply> {
  public record Reply(List<Check> checks) {
    public Reply {
      checks = Values.list(checks);
    }

    /// Whether nothing failed.
    public boolean healthy() {
      return checks.stream().noneMatch(check -> check.state() == State.FAILED);
    }
  }

  /// One thing looked at.
  ///
  /// @param name such as `database`, `jail`, `disk`
  /// @param summary what was found, one line
  /// @param hint what to do about it, or null
  public record Check(String name, State state, ForeignText summary, @Nullable String hint) {}

  /// How it stands with one thing.
  public enum State {
    @JsonProperty("ok")
    OK,
    @JsonProperty("warning")
    WARNING,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("skipped")
    SKIPPED
  }
}
