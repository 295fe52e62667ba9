package io.opentrade.scripting.guest;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Nearest;
import io.opentrade.sandbox.ParameterDeclaration;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Style;
import io.opentrade.scripting.plan.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/// Reads `strategy` and `params` of a script.
final class Declarations {
  private static final int API = 1;
  private static final List<String> STRATEGY_KEYS =
      List.of("api", "timeframe", "warmup", "series", "timers", "name", "description");
  private static final List<String> PARAMETER_KEYS =
      List.of("value", "min", "max", "step", "choices", "description");

  private Declarations() {}

  /// @param strategy the exported value; null where there is none, which is as good as an empty one
  /// @throws Refusal where it makes no sense
  static Declaration read(
      @Nullable Value strategy, @Nullable Value params, Set<Style> styles, String example) {
    if (strategy == null) {
      return new Declaration(API, null, 0, Map.of(), Map.of(), parameters(params), styles);
    }
    GuestMap map = GuestMap.of("strategy", strategy);
    map.requireKeys(STRATEGY_KEYS);
    int api = (int) map.number("api", API);
    if (api != API) {
      throw new Refusal("strategy.api must be 1", "begin the file with: " + example);
    }
    int warmup = DeclarationRules.warmup(map.number("warmup", 0));
    String timeframe = map.text("timeframe");
    Map<String, String> series = series(map.value("series"));
    Map<String, Timeframe> timers = timers(map.value("timers"));
    DeclarationRules.counts(series.size(), timers.size());
    return new Declaration(
        api,
        timeframe == null ? null : DeclarationRules.timeframe(timeframe),
        warmup,
        series,
        timers,
        parameters(params),
        styles);
  }

  private static Map<String, String> series(@Nullable Value value) {
    Map<String, String> series = new LinkedHashMap<>();
    if (value == null) {
      return series;
    }
    GuestMap map = GuestMap.of("strategy.series", value);
    for (String name : map.keys()) {
      String wanted = map.text(name);
      DeclarationRules.series(name, wanted == null ? "" : wanted);
      series.put(name, String.valueOf(wanted));
    }
    return series;
  }

  private static Map<String, Timeframe> timers(@Nullable Value value) {
    Map<String, Timeframe> timers = new LinkedHashMap<>();
    if (value != null) {
      GuestMap map = GuestMap.of("strategy.timers", value);
      for (String name : map.keys()) {
        timers.put(name, DeclarationRules.timer(name, String.valueOf(map.text(name))));
      }
    }
    return timers;
  }

  private static Map<String, ParameterDeclaration> parameters(@Nullable Value value) {
    Map<String, ParameterDeclaration> parameters = new LinkedHashMap<>();
    if (value == null) {
      return parameters;
    }
    GuestMap map = GuestMap.of("params", value);
    DeclarationRules.parameters(map.keys().size());
    for (String name : map.keys()) {
      DeclarationRules.parameterName(name);
      try {
        parameters.put(name, parameter(name, map.require(name)));
      } catch (IllegalArgumentException refused) {
        throw new Refusal(String.valueOf(refused.getMessage()), "");
      }
    }
    return parameters;
  }

  private static ParameterDeclaration parameter(String name, Value declared) {
    boolean plain = declared.isNumber() || declared.isBoolean() || declared.isString();
    GuestMap map = plain ? GuestMap.empty() : GuestMap.of("params." + name, declared);
    map.requireKeys(PARAMETER_KEYS);
    Value standard = plain ? declared : map.value("value");
    if (standard == null) {
      throw new Refusal("params." + name + " has no value", "write { value: 10, min: 2, max: 50 }");
    }
    double minimum = map.number("min", Double.NEGATIVE_INFINITY);
    double maximum = map.number("max", Double.POSITIVE_INFINITY);
    double step = map.number("step", Double.NaN);
    ParameterValue value = value(name, standard);
    boolean whole =
        value instanceof ParameterValue.Number(double number)
            && !isFloat(standard)
            && DeclarationRules.whole(number, minimum, maximum, step);
    return new ParameterDeclaration(
        name, value, minimum, maximum, step, whole, choices(name, value, map));
  }

  /// In Python 1.0 says that fractions are meant; in JavaScript it is 1.
  private static boolean isFloat(Value value) {
    Value type = value.getMetaObject();
    return type != null && type.isMetaObject() && type.getMetaSimpleName().equals("float");
  }

  private static ParameterValue value(String name, Value value) {
    if (value.isBoolean()) {
      return new ParameterValue.Flag(value.asBoolean());
    }
    if (value.isNumber() && value.fitsInDouble()) {
      return new ParameterValue.Number(value.asDouble());
    }
    if (value.isString()) {
      return new ParameterValue.Text(value.asString());
    }
    throw new Refusal("params." + name + ".value must be a number, a text, true or false", "");
  }

  private static List<String> choices(String name, ParameterValue standard, GuestMap map) {
    List<String> choices = new ArrayList<>();
    Value value = map.value("choices");
    if (value == null) {
      return choices;
    }
    if (!(standard instanceof ParameterValue.Text)) {
      throw new Refusal(
          "params." + name + ".choices are for a text", "a number has min, max and step");
    }
    if (!value.hasArrayElements()) {
      throw new Refusal("params." + name + ".choices must be a list of texts", "");
    }
    for (long index = 0; index < Math.min(100, value.getArraySize()); index++) {
      Value choice = value.getArrayElement(index);
      // Not its toString(), which in Python has quotes around it.
      if (!choice.isString()) {
        throw new Refusal("params." + name + ".choices must be a list of texts", "");
      }
      choices.add(choice.asString());
    }
    return choices;
  }

  /// An object of JavaScript or a dictionary of Python.
  private record GuestMap(String what, Map<String, Value> entries) {
    static GuestMap empty() {
      return new GuestMap("", Map.of());
    }

    static GuestMap of(String what, Value value) {
      Map<String, Value> entries = new LinkedHashMap<>();
      if (value.hasHashEntries()) {
        Value keys = value.getHashKeysIterator();
        while (keys.hasIteratorNextElement()) {
          Value key = keys.getIteratorNextElement();
          entries.put(key.isString() ? key.asString() : key.toString(), value.getHashValue(key));
        }
      } else if (value.hasMembers() && !value.isString() && !value.hasArrayElements()) {
        value.getMemberKeys().forEach(key -> entries.put(key, value.getMember(key)));
      } else {
        throw new Refusal(what + " must be an object of names and values", "");
      }
      return new GuestMap(what, entries);
    }

    List<String> keys() {
      return List.copyOf(entries.keySet());
    }

    void requireKeys(List<String> known) {
      for (String key : entries.keySet()) {
        if (!known.contains(key)) {
          throw new Refusal(what + " has no '" + key + "'" + Nearest.hint(key, known), "");
        }
      }
    }

    @Nullable Value value(String key) {
      Value value = entries.get(key);
      return value == null || value.isNull() ? null : value;
    }

    Value require(String key) {
      Value value = value(key);
      if (value == null) {
        throw new Refusal(what + "." + key + " is empty", "");
      }
      return value;
    }

    double number(String key, double standard) {
      Value value = value(key);
      if (value == null) {
        return standard;
      }
      if (!value.isNumber() || !value.fitsInDouble()) {
        throw new Refusal(what + "." + key + " must be a number", "");
      }
      return value.asDouble();
    }

    @Nullable String text(String key) {
      Value value = value(key);
      if (value != null && !value.isString()) {
        throw new Refusal(what + "." + key + " must be a text", "");
      }
      return value == null ? null : value.asString();
    }
  }
}
