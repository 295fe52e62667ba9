package io.opentrade.commands.notify;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.NotifyAddWebhook;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `notify add webhook URL`: notices posted to an address, signed.
public final class NotifyAddWebhookCommand extends Command {
  @Parameters(paramLabel = "URL", arity = "1")
  String address = "";

  @Option(names = "--name", paramLabel = "NAME")
  String name = "webhook";

  @Mixin SecretInput secret = new SecretInput();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    NotifyAddWebhook request =
        new NotifyAddWebhook(name, address, secret.ask(invocation, "notify.askSecret"));
    return NotifyScreen.added(invocation, invocation.ask(request));
  }
}
