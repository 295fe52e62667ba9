package io.opentrade.research.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.Figures;
import io.opentrade.protocol.FillRules;
import io.opentrade.protocol.Requests;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tables of a report: what was set, what was measured, where it comes from.
final class ReportTables {
  private final BacktestReply reply;
  private final BacktestResult.Run run;

  ReportTables(BacktestReply reply) {
    this.reply = reply;
    this.run = reply.result().run();
  }

  String parameters() {
    Map<String, String> rows = new LinkedHashMap<>();
    run.params().forEach((name, value) -> rows.put(name, String.valueOf(value)));
    return rows.isEmpty()
        ? "<p class=note>The strategy declares no parameters.</p>"
        : table("Parameter", "Value", rows);
  }

  String settings() {
    BacktestResult.Config config = run.config();
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Cash at the start", Figure.money(config.cash().value(), run.currency()));
    rows.put("Fee of a fill", Figure.percent(config.fee().toDouble() * 100));
    rows.put("Size of an entry", config.size());
    rows.put("Tick, lot", config.tick() + ", " + config.lot());
    rows.put("Decimals of money", String.valueOf(config.moneyScale()));
    rows.put("Style", config.style());
    rows.put("Closed at the end", config.closeAtEnd() ? "yes" : "no");
    rows.put("Days of a year", String.valueOf(config.periodsPerYear()));
    rows.put("Gaps in the candles", config.missing());
    rows.put("Fills", fills(config.fills()));
    if (config.unsafe()) {
      rows.put("Wall around the strategy", "none");
    }
    return table("Setting", "Value", rows);
  }

  private static String fills(@Nullable FillRules rules) {
    if (rules == null) {
      return "at the next open, in full, without slippage";
    }
    StringBuilder text = new StringBuilder();
    Requests.toJson(rules)
        .properties()
        .forEach(
            rule -> {
              if (!rule.getValue().isNull()) {
                text.append(text.isEmpty() ? "" : ", ").append(words(rule.getKey())).append(' ');
                text.append(
                    rule.getValue().isValueNode()
                        ? rule.getValue().asText()
                        : rule.getValue().path("series").asText("a file"));
              }
            });
    return text.toString();
  }

  String figures() {
    JsonNode document = reply.result().toJson();
    Html html = new Html();
    for (Figures.Group group : Figures.read()) {
      JsonNode values = document.at("/" + group.path().replace('.', '/'));
      if (!values.isObject()) {
        continue;
      }
      html.raw(html.toString().isEmpty() ? "<details open>" : "<details>")
          .element("summary", words(group.path().substring(group.path().indexOf('.') + 1)))
          .raw("<div class=scroll><table><thead><tr><th scope=col>Figure<th scope=col>Value")
          .raw("<th scope=col class=text>What it means</tr></thead><tbody>");
      for (Figures.Figure figure : group.figures()) {
        JsonNode value = values.path(figure.name());
        if (value.isValueNode()) {
          html.raw("<tr>").element("td", words(figure.name())).element("td", value(value));
          html.element("td class=wrap", figure.text()).raw("</tr>");
        }
      }
      html.raw("</tbody></table></div></details>");
    }
    return html.toString();
  }

  private static String value(JsonNode value) {
    if (value.isNull()) {
      return Figure.UNDEFINED;
    }
    return value.isFloatingPointNumber() ? Figure.fixed(value.asDouble(), 4) : value.asText();
  }

  /// `netProfitPercent` as `Net profit percent`.
  static String words(String key) {
    String spaced =
        key.replaceAll("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }

  /// @param backtests ever made of the strategy on the series: the best of many looks good by
  ///     chance
  String provenance(long backtests) {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("Run", reply.result().execution().id());
    rows.put("Finished", String.valueOf(reply.facts().finishedAt()));
    rows.put("Engine", run.engine());
    rows.put("Strategy", run.strategy() + ", " + reply.facts().language());
    rows.put("Its SHA-256", run.strategyHash());
    rows.put("Backtests of it on this series", "%,d".formatted(backtests));
    rows.put("Seed", String.valueOf(run.seed()));
    for (BacktestResult.Data data : run.data()) {
      rows.put(
          "Candles " + data.series(),
          "%s to %s, %,d bars, %d gaps"
              .formatted(data.from(), data.to(), data.bars(), data.gaps()));
      rows.put("Their SHA-256 (" + data.series() + ")", data.hash());
    }
    reply.facts().refusals().forEach((why, count) -> rows.put("Refused: " + why, "" + count));
    return table("What", "Value", rows);
  }

  private static String table(String what, String value, Map<String, String> rows) {
    Html html = new Html().raw("<div><table><thead><tr>");
    html.element("th scope=col", what).element("th scope=col", value).raw("</tr></thead><tbody>");
    rows.forEach(
        (name, text) ->
            html.raw("<tr>").element("td", name).element("td class=value", text).raw("</tr>"));
    return html.raw("</tbody></table></div>").toString();
  }
}
