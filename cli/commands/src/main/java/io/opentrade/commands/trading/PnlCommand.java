package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.PnlShow;
import picocli.CommandLine.Mixin;

/// `pnl`: what an account has gained and lost.
public final class PnlCommand extends Command {
  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    PnlShow.Reply reply = invocation.ask(new PnlShow(account.name));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      show(invocation, reply);
    }
    return 0;
  }

  private static void show(Invocation invocation, PnlShow.Reply reply) {
    Table sums = new Table().left("", 0).right("", 0);
    row(sums, invocation.text("trading.start"), reply.start());
    row(sums, invocation.text("column.equity"), reply.equity());
    row(sums, invocation.text("column.net"), reply.net());
    row(sums, invocation.text("trading.realised"), reply.realised());
    row(sums, invocation.text("column.unrealised"), reply.unrealised());
    row(sums, invocation.text("trading.fees"), reply.fees());
    invocation.out().print(sums.lines(invocation.out().width(), ""));
    invocation.out().print(invocation.text("trading.trades", reply.trades(), reply.won()));
    if (!reply.periods().isEmpty()) {
      invocation.out().blank();
      Table days =
          new Table()
              .left(invocation.text("column.day"), 0)
              .right(invocation.text("column.trades"), 0)
              .right(invocation.text("column.profit"), 0);
      for (PnlShow.Period day : reply.periods()) {
        days.row()
            .cell(day.day())
            .cell(Numbers.count(day.trades()))
            .cell(TradingScreen.tint(day.profit()), Numbers.exact(day.profit()));
      }
      invocation.out().print(days.lines(invocation.out().width(), ""));
    }
  }

  private static void row(Table table, String name, Decimal value) {
    table.row().cell(name).cell(Numbers.exact(value));
  }
}
