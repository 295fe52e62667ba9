package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Library.Input;
import io.opentrade.engine.indicator.Definition.Form;
import io.opentrade.engine.strategy.PlanException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ta4j.core.BarSeries;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.Num;

/// A constructor of a ta4j indicator that can be called with columns, numbers, words and bars.
///
/// @param slots what each parameter of the constructor is given, in order
record Ta4jForm(Constructor<?> constructor, List<Ta4jSlot> slots) {
  /// How many indicators may stand inside one another.
  private static final int NESTING = 2;

  /// How many ways to fill one constructor are looked at.
  private static final int WAYS = 16;

  /// The usable constructors of a class, those with the fewest arguments first, in an order that
  /// does not vary.
  static List<Ta4jForm> of(Class<?> type) {
    return of(type, NESTING);
  }

  /// @param depth how many indicators may stand inside the constructors' own
  static List<Ta4jForm> of(Class<?> type, int depth) {
    if (Modifier.isAbstract(type.getModifiers())) {
      return List.of();
    }
    List<Ta4jForm> forms = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Arrays.stream(type.getConstructors())
        .flatMap(constructor -> usable(constructor, depth).stream())
        .sorted(
            Comparator.comparingInt((Ta4jForm form) -> form.form().parameters().size())
                .thenComparingLong(Ta4jForm::nested)
                .thenComparing(form -> form.constructor().toGenericString()))
        .filter(form -> seen.add(form.kinds()))
        .forEach(forms::add);
    return forms;
  }

  private long nested() {
    return slots.stream().filter(slot -> slot.inner() != null).count();
  }

  /// Forms of the same kinds cannot be told apart in a call: the plainest is taken.
  private String kinds() {
    return form().parameters().stream()
        .map(
            parameter ->
                switch (parameter.type()) {
                  case COLUMN, CONDITION -> "column";
                  case LENGTH, COUNT, NUMBER -> "number";
                  case WORD, ZONE, TIME -> "word";
                })
        .collect(Collectors.joining(" "));
  }

  /// The parameter types that keep the constructors of a class from being usable.
  static String needs(Class<?> type) {
    return Arrays.stream(type.getConstructors())
        .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
        .filter(parameter -> Ta4jSlot.of(parameter, NESTING).isEmpty())
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

  /// Every way to fill the parameters of a constructor.
  private static List<Ta4jForm> usable(Constructor<?> constructor, int depth) {
    List<List<Ta4jSlot>> ways = List.of(List.of());
    for (Parameter parameter : constructor.getParameters()) {
      List<Ta4jSlot> slots = Ta4jSlot.of(parameter, depth);
      ways =
          ways.stream()
              .flatMap(way -> slots.stream().map(slot -> append(way, slot)))
              .limit(WAYS)
              .toList();
    }
    return ways.stream().map(way -> new Ta4jForm(constructor, way)).toList();
  }

  private static List<Ta4jSlot> append(List<Ta4jSlot> way, Ta4jSlot slot) {
    List<Ta4jSlot> longer = new ArrayList<>(way);
    longer.add(slot);
    return longer;
  }

  /// The arguments that a program gives; bars come by themselves.
  Form form() {
    return new Form(slots.stream().flatMap(slot -> slot.parameters().stream()).toList());
  }

  boolean fits(List<Input> inputs) {
    List<Definition.Parameter> parameters = form().parameters();
    if (inputs.size() != parameters.size()) {
      return false;
    }
    for (int index = 0; index < inputs.size(); index++) {
      boolean fits =
          switch (parameters.get(index).type()) {
            case COLUMN, CONDITION -> inputs.get(index) instanceof Input.Numbers;
            case LENGTH, COUNT, NUMBER -> inputs.get(index) instanceof Input.Number;
            case WORD, ZONE, TIME -> inputs.get(index) instanceof Input.Word;
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
      Iterator<Input> inputs,
      BarSeries series,
      Function<Input.Numbers, Indicator<Num>> columns) {
    Object[] arguments =
        slots.stream().map(slot -> slot.argument(inputs, series, columns)).toArray();
    try {
      return (Indicator<?>) constructor.newInstance(arguments);
    } catch (InvocationTargetException refused) {
      Throwable cause = refused.getCause() == null ? refused : refused.getCause();
      throw new PlanException(name + " refuses its arguments: " + cause.getMessage(), cause);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
