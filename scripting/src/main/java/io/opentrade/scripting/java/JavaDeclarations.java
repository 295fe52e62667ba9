package io.opentrade.scripting.java;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.ParameterDeclaration;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Style;
import io.opentrade.scripting.guest.DeclarationRules;
import io.opentrade.scripting.plan.Refusal;
import io.opentrade.strategy.About;
import io.opentrade.strategy.Params;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `strategy()` and `params()` of a script.
final class JavaDeclarations {
  private static final int API = 1;

  private JavaDeclarations() {}

  /// @throws Refusal where it makes no sense
  static Declaration read(@Nullable About about, @Nullable Params params, Set<Style> styles) {
    if (about == null || params == null) {
      throw new Refusal((about == null ? "strategy()" : "params()") + " returned null", "");
    }
    DeclarationRules.counts(about.series().size(), about.timers().size());
    about.series().forEach(DeclarationRules::series);
    String written = about.timeframe();
    Timeframe timeframe = written == null ? null : DeclarationRules.timeframe(written);
    int warmup = DeclarationRules.warmup(about.warmup());
    Map<String, Timeframe> timers = new LinkedHashMap<>();
    about
        .timers()
        .forEach((name, interval) -> timers.put(name, DeclarationRules.timer(name, interval)));
    return new Declaration(
        API, timeframe, warmup, about.series(), timers, parameters(params), styles);
  }

  private static Map<String, ParameterDeclaration> parameters(Params params) {
    DeclarationRules.parameters(params.all().size());
    Map<String, ParameterDeclaration> parameters = new LinkedHashMap<>();
    params.all().forEach((name, declared) -> parameters.put(name, parameter(name, declared)));
    return parameters;
  }

  private static ParameterDeclaration parameter(String name, Params.Declared declared) {
    DeclarationRules.parameterName(name);
    ParameterValue value = value(name, declared.value());
    double minimum = declared.min();
    double maximum = declared.max();
    boolean whole =
        value instanceof ParameterValue.Number(double number)
            && DeclarationRules.whole(number, minimum, maximum, declared.step());
    try {
      return new ParameterDeclaration(
          name, value, minimum, maximum, declared.step(), whole, declared.choices());
    } catch (IllegalArgumentException refused) {
      throw new Refusal(String.valueOf(refused.getMessage()), "");
    }
  }

  private static ParameterValue value(String name, Object value) {
    return switch (value) {
      case Double number -> new ParameterValue.Number(number);
      case Boolean flag -> new ParameterValue.Flag(flag);
      case String text -> new ParameterValue.Text(text);
      default -> throw new Refusal("params." + name + " is of no known kind", "");
    };
  }
}
