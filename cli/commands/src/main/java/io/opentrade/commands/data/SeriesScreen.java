package io.opentrade.commands.data;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Times;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.Candle;
import io.opentrade.protocol.SeriesInfo;
import java.util.List;

/// Stored series and their bars.
final class SeriesScreen {
  private static final int HASH = 8;

  private final Invocation invocation;

  SeriesScreen(Invocation invocation) {
    this.invocation = invocation;
  }

  /// Two lines on one series.
  void facts(SeriesInfo info) {
    invocation
        .out()
        .print(
            new Line()
                .add(Tint.BOLD, info.series())
                .add("  " + invocation.count("report.bars", info.bars()) + " · ")
                .add(Times.brief(info.from()) + " → " + Times.brief(info.to()) + " UTC"));
    invocation
        .out()
        .print(
            Line.of(
                Tint.DIM,
                "  "
                    + missing(info)
                    + " · "
                    + invocation.text(
                        "series.instrument", info.tick(), info.lot(), info.moneyScale())
                    + " · #"
                    + shortened(info.hash())));
  }

  private String missing(SeriesInfo info) {
    return info.missing() == 0
        ? invocation.text("report.noGaps")
        : invocation.count("series.missing", info.missing());
  }

  private static String shortened(String hash) {
    return hash.length() > HASH ? hash.substring(0, HASH) : hash;
  }

  /// One line each. In a narrow window the dates go, since the names tell the series apart.
  void table(List<SeriesInfo> series) {
    Table table =
        new Table()
            .flexible(invocation.text("column.series"), 0)
            .right(invocation.text("column.bars"), 0)
            .left(invocation.text("column.from"), 2)
            .left(invocation.text("column.to"), 1)
            .right(invocation.text("column.missing"), 2)
            .left(invocation.text("column.hash"), 3);
    for (SeriesInfo info : series) {
      table
          .row()
          .cell(Tint.BOLD, info.series())
          .cell(Numbers.count(info.bars()))
          .cell(Times.brief(info.from()))
          .cell(Times.brief(info.to()))
          .cell(info.missing() > 0 ? Tint.WARN : Tint.PLAIN, Numbers.count(info.missing()))
          .cell(Tint.DIM, shortened(info.hash()));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }

  void bars(List<Candle> bars) {
    Table table =
        new Table()
            .left(invocation.text("column.time"), 0)
            .right(invocation.text("column.open"), 0)
            .right(invocation.text("column.high"), 0)
            .right(invocation.text("column.low"), 0)
            .right(invocation.text("column.close"), 0)
            .right(invocation.text("column.volume"), 1);
    for (Candle bar : bars) {
      boolean up = bar.close().compareTo(bar.open()) > 0;
      boolean down = bar.close().compareTo(bar.open()) < 0;
      table
          .row()
          .cell(Times.minute(bar.time()))
          .cell(Numbers.exact(bar.open()))
          .cell(Numbers.exact(bar.high()))
          .cell(Numbers.exact(bar.low()))
          .cell(up ? Tint.GOOD : down ? Tint.BAD : Tint.PLAIN, Numbers.exact(bar.close()))
          .cell(Numbers.exact(bar.volume()));
    }
    invocation.out().print(table.lines(invocation.out().width(), ""));
  }
}
