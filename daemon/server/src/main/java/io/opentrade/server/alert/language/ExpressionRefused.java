package io.opentrade.server.alert.language;

import io.opentrade.protocol.Failure;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.ScriptLocation;

/// An expression that cannot be understood, and where.
public final class ExpressionRefused extends RuntimeException {
  private final int at;
  private final String accepted;

  /// @param at index of the first character that does not fit
  /// @param accepted what would, for people
  ExpressionRefused(int at, String message, String accepted) {
    super(message, null, false, false);
    this.at = at;
    this.accepted = accepted;
  }

  /// Index of the first character that does not fit.
  public int at() {
    return at;
  }

  /// What would be accepted there.
  public String accepted() {
    return accepted;
  }

  /// The same for whoever asked: with a caret below the place.
  public RequestFailed toFailure(String expression) {
    return new RequestFailed(
        Failure.inScript(
            FailureKind.USAGE,
            String.valueOf(getMessage()),
            accepted,
            new ScriptLocation(
                new ForeignText("the alert"), 1, at + 1, new ForeignText(expression))));
  }
}
