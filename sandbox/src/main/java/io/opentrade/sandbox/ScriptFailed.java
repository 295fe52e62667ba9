package io.opentrade.sandbox;

import java.util.List;

/// Carries a {@link ScriptFailure} out of a call on a worker.
public final class ScriptFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ScriptFailure failure;
  private final transient List<LogLine> log;

  /// @param log what the script had written in the call before it failed
  public ScriptFailed(ScriptFailure failure, List<LogLine> log) {
    super(failure.oneLine());
    this.failure = failure;
    this.log = List.copyOf(log);
  }

  public ScriptFailure failure() {
    return failure;
  }

  public List<LogLine> log() {
    return log;
  }
}
