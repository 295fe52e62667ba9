package io.opentrade.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.indicator.Definition;
import io.opentrade.engine.indicator.Indicators;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `Ta` has a method for our own indicators, so that the compiler knows their names. This test
/// writes the class anew with `-Dopentrade.ta=write`; others are reached by `call`.
class TaTest {
  private static final Path FOLDER =
      Path.of(
          System.getProperty("opentrade.root"), "scripting/src/main/java/io/opentrade/strategy");

  @Test
  void everyMethodIsAnIndicatorWithItsOutputs() throws IOException {
    if ("write".equals(System.getProperty("opentrade.ta"))) {
      write();
    }
    List<Method> methods = new ArrayList<>();
    for (Class<?> part = Ta.class; part != Calls.class; part = part.getSuperclass()) {
      Arrays.stream(part.getDeclaredMethods())
          .filter(each -> !each.isSynthetic())
          .forEach(methods::add);
    }
    assertEquals(Indicators.own().size(), methods.size(), "write it anew: -Dopentrade.ta=write");
    for (Method method : methods) {
      Definition definition = Indicators.find(method.getName());
      assertEquals(definition.name(), method.getName());
      assertEquals(words(definition), outputs(method), method.getName());
    }
  }

  private static List<String> outputs(Method method) {
    Class<?> type = method.getReturnType();
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList()
        : List.of(method.getName());
  }

  /// The chief output is called like the indicator: `ta.macd(close).macd()`.
  private static List<String> words(Definition definition) {
    return definition.outputs().size() == 1
        ? List.of(definition.name())
        : definition.outputs().stream()
            .map(output -> output.equals("value") ? definition.name() : output)
            .toList();
  }

  /// A class for each family, each with what the one before has; `Ta` is the last.
  private static void write() throws IOException {
    String before = "Calls";
    for (Map.Entry<String, List<Definition>> family : Indicators.families().entrySet()) {
      StringBuilder text =
          new StringBuilder(
              PART.formatted(ABOUT.get(family.getKey()), family.getKey(), before, family.getKey()));
      family.getValue().forEach(each -> text.append(method(each)));
      before = family.getKey();
      Files.writeString(FOLDER.resolve(before + ".java"), text.append("}\n").toString());
    }
  }

  private static final Map<String, String> ABOUT =
      Map.of(
          "Averages", "averages that move",
          "Windows", "figures over the last bars",
          "Cumulations", "figures over all bars so far, and the calendar",
          "Oscillators", "momentum and oscillators",
          "Trends", "trends, channels and ranges",
          "Volumes", "volume");

  private static final String PART =
      """
      package io.opentrade.strategy;

      /// A part of [Ta]: %s. Written by the test of that class.
      public abstract class %s extends %s {
        %s(Scope scope) {
          super(scope);
        }
      """;

  private static String method(Definition definition) {
    String name = definition.name();
    String text = "\n  /// " + definition.summary().replace("\n", " ") + "\n";
    List<String> outputs = definition.outputs();
    if (definition.condition()) {
      return text
          + "  public Condition %s(Object... arguments) {\n".formatted(name)
          + "    return ask(\"%s\", arguments);\n  }\n".formatted(name);
    }
    if (outputs.size() == 1) {
      return text
          + "  public Column %s(Object... arguments) {\n".formatted(name)
          + "    return call(\"%s\", \"%s\", arguments);\n  }\n"
              .formatted(name, outputs.getFirst());
    }
    String type = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    List<String> fields = words(definition).stream().map(word -> "Column " + word).toList();
    List<String> values =
        outputs.stream()
            .map(output -> "\n        call(\"%s\", \"%s\", arguments)".formatted(name, output))
            .toList();
    return text
        + "  public %s %s(Object... arguments) {\n".formatted(type, name)
        + "    return new %s(%s);\n  }\n".formatted(type, String.join(",", values))
        + "\n  /// What `%s` gives.\n".formatted(name)
        + "  public record %s(%s) {}\n".formatted(type, String.join(", ", fields));
  }
}
