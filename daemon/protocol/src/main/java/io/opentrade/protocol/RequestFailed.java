package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// A request was understood and could not be fulfilled. An expected outcome, so it carries no stack
/// trace.
public final class RequestFailed extends RuntimeException {
  private final transient Failure failure;

  public RequestFailed(Failure failure) {
    super(failure.message(), null, false, false);
    this.failure = failure;
  }

  /// Shorthand for a failure without details.
  public RequestFailed(FailureKind kind, String message, @Nullable String hint) {
    this(Failure.of(kind, message, hint));
  }

  public Failure failure() {
    return failure;
  }
}
