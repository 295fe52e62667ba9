package io.opentrade.sandbox;

/// Carries a {@link ScriptFailure} out of a call on a worker.
public final class ScriptFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ScriptFailure failure;

  public ScriptFailed(ScriptFailure failure) {
    super(failure.oneLine());
    this.failure = failure;
  }

  public ScriptFailure failure() {
    return failure;
  }
}
