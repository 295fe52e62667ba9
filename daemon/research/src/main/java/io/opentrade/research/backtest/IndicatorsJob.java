package io.opentrade.research.backtest;

import io.opentrade.engine.indicator.Definition;
import io.opentrade.engine.indicator.Indicators;
import io.opentrade.engine.indicator.Sample;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.StrategyIndicators;
import io.opentrade.protocol.StrategyIndicators.Argument;
import io.opentrade.protocol.StrategyIndicators.Form;
import io.opentrade.protocol.StrategyIndicators.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says what strategies can call.
public final class IndicatorsJob {
  private static final String FOREIGN = "ta4j:";

  /// @throws RequestFailed where no indicator is called so, with the nearest names
  public StrategyIndicators.Reply run(StrategyIndicators request) {
    String name = request.name();
    if (name == null) {
      return new StrategyIndicators.Reply(all());
    }
    try {
      Definition found = Indicators.find(name);
      Sample sample = Sample.of(found);
      return new StrategyIndicators.Reply(
          List.of(
              indicator(found, sample, sample.warmup().stream().boxed().findFirst().orElse(null))));
    } catch (PlanException refused) {
      throw new RequestFailed(
          FailureKind.NOT_FOUND,
          String.valueOf(refused.getMessage()),
          "list them: opentrade strategy indicators");
    }
  }

  /// Those of ta4j that no program can call are left out.
  private static List<Indicator> all() {
    List<Indicator> all = new ArrayList<>();
    for (String name : Indicators.names()) {
      try {
        Definition definition = Indicators.find(name);
        all.add(indicator(definition, Sample.of(definition), null));
      } catch (PlanException _) {
        // It says why where it is asked for by name.
      }
    }
    return all;
  }

  private static Indicator indicator(
      Definition definition, Sample sample, @Nullable Integer warmup) {
    return new Indicator(
        definition.name(),
        !definition.name().startsWith(FOREIGN),
        definition.summary(),
        definition.source(),
        definition.condition(),
        definition.outputs(),
        definition.forms().stream().map(IndicatorsJob::form).toList(),
        sample.text(),
        warmup);
  }

  private static Form form(Definition.Form form) {
    return new Form(form.parameters().stream().map(IndicatorsJob::argument).toList());
  }

  private static Argument argument(Definition.Parameter parameter) {
    return new Argument(
        parameter.name(),
        parameter.type().name().toLowerCase(Locale.ROOT),
        standard(parameter.standard()),
        bound(parameter.least()),
        bound(parameter.most()),
        parameter.words());
  }

  private static @Nullable Object standard(Expression.@Nullable Argument standard) {
    return switch (standard) {
      case null -> null;
      case Expression.Argument.Number(Scalar.Literal(double value)) ->
          value == Math.rint(value) ? (Object) (long) value : value;
      case Expression.Argument.Word(String word) -> word;
      case Expression.Argument.Number(Scalar.Parameter _), Expression.Argument.Column _ ->
          throw new IllegalStateException("no standard value: " + standard);
    };
  }

  private static @Nullable Double bound(double value) {
    return Double.isNaN(value) || Math.abs(value) == Double.MAX_VALUE ? null : value;
  }
}
