package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.StrategyWhy;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `strategy why NAME`: the last decisions of one strategy, and what became of them.
public final class StrategyWhyCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Option(names = "--bars", paramLabel = "N")
  @Nullable String bars;

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer count = new Amounts(invocation).integer("--bars", bars, 1, StrategyWhy.MOST);
    StrategyWhy.Reply reply =
        invocation.ask(new StrategyWhy(account.name, name, Objects.requireNonNullElse(count, 0)));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.bars().isEmpty()) {
      invocation.out().print(invocation.text("strategy.why.none", name));
    } else {
      reply.bars().forEach(bar -> print(invocation, bar));
    }
    return 0;
  }

  private static void print(Invocation invocation, StrategyWhy.Bar bar) {
    Line line = new Line().add(Tint.DIM, Times.minute(bar.bar()) + "  ");
    if (bar.wanted().isEmpty()) {
      line.add(Tint.DIM, joined(bar.outcome()));
    } else {
      line.add(joined(bar.wanted()));
    }
    invocation.out().print(line);
    if (!bar.wanted().isEmpty()) {
      String outcome =
          bar.outcome().isEmpty() ? invocation.text("strategy.why.waits") : joined(bar.outcome());
      invocation.out().print(new Line().add("    → ").add(Tint.BOLD, outcome));
    }
  }

  private static String joined(List<ForeignText> texts) {
    return String.join("; ", texts.stream().map(ForeignText::toString).toList());
  }
}
