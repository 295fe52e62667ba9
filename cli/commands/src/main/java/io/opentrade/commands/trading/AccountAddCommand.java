package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.protocol.AccountAdd;
import io.opentrade.protocol.AccountConnect;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ExchangeList;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.VaultStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `account add NAME --exchange X`: an account at an exchange; with `--demo CASH` one with play
/// money.
public final class AccountAddCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Option(names = "--exchange", paramLabel = "EXCHANGE")
  @Nullable String exchange;

  @Option(names = "--demo", paramLabel = "CASH")
  @Nullable String demo;

  @Option(names = "--fee", paramLabel = "RATE")
  @Nullable String fee;

  @Option(names = "--testnet")
  boolean testnet;

  @Option(names = "--futures")
  boolean futures;

  @Option(names = "--address", paramLabel = "URL")
  @Nullable String address;

  @Option(names = "--allow-withdraw-key")
  boolean allowWithdraw;

  @Mixin KeyInput keys = new KeyInput();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (demo == null) {
      return connect(invocation);
    }
    if (testnet || futures || address != null || allowWithdraw || keys.from != null) {
      throw invocation.usage("account.demoHasNoKey");
    }
    Amounts amounts = new Amounts(invocation);
    Decimal cash = amounts.positive("--demo", demo);
    AccountAdd request =
        new AccountAdd(
            name, exchange, cash == null ? Decimal.ZERO : cash, amounts.rate("--fee", fee));
    AccountInfo reply = invocation.ask(request);
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      new TradingScreen(invocation).accounts(List.of(reply));
    }
    return 0;
  }

  private int connect(Invocation invocation) throws InterruptedException {
    String where = exchange;
    if (where == null && address != null) {
      where = "binance";
    }
    if (where == null || fee != null) {
      throw invocation.usage("account.whichKind");
    }
    demandPlace(invocation, where);
    AccountConnect request =
        new AccountConnect(
            name,
            where,
            keys.ask(invocation, where),
            testnet,
            address,
            address != null && address.startsWith("https:")
                ? KeyInput.hidden(invocation, "vault.ask")
                : null,
            allowWithdraw,
            futures);
    return AccountScreen.show(invocation, invocation.ask(request));
  }

  /// What can be known before somebody types a key for nothing.
  private static void demandPlace(Invocation invocation, String exchange)
      throws InterruptedException {
    List<String> known =
        invocation.ask(new ExchangeList()).exchanges().stream()
            .map(ExchangeList.Exchange::name)
            .toList();
    if (known.stream().noneMatch(exchange::equalsIgnoreCase)) {
      throw invocation.usage("account.noExchange", exchange, String.join(", ", known));
    }
    VaultStatus.Reply vault = invocation.ask(new VaultStatus());
    if (!vault.exists()) {
      throw invocation.failure(FailureKind.NOT_ALLOWED, "vault.none");
    }
    if (vault.compartments().stream()
        .anyMatch(each -> each.name().equals("trading") && !each.open())) {
      throw invocation.failure(FailureKind.NOT_ALLOWED, "vault.closed");
    }
  }
}
