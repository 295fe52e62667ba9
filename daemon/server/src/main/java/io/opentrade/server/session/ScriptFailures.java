package io.opentrade.server.session;

import io.opentrade.protocol.Failure;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.ScriptLocation;
import io.opentrade.sandbox.ScriptFailure;

/// What went wrong in a script, as the wire says it.
final class ScriptFailures {
  private ScriptFailures() {}

  static RequestFailed of(ScriptFailure failure) {
    String hint = failure.hint().isEmpty() ? null : failure.hint();
    ScriptLocation location =
        new ScriptLocation(
            new ForeignText(failure.file()),
            failure.line(),
            failure.column(),
            new ForeignText(failure.sourceLine()));
    return new RequestFailed(
        Failure.inScript(FailureKind.FAILED, failure.message(), hint, location));
  }
}
