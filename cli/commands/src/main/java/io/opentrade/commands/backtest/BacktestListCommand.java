package io.opentrade.commands.backtest;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.ListCommand;
import io.opentrade.commands.input.Amounts;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.BacktestList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `backtest list`: stored runs, the newest first.
public final class BacktestListCommand extends ListCommand {
  @Option(names = "--limit", paramLabel = "N")
  @Nullable String limit;

  @Override
  protected int run(Invocation invocation) throws InterruptedException {
    Integer most = new Amounts(invocation).integer("--limit", limit, 1, 1000);
    BacktestList.Reply reply =
        invocation.ask(new BacktestList(Objects.requireNonNullElse(most, 0)));
    if (invocation.json()) {
      invocation.document(reply);
    } else if (reply.runs().isEmpty()) {
      invocation.out().print(invocation.text("backtest.none"));
      invocation.out().print(Line.of(Tint.DIM, "  → " + invocation.text("backtest.none.hint")));
    } else {
      table(invocation, reply);
    }
    return 0;
  }

  private static void table(Invocation invocation, BacktestList.Reply reply) {
    Table table =
        new Table()
            .left(invocation.text("column.id"), 0)
            .left(invocation.text("column.finished"), 2)
            .flexible(invocation.text("column.strategy"), 0)
            .flexible(invocation.text("column.series"), 1)
            .right(invocation.text("column.bars"), 5)
            .right(invocation.text("column.trades"), 3)
            .right(invocation.text("column.net"), 0)
            .right(invocation.text("column.drawdown"), 1)
            .right(invocation.text("column.sharpe"), 4);
    for (BacktestList.Entry run : reply.runs()) {
      Double net = run.netProfitPercent();
      table
          .row()
          .cell(Tint.BOLD, run.id())
          .cell(Times.minute(run.finishedAt()))
          .cell(run.strategy().toString())
          .cell(run.series().toString())
          .cell(Numbers.count(run.bars()))
          .cell(Numbers.count(run.trades()))
          .cell(Tint.bySign(net == null ? 0 : net), Numbers.signedPercent(net))
          .cell(Numbers.percent(run.maxDrawdownPercent()))
          .cell(Numbers.fixed(run.sharpe(), 2));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
    if (reply.total() > reply.runs().size()) {
      String more = invocation.text("backtest.more", reply.runs().size(), reply.total());
      invocation.out().print(Line.of(Tint.DIM, more));
    }
  }
}
