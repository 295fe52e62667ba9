package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Library.Input;
import io.opentrade.engine.indicator.Definition.Form;
import io.opentrade.engine.indicator.Definition.Type;
import io.opentrade.engine.strategy.PlanException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/// A constructor of a ta4j indicator that can be called with columns, numbers, words and bars.
///
/// @param slots what each parameter of the constructor is given, in order
record Ta4jForm(Constructor<?> constructor, List<Ta4jSlot> slots) {
  /// The usable constructors of a class, the shortest first, in an order that does not vary.
  static List<Ta4jForm> of(Class<?> type) {
    List<Ta4jForm> forms = new ArrayList<>();
    Set<List<Type>> seen = new HashSet<>();
    Arrays.stream(type.getConstructors())
        .sorted(
            Comparator.<Constructor<?>>comparingInt(Constructor::getParameterCount)
                .thenComparing(Constructor::toGenericString))
        .map(Ta4jForm::usable)
        .flatMap(Optional::stream)
        .filter(form -> seen.add(form.form().parameters().stream().map(p -> p.type()).toList()))
        .forEach(forms::add);
    return forms;
  }

  /// The parameter types that keep the constructors of a class from being usable.
  static String needs(Class<?> type) {
    return Arrays.stream(type.getConstructors())
        .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
        .filter(parameter -> Ta4jSlot.of(parameter).isEmpty())
        .map(parameter -> parameter.getType().getSimpleName())
        .distinct()
        .sorted()
        .reduce((left, right) -> left + ", " + right)
        .orElse("nothing");
  }

  /// Whether the class is an indicator of numbers or of yes and no.
  static boolean givesNumbers(Class<?> type) {
    java.lang.reflect.Type value = valueType(type);
    return value == Boolean.class || value instanceof Class<?> found && isNumber(found);
  }

  private static boolean isNumber(Class<?> type) {
    return Num.class.isAssignableFrom(type) || Number.class.isAssignableFrom(type);
  }

  /// What stands for the T of `Indicator<T>` in a class, as far as its superclasses say.
  private static java.lang.reflect.@Nullable Type valueType(Class<?> type) {
    for (java.lang.reflect.Type parent : parents(type)) {
      if (parent instanceof ParameterizedType given
          && given.getRawType() instanceof Class<?> raw
          && Indicator.class.isAssignableFrom(raw)
          && !(given.getActualTypeArguments()[0] instanceof TypeVariable<?>)) {
        return given.getActualTypeArguments()[0];
      }
      if (parent instanceof Class<?> raw && Indicator.class.isAssignableFrom(raw)) {
        return valueType(raw);
      }
    }
    return null;
  }

  private static List<java.lang.reflect.Type> parents(Class<?> type) {
    List<java.lang.reflect.Type> parents = new ArrayList<>(List.of(type.getGenericInterfaces()));
    if (type.getGenericSuperclass() != null) {
      parents.addFirst(type.getGenericSuperclass());
    }
    return parents;
  }

  private static Optional<Ta4jForm> usable(Constructor<?> constructor) {
    if (Modifier.isAbstract(constructor.getDeclaringClass().getModifiers())) {
      return Optional.empty();
    }
    List<Optional<Ta4jSlot>> slots =
        Arrays.stream(constructor.getParameters()).map(Ta4jSlot::of).toList();
    return slots.stream().allMatch(Optional::isPresent)
        ? Optional.of(new Ta4jForm(constructor, slots.stream().flatMap(Optional::stream).toList()))
        : Optional.empty();
  }

  /// The arguments that a program gives; bars come by themselves.
  Form form() {
    return new Form(slots.stream().map(Ta4jSlot::parameter).flatMap(Optional::stream).toList());
  }

  boolean fits(List<Input> inputs) {
    List<Definition.Parameter> parameters = form().parameters();
    if (inputs.size() != parameters.size()) {
      return false;
    }
    for (int index = 0; index < inputs.size(); index++) {
      boolean fits =
          switch (parameters.get(index).type()) {
            case COLUMN -> inputs.get(index) instanceof Input.Numbers;
            case LENGTH, COUNT, NUMBER -> inputs.get(index) instanceof Input.Number;
            case WORD -> inputs.get(index) instanceof Input.Word;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /// Makes the indicator.
  ///
  /// @param name of the indicator, for messages
  /// @param columns makes an indicator of a column
  /// @throws PlanException where the indicator refuses its arguments
  Indicator<?> create(
      String name,
      List<Input> inputs,
      BarSeries series,
      Function<Input.Numbers, Indicator<Num>> columns) {
    Iterator<Input> given = inputs.iterator();
    Object[] arguments =
        slots.stream()
            .map(
                slot ->
                    slot.argument(
                        slot.parameter().isPresent() ? given.next() : null, series, columns))
            .toArray();
    return (Indicator<?>) call(name, constructor, arguments);
  }

  static Object call(String name, Constructor<?> constructor, Object... arguments) {
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException refused) {
      Throwable cause = refused.getCause() == null ? refused : refused.getCause();
      throw new PlanException(name + " refuses its arguments: " + cause.getMessage(), cause);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
