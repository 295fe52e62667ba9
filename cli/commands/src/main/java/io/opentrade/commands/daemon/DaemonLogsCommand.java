package io.opentrade.commands.daemon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.input.Choices;
import io.opentrade.commands.input.Moments;
import io.opentrade.protocol.DaemonLogs;
import io.opentrade.protocol.ForeignText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `daemon logs`: the newest lines of the log; with `--follow` also what comes.
public final class DaemonLogsCommand extends Command {
  private static final Duration PAUSE = Duration.ofMillis(300);

  @Option(names = "--lines", paramLabel = "N")
  @Nullable String lines;

  @Option(names = "--level", paramLabel = "LEVEL")
  @Nullable String level;

  @Option(names = "--since", paramLabel = "TIME")
  @Nullable String since;

  @Option(names = "--request", paramLabel = "ID")
  @Nullable String request;

  @Option(names = "--follow")
  boolean follow;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer count = new Amounts(invocation).integer("--lines", lines, 1, 1000);
    String least =
        Choices.one(invocation, "--level", level, List.of("debug", "info", "warn", "error"));
    Instant from = new Moments(invocation).read("--since", since);
    DaemonLogs.Reply reply =
        invocation.ask(
            new DaemonLogs(Objects.requireNonNullElse(count, 0), null, least, from, request));
    if (invocation.json() && !follow) {
      invocation.document(reply);
      return 0;
    }
    print(invocation, reply);
    while (follow) {
      Thread.sleep(PAUSE);
      reply = invocation.ask(new DaemonLogs(0, reply.mark(), least, from, request));
      print(invocation, reply);
    }
    return 0;
  }

  private static void print(Invocation invocation, DaemonLogs.Reply reply) {
    for (ForeignText line : reply.lines()) {
      if (invocation.json()) {
        invocation.document(JsonNodeFactory.instance.objectNode().put("line", line.raw()));
      } else {
        invocation.out().print(line.toString());
      }
    }
    invocation.out().flush();
  }
}
