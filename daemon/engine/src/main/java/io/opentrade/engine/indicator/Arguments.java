package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Scalars;
import io.opentrade.engine.indicator.Definition.Form;
import io.opentrade.engine.indicator.Definition.Parameter;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Holds the arguments of a call against the forms of an indicator.
final class Arguments {
  private final Definition definition;
  private final Scalars scalars;

  Arguments(Definition definition, Scalars scalars) {
    this.definition = definition;
    this.scalars = scalars;
  }

  /// The arguments with standard values filled in, by the first form that they fit.
  ///
  /// @throws PlanException naming the indicator, the parameter and what is expected
  List<Argument> complete(List<Argument> arguments) {
    for (Form form : definition.forms()) {
      if (fits(form, arguments)) {
        return fill(form, arguments);
      }
    }
    throw new PlanException(
        definition.name() + " takes " + usage() + ", not (" + describe(arguments) + ")");
  }

  /// The output that a call means: the named one, or the usual one for the empty text.
  ///
  /// @throws PlanException where the indicator has no such output
  String output(String output) {
    List<String> outputs = definition.outputs();
    if (output.isEmpty() || outputs.contains(output)) {
      return output.isEmpty() ? outputs.getFirst() : output;
    }
    if (output.equals("value")) {
      return outputs.getFirst();
    }
    throw new PlanException(
        definition.name() + " gives " + String.join(", ", outputs) + ", not '" + output + "'");
  }

  /// Whether number and kinds of the arguments are those of the form.
  private static boolean fits(Form form, List<Argument> arguments) {
    List<Parameter> parameters = form.parameters();
    if (arguments.size() > parameters.size()) {
      return false;
    }
    for (int index = 0; index < parameters.size(); index++) {
      Parameter parameter = parameters.get(index);
      boolean given = index < arguments.size();
      if (given ? !fits(parameter, arguments.get(index)) : parameter.standard() == null) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(Parameter parameter, Argument argument) {
    return switch (parameter.type()) {
      case COLUMN ->
          argument instanceof Argument.Column(Expression column)
              && column.kind() == Expression.Kind.NUMBER;
      case LENGTH, COUNT, NUMBER -> argument instanceof Argument.Number;
      case WORD -> argument instanceof Argument.Word;
    };
  }

  private List<Argument> fill(Form form, List<Argument> arguments) {
    List<Argument> complete = new ArrayList<>(arguments);
    for (int index = 0; index < form.parameters().size(); index++) {
      Parameter parameter = form.parameters().get(index);
      Double standard = parameter.standard();
      if (index >= arguments.size() && standard != null) {
        complete.add(new Argument.Number(new Scalar.Literal(standard)));
      }
      check(parameter, complete.get(index));
    }
    return complete;
  }

  private void check(Parameter parameter, Argument argument) {
    if (argument instanceof Argument.Word(String word)
        && parameter.words().stream().noneMatch(word::equalsIgnoreCase)) {
      throw new PlanException(
          definition.name()
              + ": '"
              + parameter.name()
              + "' is one of "
              + String.join(", ", parameter.words())
              + ", not '"
              + word
              + "'");
    }
    if (argument instanceof Argument.Number(Scalar value)) {
      String what = definition.name() + ": '" + parameter.name() + "'";
      switch (parameter.type()) {
        case LENGTH -> scalars.length(value, 1, what);
        case COUNT -> scalars.length(value, 0, what);
        case NUMBER -> scalars.value(value);
        case COLUMN, WORD -> throw new IllegalStateException(what);
      }
    }
  }

  private String usage() {
    return definition.forms().stream()
        .map(
            form ->
                "("
                    + form.parameters().stream()
                        .map(Arguments::describe)
                        .collect(Collectors.joining(", "))
                    + ")")
        .collect(Collectors.joining(" or "));
  }

  private static String describe(Parameter parameter) {
    String text = parameter.type().name().toLowerCase(Locale.ROOT);
    String named = text.equals(parameter.name()) ? text : text + " " + parameter.name();
    return parameter.standard() == null ? named : named + " = " + number(parameter.standard());
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private String describe(List<Argument> arguments) {
    return arguments.stream().map(this::describe).collect(Collectors.joining(", "));
  }

  private String describe(Argument argument) {
    return switch (argument) {
      case Argument.Column(Expression column) ->
          column.kind() == Expression.Kind.NUMBER ? "column" : "condition";
      case Argument.Number(Scalar value) -> scalars.text(value);
      case Argument.Word(String word) -> "'" + word + "'";
    };
  }
}
