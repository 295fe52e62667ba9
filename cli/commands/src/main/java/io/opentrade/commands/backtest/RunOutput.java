package io.opentrade.commands.backtest;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.Requests;

/// Shows a run as a document, as a report, or, when it is to be quiet, not at all.
final class RunOutput {
  private final Invocation invocation;
  private final boolean quiet;
  private final boolean full;

  /// @param full with the further figures and the breakdowns
  RunOutput(Invocation invocation, boolean quiet, boolean full) {
    this.invocation = invocation;
    this.quiet = quiet;
    this.full = full;
  }

  void show(BacktestReply reply) {
    show(reply, false);
  }

  /// @param checked whether it was asked to decide again on shorter histories: that it decides the
  ///     same there is told, since a report without a warning would look unchecked
  void show(BacktestReply reply, boolean checked) {
    if (invocation.json()) {
      // The record itself is the document: its bytes are a contract.
      invocation.terminal().out(Requests.print(reply.result()) + "\n");
    } else if (!quiet) {
      new RunReport(invocation.out(), invocation.messages(), invocation.terminal().rows(), full)
          .print(reply);
      if (checked && isClean(reply)) {
        invocation.out().print(Line.of(Tint.GOOD, invocation.text("lookahead.clean")));
        invocation.out().flush();
      }
    }
  }

  private static boolean isClean(BacktestReply reply) {
    return reply.result().warnings().stream()
        .noneMatch(warning -> warning.code().startsWith("lookahead"));
  }
}
