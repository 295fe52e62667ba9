package io.opentrade.engine.indicator;

import io.opentrade.engine.column.Bars;
import io.opentrade.engine.column.Library.Input;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.PlanException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The indicator classes of ta4j by name.
final class Ta4jCatalogue {
  /// Stands before the simple name of a class.
  static final String PREFIX = "ta4j:";

  private static final String PACKAGE = "org.ta4j.core.indicators.";

  /// Path of each class below `PACKAGE`, by its simple name.
  private static final Map<String, String> CLASSES = read();

  private Ta4jCatalogue() {}

  /// Canonical names in order of the alphabet.
  static List<String> names() {
    return CLASSES.keySet().stream().map(name -> PREFIX + name).toList();
  }

  static String withPrefix(String name) {
    return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
        ? PREFIX + name.substring(PREFIX.length())
        : PREFIX + name;
  }

  /// The canonical name of a name in any case, with or without prefix and the word Indicator.
  static Optional<String> canonical(String name) {
    String simple = withPrefix(name).substring(PREFIX.length());
    return CLASSES.keySet().stream()
        .filter(
            known -> known.equalsIgnoreCase(simple) || known.equalsIgnoreCase(simple + "Indicator"))
        .findFirst()
        .map(known -> PREFIX + known);
  }

  /// What the indicator of that canonical name takes.
  ///
  /// @throws PlanException where no program can call it, with the reason
  static Definition definition(String canonical) {
    Class<?> type = type(canonical);
    if (!Ta4jForm.givesNumbers(type)) {
      throw new PlanException(
          canonical + " cannot be used: it gives objects, not numbers or conditions");
    }
    List<Ta4jForm> forms = Ta4jForm.of(type);
    if (forms.isEmpty()) {
      throw new PlanException(
          canonical
              + " cannot be used: it must be given "
              + Ta4jForm.needs(type)
              + "; columns, numbers, words and the bars are possible");
    }
    return new Definition(
        canonical,
        forms.stream().map(Ta4jForm::form).toList(),
        List.of("value"),
        false,
        "of ta4j 0.22.2; 1 and 0 where it answers yes and no",
        "ta4j 0.22.2, class " + type.getName());
  }

  /// The kernel of an indicator, whose inputs fit one of its forms.
  static NumberKernel kernel(String canonical, List<Input> inputs, Bars bars) {
    for (Ta4jForm form : Ta4jForm.of(type(canonical))) {
      if (form.fits(inputs)) {
        return new Ta4jKernel(canonical, form, inputs, bars);
      }
    }
    throw new IllegalStateException(canonical + " was not expanded");
  }

  /// The class of a canonical name.
  static Class<?> type(String canonical) {
    String path = CLASSES.get(canonical.substring(PREFIX.length()));
    if (path == null) {
      throw new IllegalStateException(canonical + " was not resolved");
    }
    try {
      return Class.forName(PACKAGE + path, false, Ta4jCatalogue.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new IllegalStateException("ta4j is not on the class path", missing);
    }
  }

  private static Map<String, String> read() {
    Map<String, String> classes = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try (InputStream list = Ta4jCatalogue.class.getResourceAsStream("ta4j.txt")) {
      if (list == null) {
        throw new IllegalStateException("the list of ta4j's indicators is missing");
      }
      new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> classes.put(line.substring(line.lastIndexOf('.') + 1), line));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return Collections.unmodifiableMap(classes);
  }
}
