package io.opentrade.commands.study;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.commands.text.Told;
import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.Warning;
import java.util.ArrayList;
import java.util.List;

/// What every study prints first and last.
public final class StudyHead {
  private StudyHead() {}

  /// The strategy, its series and these facts, and a blank line.
  public static void print(
      Invocation invocation, OptimizeReply.Subject subject, List<String> further) {
    Screen out = invocation.out();
    out.print(
        new Line()
            .add(Tint.BOLD, subject.strategy().toString())
            .add(invocation.text("report.on"))
            .add(Tint.BOLD, subject.series().toString()));
    List<String> facts = new ArrayList<>();
    facts.add(Times.brief(subject.from()) + " → " + Times.brief(subject.to()) + " UTC");
    facts.add(invocation.count("report.bars", subject.bars()));
    facts.addAll(further);
    Screen.wrapList(facts, out.width()).forEach(line -> out.print(Line.of(Tint.DIM, line)));
    out.blank();
  }

  /// One below the other.
  public static void warnings(Invocation invocation, List<Warning> warnings) {
    Screen out = invocation.out();
    for (Warning warning : warnings) {
      List<String> parts =
          Screen.wrap(
              Told.in(invocation.messages(), warning.message().toString()), out.width() - 2);
      for (int i = 0; i < parts.size(); i++) {
        out.print(new Line().add(Tint.WARN, i == 0 ? "! " : "  ").add(parts.get(i)));
      }
    }
  }
}
