package io.opentrade.commands.alert;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.AlertValue;
import io.opentrade.protocol.ForeignText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/// `value EXPRESSION`: what an expression of the alert language is now; `= EXPRESSION` in the
/// interactive shell.
public final class ValueCommand extends Command {
  @Parameters(paramLabel = "EXPRESSION", arity = "1..*")
  List<String> words = new ArrayList<>();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    AlertValue.Reply reply =
        invocation.ask(new AlertValue(new ForeignText(String.join(" ", words))));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      invocation.out().print(shown(invocation, reply));
    }
    return 0;
  }

  /// A double as it is, without an exponent; a person reads all of its digits.
  private static Line shown(Invocation invocation, AlertValue.Reply reply) {
    Double value = reply.value();
    Boolean holds = reply.holds();
    if (value != null) {
      return Line.of(Tint.BOLD, new BigDecimal(Double.toString(value)).toPlainString());
    }
    if (holds != null) {
      return Line.of(
          holds ? Tint.GOOD : Tint.WARN, invocation.text(holds ? "value.holds" : "value.not"));
    }
    return Line.of(Tint.DIM, invocation.text("value.unknown"));
  }
}
