package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.Library;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.column.Scalars;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Gives the evaluator the indicators of this package.
public final class StandardLibrary implements Library {
  @Override
  public @Nullable Expression expand(
      Expression.Indicator indicator, String series, Scalars scalars) {
    Definition definition = Indicators.find(indicator.name());
    Arguments arguments = new Arguments(definition, scalars);
    List<Argument> complete = arguments.complete(indicator.arguments());
    String output = arguments.output(indicator.output());
    Optional<Own> own = OwnIndicators.find(definition.name());
    if (own.isPresent()) {
      Expression formula =
          own.get().expand(new Terms(definition.name(), complete, output, series, scalars));
      if (formula != null) {
        requireBars(indicator, series);
        return formula;
      }
    }
    boolean canonical =
        definition.name().equals(indicator.name())
            && output.equals(indicator.output())
            && complete.equals(indicator.arguments());
    return canonical ? null : named(definition.name(), series, complete, output);
  }

  private static void requireBars(Expression.Indicator indicator, String series) {
    if (!series.isEmpty()
        && indicator.arguments().stream().anyMatch(Argument.Column.class::isInstance)) {
      throw new PlanException(
          indicator.name() + " reads columns, not bars: leave out the name of the series");
    }
  }

  private static Expression named(
      String name, String series, List<Argument> arguments, String output) {
    List<Argument> all = new ArrayList<>(arguments);
    if (!series.isEmpty()) {
      all.addFirst(new Argument.Word(series));
    }
    return new Expression.Indicator(name, all, output);
  }

  @Override
  public NumberKernel kernel(String name, String output, List<Input> inputs, Bars bars) {
    Optional<Own> own = OwnIndicators.find(name);
    return own.isPresent()
        ? own.get().make(new Call(output, inputs, bars))
        : Ta4jCatalogue.kernel(name, inputs, bars);
  }
}
