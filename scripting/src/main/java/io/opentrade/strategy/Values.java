package io.opentrade.strategy;

import io.opentrade.scripting.plan.PlanBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The values of the parameters in this run.
public final class Values {
  private final PlanBuilder builder;
  private final Map<String, Integer> numbers = new HashMap<>();

  Values(PlanBuilder builder) {
    this.builder = builder;
    for (int index = 0; index < builder.parameterCount(); index++) {
      numbers.put(builder.parameterName(index), index);
    }
  }

  /// The parameter itself, to hand to a column or an indicator: in `signals` it stays symbolic, so
  /// that one plan serves a whole sweep.
  public Object get(String name) {
    int index = index(name);
    Object handle = builder.parameterHandle(index);
    return handle == null ? value(index, name) : handle;
  }

  /// Its value, a number.
  public double number(String name) {
    return typed(name, Number.class, "number").doubleValue();
  }

  /// Its value, true or false.
  public boolean flag(String name) {
    return typed(name, Boolean.class, "flag");
  }

  /// Its value, a text.
  public String text(String name) {
    return typed(name, String.class, "text");
  }

  private <T> T typed(String name, Class<T> type, String word) {
    Object value = value(index(name), name);
    if (!type.isInstance(value)) {
      builder.refuse("params." + name + " is no " + word, "");
    }
    return type.cast(value);
  }

  private Object value(int index, String name) {
    builder.concretise(name);
    return builder.parameterValue(index);
  }

  private int index(String name) {
    Integer index = numbers.get(name);
    if (index == null) {
      List<String> known = new ArrayList<>(numbers.keySet());
      builder.refuseName(
          "params",
          name,
          String.join(",", known),
          "declare it in params(): number(\"" + name + "\", 10)");
      throw new IllegalStateException("refused");
    }
    return index;
  }
}
