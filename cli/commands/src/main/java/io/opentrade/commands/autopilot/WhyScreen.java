package io.opentrade.commands.autopilot;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.AutopilotWhy;
import io.opentrade.protocol.ForeignText;
import java.util.List;

/// Decisions, oldest first: what was decided and why, what was thought of each candidate, and what
/// followed.
final class WhyScreen {
  private WhyScreen() {}

  static void show(Invocation invocation, List<AutopilotWhy.Decision> decisions) {
    for (AutopilotWhy.Decision decision : decisions) {
      invocation
          .out()
          .print(
              new Line()
                  .add(Tint.DIM, Times.minute(decision.at()) + "  ")
                  .add(Tint.BOLD, decision.kind())
                  .add("  " + Numbers.exact(decision.equity())));
      wrapped(invocation, "  ", decision.reason());
      for (AutopilotWhy.Verdict verdict : decision.verdicts()) {
        String regime = verdict.regime() == null ? "" : " (" + verdict.regime() + ")";
        invocation
            .out()
            .print(
                new Line()
                    .add(
                        verdict.chosen() ? Tint.GOOD : Tint.DIM, verdict.chosen() ? "  + " : "  - ")
                    .add(verdict.strategy() + " " + verdict.series() + regime));
        wrapped(invocation, "      ", verdict.reason());
      }
      for (AutopilotWhy.Step step : decision.steps()) {
        Tint tint = step.state().equals("done") ? Tint.PLAIN : Tint.WARN;
        invocation
            .out()
            .print(
                new Line()
                    .add("  → " + step.action() + " " + step.leg() + ": ")
                    .add(tint, step.state()));
        wrapped(invocation, "      ", step.outcome());
      }
    }
  }

  private static void wrapped(Invocation invocation, String indent, ForeignText text) {
    if (text.toString().isEmpty()) {
      return;
    }
    int width = Math.max(20, invocation.out().width() - indent.length());
    Screen.wrap(text.toString(), width)
        .forEach(line -> invocation.out().print(Line.of(indent + line)));
  }
}
