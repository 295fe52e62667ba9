package io.opentrade.commands.telegram;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.TelegramStatus;

/// `telegram status`: whether the bot works, and who may talk to it.
public final class TelegramStatusCommand extends Command {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    return TelegramScreen.show(invocation, invocation.ask(new TelegramStatus()));
  }
}
