package io.opentrade.commands.backtest;

import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Messages;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.ExtremeTrades;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The best and the worst trades; all of them where they are few.
final class TradeTables {
  private final Messages messages;
  private final List<Trade> trades;
  private final int decimals;
  private final boolean refused;

  /// Whether trades are of several markets, so that each says which.
  private final boolean several;

  TradeTables(Messages messages, BacktestResult result) {
    this.messages = messages;
    this.trades = result.trades();
    this.decimals = MetricGroups.decimals(result.metrics());
    this.refused = result.warnings().stream().anyMatch(each -> each.code().equals("refused"));
    this.several = result.run().data().size() > 1;
  }

  List<Line> lines(int width) {
    List<Line> lines = new ArrayList<>();
    if (trades.isEmpty()) {
      lines.add(new Line());
      lines.add(Line.of(Tint.WARN, messages.text(refused ? "trades.refused" : "trades.none")));
      return lines;
    }
    if (!ExtremeTrades.apply(trades)) {
      section(lines, "trades.all", trades, width);
    } else {
      ExtremeTrades shown = ExtremeTrades.of(trades);
      section(lines, "trades.best", shown.best(), width);
      section(lines, "trades.worst", shown.worst(), width);
    }
    return lines;
  }

  private void section(List<Line> lines, String title, List<Trade> rows, int width) {
    lines.add(new Line());
    lines.add(Line.of(Tint.BOLD, messages.text(title)));
    lines.addAll(table(rows, width));
  }

  /// Those trades under one heading.
  List<Line> table(List<Trade> rows, int width) {
    Table table = new Table().right("#", 4);
    if (several) {
      table.left(messages.text("column.market"), 0);
    }
    table
        .left(messages.text("column.side"), 0)
        .left(messages.text("column.entered"), 0)
        .right(messages.text("column.held"), 3)
        .right(messages.text("column.quantity"), 7)
        .right(messages.text("column.entryPrice"), 5)
        .right(messages.text("column.exitPrice"), 5)
        .right(messages.text("column.profit"), 0)
        .right("%", 0)
        .flexible(messages.text("column.reason"), 6);
    rows.forEach(trade -> row(table, trade));
    return table.lines(width, "  ");
  }

  private void row(Table table, Trade trade) {
    Tint tint = Tint.bySign(trade.profit().signum());
    ForeignText exit = trade.exitReason();
    String reason = exit == null ? messages.text("trades.open") : exit.toString();
    Table.Row row = table.row().cell(Tint.DIM, Numbers.count(trade.id()));
    if (several) {
      row.cell(trade.symbol().toString());
    }
    row.cell(messages.text("side." + trade.side()))
        .cell(Times.minute(trade.entryTime()))
        .cell(
            trade.exitTime() == null
                ? Numbers.UNDEFINED
                : Times.duration(Duration.between(trade.entryTime(), trade.exitTime())))
        .cell(Numbers.exact(trade.quantity()))
        .cell(Numbers.exact(trade.entryPrice()))
        .cell(trade.exitPrice() == null ? Numbers.UNDEFINED : Numbers.exact(trade.exitPrice()))
        .cell(tint, Numbers.signed(trade.profit().value(), decimals))
        .cell(tint, Numbers.signedPercent(trade.profitPercent()))
        .cell(Tint.DIM, reason);
  }
}
