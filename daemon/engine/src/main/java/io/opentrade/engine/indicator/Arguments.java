package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Scalars;
import io.opentrade.engine.indicator.Definition.Form;
import io.opentrade.engine.indicator.Definition.Parameter;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Scalar;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
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
      case CONDITION -> argument instanceof Argument.Column;
      case LENGTH, COUNT, NUMBER -> argument instanceof Argument.Number;
      case WORD, ZONE, TIME -> argument instanceof Argument.Word;
    };
  }

  private List<Argument> fill(Form form, List<Argument> arguments) {
    List<Argument> complete = new ArrayList<>();
    for (int index = 0; index < form.parameters().size(); index++) {
      Parameter parameter = form.parameters().get(index);
      Argument given =
          index < arguments.size()
              ? arguments.get(index)
              : Objects.requireNonNull(parameter.standard());
      check(parameter, given);
      complete.add(asNumbers(given));
    }
    return complete;
  }

  /// Kernels read numbers: 1 and 0 where a condition is known.
  private static Argument asNumbers(Argument argument) {
    return argument instanceof Argument.Column(Expression column)
            && column.kind() == Expression.Kind.CONDITION
        ? new Argument.Column(Formulas.digit(column))
        : argument;
  }

  private void check(Parameter parameter, Argument argument) {
    String what = definition.name() + ": '" + parameter.name() + "'";
    switch (argument) {
      case Argument.Column _ -> {}
      case Argument.Word(String word) -> checkWord(parameter, word, what);
      case Argument.Number(Scalar value) -> checkNumber(parameter, value, what);
    }
  }

  private static void checkWord(Parameter parameter, String word, String what) {
    boolean known =
        switch (parameter.type()) {
          case ZONE -> parses(() -> ZoneId.of(word));
          case TIME -> parses(() -> LocalTime.parse(word));
          case WORD -> parameter.words().stream().anyMatch(word::equalsIgnoreCase);
          case COLUMN, CONDITION, LENGTH, COUNT, NUMBER -> throw new IllegalStateException(what);
        };
    if (!known) {
      String wanted =
          switch (parameter.type()) {
            case ZONE -> "a time zone such as UTC or Europe/Berlin";
            case TIME -> "a time of day such as 09:30";
            case WORD, COLUMN, CONDITION, LENGTH, COUNT, NUMBER ->
                "one of " + String.join(", ", parameter.words());
          };
      throw new PlanException(what + " is " + wanted + ", not '" + word + "'");
    }
  }

  private static boolean parses(Supplier<?> parse) {
    try {
      return parse.get() != null;
    } catch (DateTimeException _) {
      return false;
    }
  }

  private void checkNumber(Parameter parameter, Scalar value, String what) {
    if (parameter.type() == Definition.Type.NUMBER) {
      double number = scalars.value(value);
      if (!(number >= parameter.least() && number <= parameter.most())) {
        throw new PlanException(
            what
                + " must be from "
                + number(parameter.least())
                + " to "
                + number(parameter.most())
                + ", not "
                + scalars.text(value));
      }
    } else {
      scalars.length(value, (int) parameter.least(), what);
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
    return switch (parameter.standard()) {
      case null -> named;
      case Argument.Number(Scalar.Literal(double value)) -> named + " = " + number(value);
      case Argument.Word(String word) -> named + " = " + word;
      case Argument.Number(Scalar.Parameter _), Argument.Column _ ->
          throw new IllegalStateException("no standard value: " + parameter);
    };
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
