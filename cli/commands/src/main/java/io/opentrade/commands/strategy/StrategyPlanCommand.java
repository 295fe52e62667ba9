package io.opentrade.commands.strategy;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Inputs;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.StrategyPlan;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `strategy plan FILE`: the plan that `signals` returns, and its hash.
public final class StrategyPlanCommand extends Command {
  @Parameters(paramLabel = "FILE", arity = "1")
  String file = "";

  @Option(names = "--set", paramLabel = "NAME=VALUE")
  List<String> set = new ArrayList<>();

  @Option(names = "--unsafe")
  boolean unsafe;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    try (Inputs inputs = new Inputs(invocation)) {
      StrategyPlan request =
          new StrategyPlan(inputs.file(file), inputs.assignments("--set", set), unsafe);
      StrategyPlan.Reply reply = invocation.ask(request);
      if (invocation.json()) {
        invocation.document(reply);
      } else {
        show(invocation, reply);
      }
      return 0;
    }
  }

  private static void show(Invocation invocation, StrategyPlan.Reply reply) {
    for (ForeignText line : reply.lines()) {
      invocation.out().print(Line.of(line.toString()));
    }
    String kind = reply.symbolic() ? "plan.symbolic" : "plan.concrete";
    invocation.out().blank();
    invocation.out().print(Line.of(invocation.text("plan.hash", reply.hash())));
    invocation.out().print(Line.of("").add(Tint.DIM, invocation.text(kind, reply.nodes())));
    for (ForeignText line : reply.log()) {
      invocation.out().print(new Line().add(Tint.DIM, "│ ").add(line.toString()));
    }
  }
}
