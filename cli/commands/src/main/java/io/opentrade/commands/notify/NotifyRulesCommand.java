package io.opentrade.commands.notify;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.protocol.NotifyRules;

/// `notify rules`: how notices are told.
public final class NotifyRulesCommand extends ListCommand {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return NotifyScreen.rules(invocation, invocation.ask(new NotifyRules()));
  }
}
