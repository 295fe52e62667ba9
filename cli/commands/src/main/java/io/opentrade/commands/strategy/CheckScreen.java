package io.opentrade.commands.strategy;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Numbers;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.commands.text.Told;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.StrategyCheck;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a strategy file declares.
final class CheckScreen {
  private static final int HASH = 8;

  private final Invocation invocation;
  private final Screen out;

  CheckScreen(Invocation invocation) {
    this.invocation = invocation;
    this.out = invocation.out();
  }

  void show(StrategyCheck.Reply reply) {
    String language =
        invocation.messages().find("language." + reply.language()).orElse(reply.language());
    out.print(
        new Line()
            .add(Tint.GOOD, "✓ ")
            .add(Tint.BOLD, reply.strategy().toString())
            .add("  " + language + " · " + String.join(", ", reply.styles()))
            .add(
                Tint.DIM,
                " · #" + reply.hash().substring(0, Math.min(HASH, reply.hash().length()))));
    String entries = Numbers.count(reply.entries());
    out.print(
        Line.of("  ").add(invocation.text("check.ran", Numbers.count(reply.bars()), entries)));
    String facts = facts(reply);
    if (!facts.isEmpty()) {
      out.paragraph(Tint.PLAIN, "  ", facts);
    }
    parameters(reply.parameters());
    reply
        .warnings()
        .forEach(
            warning ->
                out.paragraph(
                    Tint.WARN,
                    "! ",
                    "  ",
                    Told.in(invocation.messages(), warning.message().toString())));
    for (ForeignText line : reply.log()) {
      out.print(new Line().add(Tint.DIM, "  │ ").add(line.toString()));
    }
  }

  private String facts(StrategyCheck.Reply reply) {
    List<String> facts = new ArrayList<>();
    if (reply.timeframe() != null) {
      facts.add(invocation.text("check.timeframe", reply.timeframe()));
    }
    if (reply.warmup() != null) {
      facts.add(invocation.count("check.warmup", reply.warmup()));
    }
    reply
        .series()
        .forEach((name, series) -> facts.add(invocation.text("check.series", name, series)));
    if (!reply.plots().isEmpty()) {
      String plots = reply.plots().stream().map(Object::toString).collect(Collectors.joining(", "));
      facts.add(invocation.text("check.plots", plots));
    }
    return String.join(" · ", facts);
  }

  private void parameters(List<StrategyCheck.Parameter> parameters) {
    if (parameters.isEmpty()) {
      out.print(Line.of("  ").add(Tint.DIM, invocation.text("check.noParameters")));
      return;
    }
    out.blank();
    Table table =
        new Table()
            .flexible(invocation.text("column.parameter"), 0)
            .right(invocation.text("column.value"), 0)
            .left(invocation.text("column.range"), 1)
            .flexible(invocation.text("column.meaning"), 2);
    for (StrategyCheck.Parameter parameter : parameters) {
      ForeignText doc = parameter.doc();
      table
          .row()
          .cell(Tint.BOLD, parameter.name().toString())
          .cell(value(parameter.value()))
          .cell(range(parameter))
          .cell(Tint.DIM, doc == null ? "" : doc.toString());
    }
    out.print(table.lines(out.width(), "  "));
  }

  private static String value(Object value) {
    return value instanceof Double number ? number(number) : String.valueOf(value);
  }

  private static String number(Double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String range(StrategyCheck.Parameter parameter) {
    if (!parameter.choices().isEmpty()) {
      return parameter.choices().stream().map(CheckScreen::value).collect(Collectors.joining(", "));
    }
    if (parameter.min() == null && parameter.max() == null) {
      return "";
    }
    return bound(parameter.min()) + " … " + bound(parameter.max());
  }

  private static String bound(@Nullable Double value) {
    return value == null ? "" : number(value);
  }
}
