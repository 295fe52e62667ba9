package io.opentrade.commands.strategy;

import io.opentrade.protocol.StrategyApi;
import io.opentrade.protocol.StrategyApi.Group;
import io.opentrade.protocol.StrategyApi.Language;
import io.opentrade.protocol.StrategyApi.Parameter;
import io.opentrade.protocol.StrategyApi.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The words of a strategy as `opentrade.pyi`: an editor then completes and checks them.
final class PythonTypes {
  /// The file's name.
  static final String FILE = "opentrade.pyi";

  private static final String HEAD =
      """
      # What a strategy in Python sees. Made by OpenTrade; it is not read when a strategy runs.

      from typing import Any, Callable, TypedDict, Union

      Operand = Union["Column", float]
      Names = dict[str, str]
      Plots = dict[str, Any]

      class SeriesByName:
          def __getattr__(self, name: str) -> "Candles": ...

      class Parameters:
          \"\"\"A parameter stands for a number, a text, True or False.\"\"\"
          def __getattr__(self, name: str) -> Any: ...

      class State(dict[str, Any]):
          def __getattr__(self, name: str) -> Any: ...
          def __setattr__(self, name: str, value: Any) -> None: ...

      class Indicators:
          \"\"\"Arguments are columns, numbers, parameters and texts, in order or by name.\"\"\"
          def where(self, condition: "Condition", then: Operand, otherwise: Operand) -> "Column": ...
          def __getattr__(self, name: str) -> Callable[..., Any]: ...
      """;

  /// Groups that a script writes as dicts.
  private static final List<String> DICTS = List.of("About", "Parameter", "Plan", "Order", "Trail");

  private final Map<String, Group> groups;

  private PythonTypes(List<Group> all) {
    this.groups = all.stream().collect(Collectors.toMap(Group::name, group -> group));
  }

  static String text() {
    List<Group> all = StrategyApi.read();
    PythonTypes types = new PythonTypes(all);
    StringBuilder text = new StringBuilder(HEAD);
    for (Group group : all) {
      if (!group.name().equals("Functions") && !group.name().equals("Entry")) {
        text.append('\n').append(types.group(group));
      }
    }
    return text.toString();
  }

  private String group(Group group) {
    boolean dict = DICTS.contains(group.name());
    String base = dict ? "(TypedDict, total=False)" : base(group);
    StringBuilder text = new StringBuilder("class " + group.name() + base + ":\n");
    text.append("    \"\"\"").append(group.text()).append("\"\"\"\n");
    for (Word word : group.words()) {
      if (word.language() != Language.JAVASCRIPT) {
        text.append(dict ? entry(word) : member(word));
      }
    }
    return text.toString();
  }

  private static String base(Group group) {
    return group.base().isEmpty() ? "" : "(" + group.base() + ")";
  }

  private String entry(Word word) {
    return "    %s: %s  # %s\n".formatted(snake(word.name()), type(word.type()), word.text());
  }

  private String member(Word word) {
    String name = snake(word.name());
    if (!word.function()) {
      return "    @property\n    def %s(self) -> %s: ...  # %s\n"
          .formatted(name, type(word.type()), word.text());
    }
    String override = name.equals("__eq__") || name.equals("__ne__") ? "  # type: ignore" : "";
    return "    def %s(%s) -> %s: ...%s  # %s\n"
        .formatted(name, parameters(word.parameters()), type(word.type()), override, word.text());
  }

  private String parameters(List<Parameter> parameters) {
    List<String> texts = new ArrayList<>(List.of("self"));
    for (Parameter each : parameters) {
      if (each.type().startsWith("{")) {
        texts.add("*");
        keywords(each.type()).forEach(texts::add);
      } else if (each.rest()) {
        texts.add("*" + each.name() + ": " + type(each.type()));
      } else {
        String standard = each.optional() ? " | None = None" : "";
        texts.add(snake(each.name()) + ": " + type(each.type()) + standard);
      }
    }
    return String.join(", ", texts);
  }

  /// The keys of an order as named arguments; an entry takes those of an order as well.
  private List<String> keywords(String type) {
    List<String> keywords = new ArrayList<>();
    List<String> names = new ArrayList<>(List.of(type.substring(1, type.length() - 1)));
    if (names.getFirst().equals("Entry")) {
      names.add("Order");
    }
    List<String> seen = new ArrayList<>();
    for (String name : names) {
      for (Word word : Objects.requireNonNull(groups.get(name), name).words()) {
        boolean own =
            names.size() == 1 || !word.name().equals("side") && !word.name().equals("oco");
        if (own && !seen.contains(word.name())) {
          seen.add(word.name());
          String kind = word.name().equals("trail") ? "Any" : type(word.type());
          keywords.add(snake(word.name()) + ": " + kind + " | None = None");
        }
      }
    }
    return keywords;
  }

  /// `enter_long` of `enterLong`.
  static String snake(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static String type(String type) {
    if (type.endsWith("?")) {
      return type(type.substring(0, type.length() - 1)) + " | None";
    }
    if (type.endsWith("[]")) {
      return "list[" + type(type.substring(0, type.length() - 2)) + "]";
    }
    return switch (type) {
      case "text" -> "str";
      case "flag" -> "bool";
      case "number" -> "float";
      case "any" -> "Any";
      case "void" -> "None";
      default -> type;
    };
  }
}
