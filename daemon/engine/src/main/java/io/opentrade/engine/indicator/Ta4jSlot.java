package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Library.Input;
import io.opentrade.engine.indicator.Definition.Type;
import io.opentrade.engine.strategy.PlanException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/// What one parameter of a ta4j constructor is given.
///
/// @param type of the parameter
/// @param given what a program gives; null where it is made from the bars
/// @param wrapper makes the argument from the bars or a column; null where that is no object
record Ta4jSlot(
    String name, Class<?> type, @Nullable Type given, @Nullable Constructor<?> wrapper) {
  private static final Pattern LENGTH =
      Pattern.compile(".*(barcount|period|timeframe|lookback|window).*");
  private static final Set<Class<?>> NUMBERS = Set.of(double.class, Number.class, Num.class);

  static Optional<Ta4jSlot> of(Parameter parameter) {
    String name = parameter.getName();
    Class<?> type = parameter.getType();
    if (type == BarSeries.class) {
      return Optional.of(new Ta4jSlot(name, type, null, null));
    }
    if (type == int.class) {
      boolean length = LENGTH.matcher(name.toLowerCase(Locale.ROOT)).matches();
      return Optional.of(new Ta4jSlot(name, type, length ? Type.LENGTH : Type.COUNT, null));
    }
    if (NUMBERS.contains(type)) {
      return Optional.of(new Ta4jSlot(name, type, Type.NUMBER, null));
    }
    if (type == boolean.class || type.isEnum()) {
      return Optional.of(new Ta4jSlot(name, type, Type.WORD, null));
    }
    return type == Indicator.class ? column(parameter) : wrapped(name, type);
  }

  private static Optional<Ta4jSlot> column(Parameter parameter) {
    boolean numbers =
        parameter.getParameterizedType() instanceof ParameterizedType generic
            && generic.getActualTypeArguments()[0] == Num.class;
    return numbers
        ? Optional.of(new Ta4jSlot(parameter.getName(), parameter.getType(), Type.COLUMN, null))
        : Optional.empty();
  }

  /// A class of indicators that are made of nothing but the bars, or of nothing but a column.
  private static Optional<Ta4jSlot> wrapped(String name, Class<?> type) {
    if (!Indicator.class.isAssignableFrom(type)) {
      return Optional.empty();
    }
    for (Class<?> single : new Class<?>[] {BarSeries.class, Indicator.class}) {
      Optional<Constructor<?>> found =
          Arrays.stream(type.getConstructors())
              .filter(made -> Arrays.equals(made.getParameterTypes(), new Class<?>[] {single}))
              .findFirst();
      if (found.isPresent()) {
        Type given = single == Indicator.class ? Type.COLUMN : null;
        return Optional.of(new Ta4jSlot(name, type, given, found.get()));
      }
    }
    return Optional.empty();
  }

  /// The argument that a program gives, if any.
  Optional<Definition.Parameter> parameter() {
    return given == null
        ? Optional.empty()
        : Optional.of(new Definition.Parameter(name, given, null));
  }

  /// The object for the constructor.
  Object argument(
      @Nullable Input input, BarSeries series, Function<Input.Numbers, Indicator<Num>> columns) {
    return switch (input) {
      case null -> wrapper == null ? series : Ta4jForm.call(name, wrapper, series);
      case Input.Numbers numbers ->
          wrapper == null
              ? columns.apply(numbers)
              : Ta4jForm.call(name, wrapper, columns.apply(numbers));
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
    Object[] words = type.isEnum() ? type.getEnumConstants() : new Object[] {true, false};
    return Arrays.stream(words)
        .filter(constant -> constant.toString().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new PlanException(
                    "'"
                        + name
                        + "' is one of "
                        + Arrays.stream(words)
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))
                        + ", not '"
                        + word
                        + "'"));
  }
}
