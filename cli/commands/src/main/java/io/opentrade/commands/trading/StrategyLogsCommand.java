package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.StrategyLogs;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `strategy logs NAME`: what one strategy wrote, and what happened to it.
public final class StrategyLogsCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  /// `2026-01-01T00:00:00`.
  private static final int SECONDS = 19;

  @Option(names = "--lines", paramLabel = "N")
  @Nullable String lines;

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer count = new Amounts(invocation).integer("--lines", lines, 1, StrategyLogs.MOST);
    StrategyLogs request =
        new StrategyLogs(account.name, name, Objects.requireNonNullElse(count, 0));
    StrategyLogs.Reply reply = invocation.ask(request);
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.lines().isEmpty()) {
      invocation.out().print(invocation.text("strategy.logs.none", name));
    } else {
      for (StrategyLogs.Line line : reply.lines()) {
        Tint tint =
            switch (line.kind()) {
              case "died", "failed" -> Tint.BAD;
              case "restart", "notice" -> Tint.WARN;
              default -> Tint.PLAIN;
            };
        invocation
            .out()
            .print(
                new Line()
                    .add(Tint.DIM, line.at().toString().substring(0, SECONDS) + "Z ")
                    .add(tint, line.kind() + " ")
                    .add(line.text().toString()));
      }
    }
    return 0;
  }
}
