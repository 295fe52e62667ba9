package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.BalanceShow;
import picocli.CommandLine.Mixin;

/// `balance`: what an account has of each currency.
public final class BalanceCommand extends ListCommand {
  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    BalanceShow.Reply reply = invocation.ask(new BalanceShow(account.name));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      show(invocation, reply);
    }
    return 0;
  }

  private static void show(Invocation invocation, BalanceShow.Reply reply) {
    Table table =
        new Table()
            .left(invocation.text("column.currency"), 0)
            .right(invocation.text("column.total"), 0)
            .right(invocation.text("column.free"), 0)
            .right(invocation.text("column.locked"), 1)
            .right(invocation.text("column.worth"), 0);
    for (BalanceShow.Balance balance : reply.balances()) {
      table
          .row()
          .cell(Tint.BOLD, balance.currency())
          .cell(Numbers.exact(balance.total()))
          .cell(Numbers.exact(balance.free()))
          .cell(Numbers.exact(balance.locked()))
          .cell(balance.worth() == null ? "" : Numbers.exact(balance.worth()));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }
}
