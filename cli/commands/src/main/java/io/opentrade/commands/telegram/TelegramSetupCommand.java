package io.opentrade.commands.telegram;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.SecretText;
import io.opentrade.protocol.TelegramSetup;

/// `telegram setup`: asks for the bot's token, hidden, and keeps it in the vault.
public final class TelegramSetupCommand extends Command {
  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    invocation.err().paragraph(Tint.PLAIN, "", invocation.text("telegram.botFather"));
    String token = invocation.terminal().prompt(invocation.text("telegram.ask") + " ", true);
    return TelegramScreen.show(
        invocation, invocation.ask(new TelegramSetup(new SecretText(token))));
  }
}
