package io.opentrade.commands.study;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.Watched;
import io.opentrade.commands.backtest.RunFlags;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.commands.text.Told;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Warning;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lookahead FILE`: whether the strategy decides otherwise when it does not know what comes. Fails
/// where it does.
public final class LookaheadCommand extends Command {
  @Parameters(paramLabel = "FILE", arity = "1")
  String file = "";

  @Mixin RunFlags flags = new RunFlags();

  @Mixin Watched watched = new Watched();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    watched.check(invocation);
    try (Inputs inputs = new Inputs(invocation)) {
      BacktestReply reply = watched.ask(invocation, flags.checked(invocation, inputs, file));
      List<Warning> found =
          reply.result().warnings().stream()
              .filter(warning -> warning.code().startsWith("lookahead"))
              .toList();
      if (invocation.json()) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("run", reply.result().execution().id()).put("clean", found.isEmpty());
        var messages = document.putArray("findings");
        found.forEach(warning -> messages.add(warning.message().raw()));
        invocation.document(document);
      } else if (!watched.quiet()) {
        show(invocation, found);
      }
      return found.isEmpty() ? 0 : FailureKind.FAILED.exitCode();
    }
  }

  private static void show(Invocation invocation, List<Warning> found) {
    if (found.isEmpty()) {
      invocation.out().print(Line.of(Tint.GOOD, invocation.text("lookahead.clean")));
    }
    for (Warning warning : found) {
      invocation
          .out()
          .print(
              new Line()
                  .add(Tint.BAD, "! ")
                  .add(Told.in(invocation.messages(), warning.message().toString())));
    }
  }
}
