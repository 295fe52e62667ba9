package io.opentrade.research.backtest;

import io.opentrade.protocol.Failure;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.ScriptLocation;
import io.opentrade.research.rpc.RequestLog;
import io.opentrade.sandbox.ScriptFailure;
import org.jspecify.annotations.Nullable;

/// A strategy's failure as an answer for the person who asked.
final class ScriptFailures {
  private ScriptFailures() {}

  static RequestFailed of(ScriptFailure failure) {
    FailureKind kind = kind(failure.kind());
    if (failure.kind() != ScriptFailure.Kind.SCRIPT) {
      RequestLog.say("the worker has ended: " + failure.message());
    }
    String hint = failure.hint().isEmpty() ? null : failure.hint();
    if (failure.file().isEmpty()) {
      return new RequestFailed(Failure.of(kind, failure.message(), hint));
    }
    ScriptLocation location =
        new ScriptLocation(
            new ForeignText(failure.file()),
            failure.line(),
            failure.column(),
            source(failure.sourceLine()));
    return new RequestFailed(Failure.inScript(kind, failure.message(), hint, location));
  }

  private static @Nullable ForeignText source(String line) {
    return line.isEmpty() ? null : new ForeignText(line);
  }

  private static FailureKind kind(ScriptFailure.Kind kind) {
    return switch (kind) {
      case SCRIPT, MEMORY_LIMIT, OUTPUT_LIMIT, WORKER_DIED -> FailureKind.FAILED;
      case TIME_LIMIT -> FailureKind.TIMEOUT;
      case CANCELLED -> FailureKind.INTERRUPTED;
      case NO_WALL -> FailureKind.NOT_ALLOWED;
    };
  }
}
