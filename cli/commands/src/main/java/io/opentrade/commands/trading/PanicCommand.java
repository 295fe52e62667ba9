package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.TradingPanic;
import io.opentrade.protocol.TradingReply;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `panic`: halts everything; with `--flatten` also closes what is held. Exits with 1 where
/// something could not be closed.
public final class PanicCommand extends Command {
  @Option(names = "--account", paramLabel = "NAME")
  @Nullable String account;

  @Option(names = "--flatten")
  boolean flatten;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    TradingReply reply = invocation.ask(new TradingPanic(account, flatten));
    boolean done = reply.accounts().stream().allMatch(state -> state.problems().isEmpty());
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TradingScreen(invocation).brakes(reply);
    }
    return done ? 0 : FailureKind.FAILED.exitCode();
  }
}
