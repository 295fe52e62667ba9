package io.opentrade.commands.daemon;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.DoctorRun;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.Health;
import picocli.CommandLine.Option;

/// `doctor`: everything that may be wrong with this machine, each with what to do about it.
public final class DoctorCommand extends Command {
  @Option(names = "--offline")
  boolean offline;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Health.Reply reply = invocation.ask(new DoctorRun(offline));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      HealthCommand.show(invocation.out(), reply);
    }
    return reply.healthy() ? 0 : FailureKind.FAILED.exitCode();
  }
}
