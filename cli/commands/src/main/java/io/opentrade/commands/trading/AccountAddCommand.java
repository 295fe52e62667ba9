package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.protocol.AccountAdd;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.Decimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `account add NAME --demo CASH`: another account with play money.
public final class AccountAddCommand extends Command {
  @Parameters(paramLabel = "NAME", arity = "1")
  String name = "";

  @Option(names = "--exchange", paramLabel = "EXCHANGE")
  @Nullable String exchange;

  @Option(names = "--demo", paramLabel = "CASH", required = true)
  String demo = "";

  @Option(names = "--fee", paramLabel = "RATE")
  @Nullable String fee;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
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
}
