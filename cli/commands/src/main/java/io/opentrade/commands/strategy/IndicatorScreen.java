package io.opentrade.commands.strategy;

import io.opentrade.commands.Invocation;
import io.opentrade.commands.text.Line;
import io.opentrade.commands.text.Screen;
import io.opentrade.commands.text.Table;
import io.opentrade.commands.text.Tint;
import io.opentrade.protocol.StrategyIndicators;
import io.opentrade.protocol.StrategyIndicators.Argument;
import io.opentrade.protocol.StrategyIndicators.Form;
import io.opentrade.protocol.StrategyIndicators.Indicator;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Indicators, as a list or one by one.
final class IndicatorScreen {
  private final Invocation invocation;
  private final Screen out;

  IndicatorScreen(Invocation invocation) {
    this.invocation = invocation;
    this.out = invocation.out();
  }

  void list(StrategyIndicators.Reply reply) {
    Table table =
        new Table()
            .flexible(invocation.text("column.indicator"), 0)
            .flexible(invocation.text("column.takes"), 1)
            .flexible(invocation.text("column.meaning"), 2);
    for (Indicator indicator : reply.indicators()) {
      table
          .row()
          .cell(Tint.BOLD, indicator.name())
          .cell(form(indicator.forms().getFirst()))
          .cell(Tint.DIM, indicator.summary());
    }
    out.print(table.lines(out.width(), ""));
  }

  void show(Indicator indicator) {
    out.print(
        new Line().add(Tint.BOLD, indicator.name()).add(Tint.DIM, "  " + indicator.example()));
    out.paragraph(Tint.PLAIN, "  ", indicator.summary());
    out.paragraph(Tint.DIM, "  ", indicator.source());
    String gives = String.join(", ", indicator.outputs());
    out.paragraph(
        Tint.PLAIN,
        "  ",
        invocation.text(indicator.condition() ? "indicator.answers" : "indicator.gives", gives));
    if (indicator.warmup() != null) {
      out.paragraph(
          Tint.PLAIN,
          "  ",
          invocation.text("indicator.warmup", indicator.warmup(), indicator.example()));
    }
    for (Form form : indicator.forms()) {
      if (!form.arguments().isEmpty()) {
        out.blank();
        arguments(form);
      }
    }
  }

  private void arguments(Form form) {
    Table table =
        new Table()
            .flexible(invocation.text("column.parameter"), 0)
            .left(invocation.text("column.type"), 0)
            .left(invocation.text("column.usual"), 0)
            .flexible(invocation.text("column.range"), 1);
    for (Argument argument : form.arguments()) {
      table
          .row()
          .cell(Tint.BOLD, argument.name())
          .cell(argument.type())
          .cell(argument.standard() == null ? "" : plain(argument.standard()))
          .cell(Tint.DIM, range(argument));
    }
    out.print(table.lines(out.width(), "  "));
  }

  private static String form(Form form) {
    return form.arguments().stream()
        .map(
            argument ->
                argument.standard() == null
                    ? argument.name()
                    : argument.name() + " = " + plain(argument.standard()))
        .collect(Collectors.joining(", "));
  }

  private static String range(Argument argument) {
    if (!argument.words().isEmpty()) {
      return String.join(", ", argument.words());
    }
    return argument.min() == null && argument.max() == null
        ? ""
        : bound(argument.min()) + " … " + bound(argument.max());
  }

  private static String bound(@Nullable Double value) {
    return value == null ? "" : plain(value);
  }

  private static String plain(Object value) {
    return value instanceof Double number
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
