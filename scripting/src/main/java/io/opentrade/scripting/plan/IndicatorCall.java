package io.opentrade.scripting.plan;

import io.opentrade.engine.indicator.Definition;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.sandbox.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the form of an indicator that fits what a script passed, and fills in standard values.
final class IndicatorCall {
  private final Definition definition;
  private final List<Argument> positional;
  private final Map<String, Argument> named;

  /// @param named arguments passed by name
  IndicatorCall(Definition definition, List<Argument> positional, Map<String, Argument> named) {
    this.definition = definition;
    this.positional = positional;
    this.named = new LinkedHashMap<>(named);
  }

  Expression.Indicator output(String output) {
    if (!definition.outputs().contains(output)) {
      throw new Refusal(
          shown() + " has no output '" + output + "'" + Nearest.hint(output, definition.outputs()),
          "");
    }
    requireKnownNames();
    return definition.forms().stream()
        .map(this::fill)
        .flatMap(Optional::stream)
        .findFirst()
        .map(arguments -> new Expression.Indicator(definition.name(), arguments, output))
        .orElseThrow(() -> new Refusal(shown() + " cannot take " + given(), remedy()));
  }

  private void requireKnownNames() {
    Set<String> known = new LinkedHashSet<>();
    definition.forms().forEach(form -> form.parameters().forEach(each -> known.add(each.name())));
    for (String name : named.keySet()) {
      if (!known.contains(name)) {
        throw new Refusal(
            shown() + " has no parameter '" + name + "'" + Nearest.hint(name, known), "");
      }
    }
  }

  private Optional<List<Argument>> fill(Definition.Form form) {
    List<Definition.Parameter> parameters = form.parameters();
    if (positional.size() > parameters.size()) {
      return Optional.empty();
    }
    List<Argument> filled = new ArrayList<>();
    int taken = 0;
    for (int index = 0; index < parameters.size(); index++) {
      Definition.Parameter parameter = parameters.get(index);
      Argument argument;
      if (index < positional.size()) {
        argument = positional.get(index);
      } else if (named.containsKey(parameter.name())) {
        argument = named.get(parameter.name());
        taken++;
      } else {
        argument = parameter.standard();
      }
      if (argument == null || !fits(parameter.type(), argument)) {
        return Optional.empty();
      }
      filled.add(argument);
    }
    return taken == named.size() ? Optional.of(filled) : Optional.empty();
  }

  private static boolean fits(Definition.Type type, Argument argument) {
    return switch (argument) {
      case Argument.Column(Expression expression) ->
          type == Definition.Type.CONDITION
              || (type == Definition.Type.COLUMN && expression.kind() == Expression.Kind.NUMBER);
      case Argument.Number(Scalar.Literal(double value)) ->
          type.numeric()
              && (type == Definition.Type.NUMBER || (value == Math.rint(value) && value >= 0));
      case Argument.Number(Scalar.Parameter _) -> type.numeric();
      case Argument.Word _ -> type.textual();
    };
  }

  private String remedy() {
    return Stream.concat(positional.stream(), named.values().stream())
        .filter(Argument.Word.class::isInstance)
        .map(each -> ((Argument.Word) each).text())
        .filter(word -> word.matches("[0-9]+([.][0-9]+)?"))
        .findFirst()
        .map(number -> "write the number without quotes: " + number)
        .orElseGet(() -> "it takes " + forms());
  }

  private String shown() {
    return definition.name().startsWith("ta4j:")
        ? definition.name().substring("ta4j:".length())
        : definition.name();
  }

  private String given() {
    List<String> texts = new ArrayList<>();
    positional.forEach(argument -> texts.add(text(argument)));
    named.forEach((name, argument) -> texts.add(name + ": " + text(argument)));
    return "(" + String.join(", ", texts) + ")";
  }

  private static String text(Argument argument) {
    return switch (argument) {
      case Argument.Column(Expression expression) ->
          expression.kind() == Expression.Kind.NUMBER ? "column" : "condition";
      case Argument.Number(Scalar.Literal(double value)) -> plain(value);
      case Argument.Number(Scalar.Parameter(String name)) -> "params." + name;
      case Argument.Word(String word) -> "'" + word + "'";
    };
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  private String forms() {
    return definition.forms().stream()
        .map(IndicatorCall::text)
        .distinct()
        .limit(4)
        .collect(Collectors.joining(" or "));
  }

  private static String text(Definition.Form form) {
    return form.parameters().stream()
        .map(
            parameter ->
                parameter.standard() == null
                    ? parameter.name()
                    : parameter.name() + " = " + text(parameter.standard()))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
