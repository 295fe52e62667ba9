package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.AccountRotate;
import io.opentrade.protocol.FailureKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `account rotate NAME`: puts another key in the place of an account's.
public final class AccountRotateCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Option(names = "--address", paramLabel = "URL")
  @Nullable String address;

  @Option(names = "--allow-withdraw-key")
  boolean allowWithdraw;

  @Mixin KeyInput keys = new KeyInput();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    // Nobody types a key for an account that is not there.
    String exchange =
        invocation.ask(new AccountList()).accounts().stream()
            .filter(account -> account.name().equals(name))
            .map(AccountInfo::exchange)
            .findFirst()
            .orElseThrow(() -> invocation.failure(FailureKind.NOT_FOUND, "account.unknown", name));
    AccountRotate request =
        new AccountRotate(
            name,
            keys.ask(invocation, exchange),
            address,
            address == null ? null : KeyInput.hidden(invocation, "vault.ask"),
            allowWithdraw);
    return AccountScreen.show(invocation, invocation.ask(request));
  }
}
