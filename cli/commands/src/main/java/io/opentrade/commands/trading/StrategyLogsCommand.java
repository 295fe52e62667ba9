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

/// `strategy logs NAME`: what one strategy wrote, and what happened to it; with `--follow` also
/// what comes.
public final class StrategyLogsCommand extends Command {
  /// `2026-01-01T00:00:00`.
  private static final int SECONDS = 19;

  private static final int PATIENCE_MILLIS = 20_000;

  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Option(names = "--lines", paramLabel = "N")
  @Nullable String lines;

  @Option(names = "--follow")
  boolean follow;

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer count = new Amounts(invocation).integer("--lines", lines, 1, StrategyLogs.MOST);
    StrategyLogs.Reply reply =
        invocation.ask(new StrategyLogs(account.name, name, Objects.requireNonNullElse(count, 0)));
    if (invocation.json() && !follow) {
      invocation.document(reply);
      return 0;
    }
    if (reply.lines().isEmpty() && !follow) {
      invocation.out().print(invocation.text("strategy.logs.none", name));
    }
    print(invocation, reply);
    while (follow) {
      reply = invocation.ask(new StrategyLogs(account.name, name, 0, reply.seq(), PATIENCE_MILLIS));
      print(invocation, reply);
    }
    return 0;
  }

  private static void print(Invocation invocation, StrategyLogs.Reply reply) {
    if (reply.lost()) {
      invocation.err().print(Line.of(Tint.WARN, invocation.text("strategy.logs.lost")));
    }
    for (StrategyLogs.Line line : reply.lines()) {
      if (invocation.json()) {
        invocation.document(line);
      } else {
        invocation.out().print(line(line));
      }
    }
    invocation.out().flush();
  }

  private static Line line(StrategyLogs.Line line) {
    Tint tint =
        switch (line.kind()) {
          case "died", "failed" -> Tint.BAD;
          case "restart", "notice" -> Tint.WARN;
          default -> Tint.PLAIN;
        };
    return new Line()
        .add(Tint.DIM, line.at().toString().substring(0, SECONDS) + "Z ")
        .add(tint, line.kind() + " ")
        .add(line.text().toString());
  }
}
