package io.opentrade.commands.backtest;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.screen.Page;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All trades of a run on the whole screen, to be walked through.
final class TradePage implements Page {
  private final Invocation invocation;
  private final BacktestResult result;
  private List<Line> lines = List.of();
  private List<Trade> trades;
  private int width;
  private int top;
  private int room = 1;
  private boolean byProfit;

  TradePage(Invocation invocation, BacktestResult result) {
    this.invocation = invocation;
    this.result = result;
    this.trades = result.trades();
  }

  @Override
  public List<Line> draw(int columns, int rows) {
    if (columns != width) {
      width = columns;
      lines = new TradeTables(invocation.messages(), result).table(trades, columns);
    }
    room = Math.max(1, rows - 2);
    top = Math.clamp(top, 0, Math.max(0, trades.size() - room));
    List<Line> shown = new ArrayList<>();
    shown.add(lines.isEmpty() ? new Line() : lines.getFirst());
    for (int i = top; i < Math.min(trades.size(), top + room); i++) {
      shown.add(lines.get(i + 1));
    }
    while (shown.size() < rows - 1) {
      shown.add(new Line());
    }
    int last = Math.min(trades.size(), top + room);
    int first = trades.isEmpty() ? 0 : top + 1;
    shown.add(Line.of(Tint.DIM, invocation.text("screen.trades.keys", first, last, trades.size())));
    return shown;
  }

  @Override
  public boolean press(String key) {
    switch (key) {
      case "q", "escape" -> {
        return false;
      }
      case "down", "j", "enter" -> top++;
      case "up", "k" -> top--;
      case "page down", " " -> top += room;
      case "page up", "b" -> top -= room;
      case "home", "g" -> top = 0;
      case "end", "G" -> top = trades.size();
      case "s" -> sort();
      default -> {
        return true;
      }
    }
    return true;
  }

  private void sort() {
    byProfit = !byProfit;
    trades =
        byProfit
            ? result.trades().stream()
                .sorted(Comparator.comparing(Trade::profit).reversed())
                .toList()
            : result.trades();
    width = 0;
    top = 0;
  }
}
