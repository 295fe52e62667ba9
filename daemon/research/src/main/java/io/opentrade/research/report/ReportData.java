package io.opentrade.research.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.backtest.RollingSharpe;
import io.opentrade.engine.column.Candles;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.EquityChart;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Trade;
import io.opentrade.research.drawing.Drawing;
import io.opentrade.research.drawing.Sheet;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the page's script draws, as JSON that may stand inside a script element.
final class ReportData {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final MathContext DRAWN = new MathContext(10);
  private static final long DAY = 86_400_000L;

  /// Days of the rolling Sharpe ratio: the first of which the range has twice as many.
  private static final int[] WINDOWS = {90, 30, 14};

  private final BacktestResult result;
  private final EquityChart chart;
  private final @Nullable Drawing drawing;

  ReportData(BacktestReply reply, @Nullable Drawing drawing) {
    this.result = reply.result();
    this.chart = reply.chart();
    this.drawing = drawing;
  }

  String json() {
    ObjectNode data = JSON.objectNode();
    data.set("span", span());
    data.set("equity", equity());
    data.set("markets", markets());
    data.put("noCandles", "This run was stored before its candles were kept; run it again.");
    data.set("sharpe", sharpe());
    data.set("histogram", histogram());
    data.set("trades", trades());
    // No text inside can end the element or open another.
    return data.toString().replace("<", "\\u003c").replace("&", "\\u0026");
  }

  private ArrayNode span() {
    BacktestResult.Data main = result.run().data().getFirst();
    return JSON.arrayNode().add(main.from().toEpochMilli()).add(main.to().toEpochMilli());
  }

  private ObjectNode equity() {
    ObjectNode columns = JSON.objectNode();
    List<EquityChart.Point> points = chart.points();
    ArrayNode time = columns.putArray("time");
    ArrayNode low = columns.putArray("low");
    ArrayNode high = columns.putArray("high");
    ArrayNode last = columns.putArray("last");
    ArrayNode hold = columns.putArray("hold");
    for (EquityChart.Point point : points) {
      time.add(point.time().toEpochMilli());
      add(low, point.low());
      add(high, point.high());
      add(last, point.last());
      add(hold, point.hold());
    }
    return columns;
  }

  private ArrayNode markets() {
    ArrayNode markets = JSON.arrayNode();
    if (drawing != null) {
      for (Sheet sheet : drawing.sheets()) {
        ObjectNode market = markets.addObject();
        market.put("symbol", ForeignText.printable(sheet.symbol()));
        market.set("candles", candles(sheet));
        market.set("plots", plots(sheet));
      }
    }
    return markets;
  }

  private static ObjectNode candles(Sheet sheet) {
    Candles bars = sheet.bars();
    ObjectNode columns = JSON.objectNode();
    columns.put("millis", bars.timeframe().millis() * sheet.stretch());
    columns.set("time", column(bars.time()));
    columns.set("open", column(bars.open()));
    columns.set("high", column(bars.high()));
    columns.set("low", column(bars.low()));
    columns.set("close", column(bars.close()));
    return columns;
  }

  private static ArrayNode plots(Sheet sheet) {
    ArrayNode plots = JSON.arrayNode();
    sheet
        .plots()
        .forEach(
            (name, values) -> {
              ObjectNode plot = plots.addObject();
              plot.put("name", ForeignText.printable(name));
              plot.put("onPrice", PlotPlace.onPrice(values, sheet.bars()));
              plot.set("values", column(values));
            });
    return plots;
  }

  private @Nullable ObjectNode sharpe() {
    if (drawing == null) {
      return null;
    }
    for (int window : WINDOWS) {
      if (drawing.day().length >= 2 * window) {
        ObjectNode node = JSON.objectNode();
        node.put("window", window);
        ArrayNode time = node.putArray("time");
        for (long day : drawing.day()) {
          time.add(day * DAY);
        }
        int periods = result.run().config().periodsPerYear();
        node.set("values", column(RollingSharpe.of(drawing.dayEquity(), window, periods)));
        return node;
      }
    }
    return null;
  }

  private @Nullable ObjectNode histogram() {
    double[] percents =
        result.trades().stream()
            .filter(trade -> !trade.open())
            .map(Trade::profitPercent)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    if (percents.length == 0) {
      return null;
    }
    Histogram histogram = Histogram.of(percents);
    ObjectNode node = JSON.objectNode().put("width", histogram.width());
    node.set("centres", column(histogram.centres()));
    ArrayNode counts = node.putArray("counts");
    for (int count : histogram.counts()) {
      counts.add(count);
    }
    return node;
  }

  private ArrayNode trades() {
    ArrayNode rows = JSON.arrayNode();
    for (Trade trade : result.trades()) {
      ArrayNode row = rows.addArray();
      row.add(trade.id()).add(trade.side()).add(trade.entryTime().toEpochMilli());
      Instant exit = trade.exitTime();
      row.add(exit == null ? null : (Long) exit.toEpochMilli());
      row.add(trade.entryPrice().toDouble());
      row.add(trade.exitPrice() == null ? null : (Double) trade.exitPrice().toDouble());
      row.add(trade.quantity().toString()).add(trade.profit().toDouble());
      add(row, trade.profitPercent());
      add(row, trade.mae());
      add(row, trade.mfe());
      row.add(trade.bars()).add(text(trade.entryTag())).add(text(trade.exitReason()));
      row.add(text(trade.symbol()));
    }
    return rows;
  }

  private static @Nullable String text(@Nullable ForeignText text) {
    return text == null ? null : text.toString();
  }

  private static ArrayNode column(long[] values) {
    ArrayNode column = JSON.arrayNode(values.length);
    for (long value : values) {
      column.add(value);
    }
    return column;
  }

  private static ArrayNode column(double[] values) {
    ArrayNode column = JSON.arrayNode(values.length);
    for (double value : values) {
      add(column, value);
    }
    return column;
  }

  /// Ten digits are more than a screen shows; null for what is no number.
  private static void add(ArrayNode column, @Nullable Double value) {
    if (value == null || !Double.isFinite(value)) {
      column.addNull();
    } else {
      column.add(new BigDecimal(value).round(DRAWN).doubleValue());
    }
  }
}
