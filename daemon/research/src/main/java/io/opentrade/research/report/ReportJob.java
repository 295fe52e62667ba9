package io.opentrade.research.report;

import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Metrics;
import io.opentrade.protocol.MoreMetrics;
import io.opentrade.protocol.ReportPage;
import io.opentrade.protocol.Warning;
import io.opentrade.research.backtest.RunArchive;
import io.opentrade.research.drawing.Drawing;
import io.opentrade.research.drawing.Sheet;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the page of a stored run.
public final class ReportJob {
  private static final String LIBRARY = "/charts/uPlot.iife.min.js";
  private static final String LIBRARY_STYLE = "/charts/uPlot.min.css";

  private final RunArchive archive;

  public ReportJob(RunArchive archive) {
    this.archive = archive;
  }

  /// @throws io.opentrade.protocol.RequestFailed where there is no such run
  public ReportPage.Reply page(ReportPage request) {
    RunArchive.Drawn run = archive.drawn(request.id());
    return new ReportPage.Reply(run.reply().result().execution().id(), html(run));
  }

  private static String html(RunArchive.Drawn run) {
    BacktestReply reply = run.reply();
    Drawing drawing = run.drawing();
    List<String> styles =
        List.of(Template.resource(LIBRARY_STYLE), Template.resource("report.css"));
    List<String> scripts = List.of(Template.resource(LIBRARY), Template.resource("report.js"));
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("policy", Policy.of(styles, scripts));
    parts.put("chartStyle", styles.getFirst());
    parts.put("style", styles.getLast());
    parts.put("chartScript", scripts.getFirst());
    parts.put("script", scripts.getLast());
    parts.put("data", new ReportData(reply, drawing).json());
    head(parts, reply);
    summaries(parts, reply.result(), drawing);
    ReportTables tables = new ReportTables(reply);
    parts.put("months", MonthTable.of(reply.result().breakdowns()));
    parts.put("parameters", tables.parameters());
    parts.put("settings", tables.settings());
    parts.put("figures", tables.figures());
    parts.put("provenance", tables.provenance(run.backtests()));
    return Template.fill(Template.resource("report.html"), parts);
  }

  private static void head(Map<String, String> parts, BacktestReply reply) {
    BacktestResult result = reply.result();
    BacktestResult.Run run = result.run();
    BacktestResult.Data main = run.data().getFirst();
    parts.put("title", Html.escaped(run.strategy() + " on " + main.series()));
    parts.put("strategy", Html.escaped(run.strategy().raw()));
    parts.put(
        "subtitle",
        Html.escaped(
            "on %s, %s to %s, %,d bars"
                .formatted(main.series(), day(main.from()), day(main.to()), main.bars())));
    parts.put("verdict", verdict(result));
    parts.put("tiles", tiles(result.metrics()));
    Html warnings = new Html();
    if (!result.warnings().isEmpty()) {
      warnings.raw("<ul class=warnings aria-label=Warnings>");
      for (Warning warning : result.warnings()) {
        warnings.element("li", warning.message().raw());
      }
      warnings.raw("</ul>");
    }
    parts.put("warnings", warnings.toString());
  }

  private static String verdict(BacktestResult result) {
    Metrics metrics = result.metrics();
    String currency = result.run().currency();
    Html html = new Html();
    html.text(Figure.money(metrics.startEquity().value(), ""));
    html.raw(" → <strong>").text(Figure.money(metrics.endEquity().value(), currency));
    html.raw("</strong> ");
    html.element(
        "span class=\"" + Figure.tint(metrics.netProfitPercent()) + "\"",
        Figure.signedPercent(metrics.netProfitPercent()));
    return html.toString();
  }

  private static String tiles(Metrics metrics) {
    Html html = new Html();
    tile(html, "Buy and hold", Figure.signedPercent(metrics.buyAndHoldPercent()));
    tile(html, "A year (CAGR)", Figure.signedPercent(metrics.cagrPercent()));
    tile(html, "Max drawdown", Figure.percent(metrics.maxDrawdownPercent()));
    tile(html, "Sharpe", Figure.fixed(metrics.sharpe(), 2));
    tile(html, "Sortino", Figure.fixed(metrics.sortino(), 2));
    tile(html, "Trades", "%,d".formatted(metrics.trades()));
    tile(html, "Won", Figure.percent(metrics.winRatePercent()));
    tile(html, "Profit factor", Figure.fixed(metrics.profitFactor(), 2));
    tile(html, "Average trade", Figure.signedPercent(metrics.averageTradePercent()));
    tile(html, "Time in position", Figure.percent(metrics.exposurePercent()));
    tile(html, "Volatility a year", Figure.percent(metrics.volatilityPercent()));
    tile(html, "Fees", Figure.money(metrics.fees().value(), ""));
    return html.toString();
  }

  private static void tile(Html html, String name, String value) {
    html.raw("<div>").element("dt", name).element("dd", value).raw("</div>");
  }

  private static void summaries(
      Map<String, String> parts, BacktestResult result, @Nullable Drawing drawing) {
    Metrics metrics = result.metrics();
    parts.put(
        "equitySummary",
        Html.escaped(
            "Cash plus position at each close; highest %s. The dashed line bought at the first bar"
                    .formatted(Figure.money(metrics.peakEquity().value(), result.run().currency()))
                + " and held."));
    parts.put("drawdownSummary", Html.escaped(drawdown(metrics, result.more())));
    parts.put("priceSummary", Html.escaped(price(drawing)));
    parts.put(
        "sharpeSummary",
        "The Sharpe ratio of the days before each day: whether the whole rests on a part.");
  }

  private static String drawdown(Metrics metrics, @Nullable MoreMetrics more) {
    String deepest =
        "Deepest %s, longest %s days"
            .formatted(
                Figure.percent(metrics.maxDrawdownPercent()),
                Figure.fixed(metrics.maxDrawdownDays(), 0));
    if (more == null || more.drawdown().start() == null || more.drawdown().trough() == null) {
      return deepest + ".";
    }
    Instant recovery = more.drawdown().recovery();
    return deepest
        + "; the deepest began on %s, was at its trough on %s and %s."
            .formatted(
                day(more.drawdown().start()),
                day(more.drawdown().trough()),
                recovery == null ? "has not recovered" : "recovered on " + day(recovery));
  }

  private static String price(@Nullable Drawing drawing) {
    String marks = "Triangles are entries (up: long, down: short), squares are exits.";
    if (drawing == null) {
      return marks;
    }
    int markets = drawing.sheets().size();
    if (markets > 1) {
      marks += " One chart a market, %d of them.".formatted(markets);
    }
    Sheet first = drawing.sheets().getFirst();
    if (first.stretch() == 1) {
      return marks;
    }
    Duration each = Duration.ofMillis(first.bars().timeframe().millis() * first.stretch());
    return marks
        + " Each candle stands for %d bars (%s)."
            .formatted(first.stretch(), each.toString().substring(1).replace("T", ""));
  }

  private static String day(Instant time) {
    return time.toString().substring(0, 10);
  }
}
