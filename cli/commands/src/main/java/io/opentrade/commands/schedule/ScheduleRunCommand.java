package io.opentrade.commands.schedule;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.ScheduleRun;
import io.opentrade.protocol.ScheduledRun;
import picocli.CommandLine.Parameters;

/// `schedule run NAME`: runs it now, and ends as it ends.
public final class ScheduleRunCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    ScheduledRun run = invocation.ask(new ScheduleRun(name));
    Integer exit = run.exit();
    if (invocation.json()) {
      invocation.document(run);
    } else {
      run.out().raw().lines().forEach(invocation.out()::print);
      run.err().raw().lines().forEach(invocation.err()::print);
    }
    return exit == null ? 1 : exit;
  }
}
