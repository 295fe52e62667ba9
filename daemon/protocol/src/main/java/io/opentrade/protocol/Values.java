package io.opentrade.protocol;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What records check and copy in their constructors. Order is kept everywhere, because the order
/// of a document is part of it.
final class Values {
  private Values() {}

  static <T> List<T> list(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  /// One at least, and no more than a person would name.
  static List<String> some(String name, @Nullable List<String> values) {
    if (values == null || values.isEmpty() || values.size() > 100) {
      throw new IllegalArgumentException("'" + name + "' takes one to a hundred names");
    }
    values.forEach(value -> required(name, value));
    return List.copyOf(values);
  }

  static <T> Map<String, T> map(@Nullable Map<String, T> values) {
    return values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// A copy whose values are text, booleans, longs, doubles, and lists and maps of these.
  static Map<String, Object> ordered(@Nullable Map<String, Object> values) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (values != null) {
      values.forEach((name, value) -> copy.put(name, plain(name, value)));
    }
    return Collections.unmodifiableMap(copy);
  }

  /// A copy of plain values, whole numbers as longs.
  static List<Object> plain(String name, List<Object> values) {
    List<Object> copy = new ArrayList<>();
    values.forEach(value -> copy.add(plain(name, value)));
    return Collections.unmodifiableList(copy);
  }

  static Object plain(String name, Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean truth -> truth;
      case Long number -> number;
      case Integer number -> number.longValue();
      case Double number -> finite(name, number);
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, inner) -> copy.put(String.valueOf(key), plain(name, inner)));
        yield Collections.unmodifiableMap(copy);
      }
      case Collection<?> items -> {
        List<Object> copy = new ArrayList<>();
        items.forEach(item -> copy.add(plain(name, item)));
        yield Collections.unmodifiableList(copy);
      }
      default -> value.toString();
    };
  }

  /// NaN and infinity have no place in JSON: undefined is null.
  static Double finite(String name, Double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be a number, or null where undefined");
    }
    return value;
  }

  static void finiteOrNull(String name, @Nullable Double value) {
    if (value != null) {
      finite(name, value);
    }
  }

  static String required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return value;
  }

  static <T> T present(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return value;
  }

  static int limit(int value, int whenZero, int maximum) {
    if (value < 0) {
      throw new IllegalArgumentException("'limit' cannot be negative");
    }
    return value == 0 ? whenZero : Math.min(value, maximum);
  }

  /// One of a few words, or none.
  static void wordOrNull(String name, @Nullable String value, List<String> words) {
    if (value != null && !words.contains(value)) {
      throw new IllegalArgumentException("'" + name + "' is one of " + String.join(", ", words));
    }
  }
}
