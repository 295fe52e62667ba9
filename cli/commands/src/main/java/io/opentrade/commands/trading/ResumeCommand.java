package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.TradingReply;
import io.opentrade.protocol.TradingResume;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `resume`: trade again.
public final class ResumeCommand extends Command {
  @Option(names = "--account", paramLabel = "NAME")
  @Nullable String account;

  @Option(names = "--strategy", paramLabel = "NAME")
  @Nullable String strategy;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    TradingReply reply = invocation.ask(new TradingResume(account, strategy));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TradingScreen(invocation).brakes(reply);
    }
    return 0;
  }
}
