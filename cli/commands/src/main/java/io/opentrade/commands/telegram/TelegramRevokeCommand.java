package io.opentrade.commands.telegram;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.TelegramRevoke;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `telegram revoke PERSON`, or `--all`: from now on they hear nothing.
public final class TelegramRevokeCommand extends Command {
  @Parameters(paramLabel = "PERSON", arity = "0..1")
  @Nullable String person;

  @Option(names = "--all")
  boolean all;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if ((person == null) != all) {
      throw invocation.usage("telegram.revokeWhom");
    }
    Long number = person == null ? null : Long.valueOf(People.number(invocation, person));
    return TelegramScreen.show(invocation, invocation.ask(new TelegramRevoke(number)));
  }
}
