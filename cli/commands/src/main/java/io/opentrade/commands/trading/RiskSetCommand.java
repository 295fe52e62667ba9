package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.input.Amounts;
import io.opentrade.protocol.RiskSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `risk set --account NAME --order-notional N`: what an account at an exchange may do.
public final class RiskSetCommand extends Command {
  @Option(names = "--account", paramLabel = "NAME", required = true)
  String account = "";

  @Option(names = "--order-notional", paramLabel = "N")
  @Nullable String orderNotional;

  @Option(names = "--allow-emulated", negatable = true)
  @Nullable Boolean allowEmulated;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    if (orderNotional == null && allowEmulated == null) {
      throw invocation.usage("risk.nothing");
    }
    RiskSet.Reply reply =
        invocation.ask(
            new RiskSet(
                account,
                new Amounts(invocation).positive("--order-notional", orderNotional),
                allowEmulated));
    if (invocation.json()) {
      invocation.document(reply);
      return 0;
    }
    invocation
        .out()
        .print(
            invocation.text(
                "risk.orderNotional", reply.account(), reply.orderNotional(), reply.currency()));
    invocation
        .out()
        .print(
            invocation.text(
                reply.allowEmulated() ? "risk.emulated" : "risk.notEmulated", reply.account()));
    return 0;
  }
}
