package io.opentrade.commands.trading;

import io.opentrade.commands.Command;
import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.PortfolioShow;
import picocli.CommandLine.Mixin;

/// `portfolio`: what an account holds, and what part of it that is.
public final class PortfolioCommand extends Command {
  @Mixin AccountFlag account = new AccountFlag();

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    PortfolioShow.Reply reply = invocation.ask(new PortfolioShow(account.name));
    if (invocation.json()) {
      invocation.document(reply);
    } else {
      show(invocation, reply);
    }
    return 0;
  }

  private static void show(Invocation invocation, PortfolioShow.Reply reply) {
    Table table =
        new Table()
            .left(invocation.text("column.currency"), 0)
            .right(invocation.text("column.quantity"), 0)
            .right(invocation.text("column.worth"), 0)
            .right(invocation.text("column.share"), 0)
            .right(invocation.text("column.unrealised"), 0);
    for (PortfolioShow.Holding holding : reply.holdings()) {
      Decimal gain = holding.unrealised();
      table
          .row()
          .cell(Tint.BOLD, holding.currency())
          .cell(Numbers.exact(holding.quantity()))
          .cell(Numbers.exact(holding.worth()))
          .cell(Numbers.exact(holding.sharePercent()) + "%")
          .cell(
              gain == null ? Tint.PLAIN : TradingScreen.tint(gain),
              gain == null ? "" : Numbers.exact(gain));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
    invocation
        .out()
        .print(invocation.text("trading.equity", Numbers.exact(reply.equity()), reply.currency()));
  }
}
