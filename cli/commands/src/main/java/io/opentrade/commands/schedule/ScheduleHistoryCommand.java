package io.opentrade.commands.schedule;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.input.Amounts;
import io.opentrade.protocol.ScheduleHistory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `schedule history NAME`: its newest runs, with exit code and output.
public final class ScheduleHistoryCommand extends ListCommand {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer most = new Amounts(invocation).integer("--limit", limit, 1, 1_000);
    ScheduleHistory.Reply reply =
        invocation.ask(new ScheduleHistory(name, most == null ? 0 : most));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.runs().isEmpty()) {
      invocation.out().print(invocation.text("schedule.noRuns", name));
    } else {
      ScheduleScreen.runs(invocation, reply.runs());
    }
    return 0;
  }
}
