package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Library.Input;
import io.opentrade.engine.indicator.Definition.Type;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/// What one parameter of a ta4j constructor is given.
///
/// @param type of the parameter
/// @param given what a program gives; null where it is made from the bars
/// @param inner makes the argument, an indicator of a class of ta4j, whose own arguments stand in
/// its     place; null where it is not made so
record Ta4jSlot(String name, Class<?> type, @Nullable Type given, @Nullable Ta4jForm inner) {
  private static final Pattern LENGTH =
      Pattern.compile(".*(barcount|period|timeframe|lookback|window).*");
  private static final Set<Class<?>> NUMBERS = Set.of(double.class, Number.class, Num.class);

  /// What can be given for a parameter; empty where nothing can.
  ///
  /// @param depth how many indicators may stand inside one another
  static List<Ta4jSlot> of(Parameter parameter, int depth) {
    String name = parameter.getName();
    Class<?> type = parameter.getType();
    if (type == BarSeries.class) {
      return List.of(new Ta4jSlot(name, type, null, null));
    }
    if (type == int.class) {
      boolean length = LENGTH.matcher(name.toLowerCase(Locale.ROOT)).matches();
      return List.of(new Ta4jSlot(name, type, length ? Type.LENGTH : Type.COUNT, null));
    }
    if (NUMBERS.contains(type)) {
      return List.of(new Ta4jSlot(name, type, Type.NUMBER, null));
    }
    if (type == boolean.class || type.isEnum()) {
      return List.of(new Ta4jSlot(name, type, Type.WORD, null));
    }
    return type == Indicator.class ? column(parameter) : nested(name, type, depth);
  }

  private static List<Ta4jSlot> column(Parameter parameter) {
    boolean numbers =
        parameter.getParameterizedType() instanceof ParameterizedType generic
            && generic.getActualTypeArguments()[0] == Num.class;
    return numbers
        ? List.of(new Ta4jSlot(parameter.getName(), parameter.getType(), Type.COLUMN, null))
        : List.of();
  }

  private static List<Ta4jSlot> nested(String name, Class<?> type, int depth) {
    if (depth == 0 || !Indicator.class.isAssignableFrom(type)) {
      return List.of();
    }
    return Ta4jForm.of(type, depth - 1).stream()
        .map(inner -> new Ta4jSlot(name, type, null, inner))
        .toList();
  }

  /// The arguments that a program gives.
  List<Definition.Parameter> parameters() {
    if (inner != null) {
      return inner.form().parameters();
    }
    return given == null
        ? List.of()
        : List.of(
            Definition.Parameter.of(
                name, given, null, words().stream().map(Object::toString).toList()));
  }

  private List<Object> words() {
    if (given != Type.WORD) {
      return List.of();
    }
    return type.isEnum() ? List.of(type.getEnumConstants()) : List.of(true, false);
  }

  /// The object for the constructor.
  ///
  /// @param inputs what the program gives, from which this takes its part
  Object argument(
      Iterator<Input> inputs, BarSeries series, Function<Input.Numbers, Indicator<Num>> columns) {
    if (inner != null) {
      return inner.create(name, inputs, series, columns);
    }
    if (given == null) {
      return series;
    }
    return switch (inputs.next()) {
      case Input.Numbers numbers -> columns.apply(numbers);
      case Input.Number(double value) -> number(value, series);
      case Input.Word(String word) -> word(word);
    };
  }

  private Object number(double value, BarSeries series) {
    if (type == int.class) {
      return (int) value;
    }
    return type == Num.class ? series.numFactory().numOf(value) : (Object) value;
  }

  private Object word(String word) {
    return words().stream()
        .filter(constant -> constant.toString().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the word was not checked: " + word));
  }
}
