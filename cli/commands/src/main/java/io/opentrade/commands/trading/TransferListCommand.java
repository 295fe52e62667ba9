package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.input.Moments;
import io.opentrade.protocol.TransferList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `transfer list`: transfers between the wallets of an account, its deposits and withdrawals.
public final class TransferListCommand extends ListCommand {
  @Option(names = "--from", paramLabel = "DATE")
  @Nullable String from;

  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    TransferList.Reply reply =
        invocation.ask(
            new TransferList(
                account.name, from == null ? null : new Moments(invocation).read("--from", from)));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TransferScreen(invocation).list(reply);
    }
    return 0;
  }
}
