package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.RiskSet;
import picocli.CommandLine.Option;

/// `risk set --account NAME --order-notional N`: what one entry may be worth at most.
public final class RiskSetCommand extends Command {
  @Option(names = "--account", paramLabel = "NAME", required = true)
  String account = "";

  @Option(names = "--order-notional", paramLabel = "N", required = true)
  String orderNotional = "";

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Decimal most = new Amounts(invocation).positive("--order-notional", orderNotional);
    RiskSet.Reply reply = invocation.ask(new RiskSet(account, most == null ? Decimal.ZERO : most));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      invocation
          .out()
          .print(
              invocation.text(
                  "risk.orderNotional", reply.account(), reply.orderNotional(), reply.currency()));
    }
    return 0;
  }
}
