package io.opentrade.commands.trading;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.StrategyInfo;
import java.util.List;

/// Strategies at work as a table.
final class StrategyScreen {
  private StrategyScreen() {}

  static void show(Invocation invocation, List<StrategyInfo> strategies) {
    Table table =
        new Table()
            .left(invocation.text("column.strategy"), 0)
            .left(invocation.text("column.account"), 1)
            .left(invocation.text("column.series"), 0)
            .left(invocation.text("column.state"), 0)
            .right(invocation.text("column.equity"), 0)
            .right(invocation.text("column.held"), 0)
            .right(invocation.text("column.bars"), 3)
            .right(invocation.text("column.decisions"), 2)
            .right(invocation.text("column.late"), 2);
    for (StrategyInfo strategy : strategies) {
      table
          .row()
          .cell(Tint.BOLD, strategy.name().toString())
          .cell(strategy.account())
          .cell(strategy.series())
          .cell(strategy.state().equals("running") ? Tint.GOOD : Tint.WARN, strategy.state())
          .cell(Numbers.exact(strategy.equity()))
          .cell(Numbers.exactOrNone(strategy.quantity()))
          .cell(Numbers.count(strategy.bars()))
          .cell(Numbers.count(strategy.decisions()))
          .cell(Numbers.count(strategy.late()));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
    for (StrategyInfo strategy : strategies) {
      if (strategy.reason() != null) {
        invocation.err().print(Line.of(Tint.BAD, strategy.name() + ": " + strategy.reason()));
      }
    }
  }
}
