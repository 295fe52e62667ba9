package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.protocol.TradingReply;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `halt`: no new exposure; what protects stays. Exits with 1 where an account is not known to be
/// halted.
public final class HaltCommand extends Command {
  @Option(names = "--account", paramLabel = "NAME")
  @Nullable String account;

  @Option(names = "--strategy", paramLabel = "NAME")
  @Nullable String strategy;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    TradingReply reply = invocation.ask(new TradingHalt(account, strategy));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TradingScreen(invocation).brakes(reply);
    }
    return reply.silent().isEmpty() ? 0 : FailureKind.FAILED.exitCode();
  }
}
