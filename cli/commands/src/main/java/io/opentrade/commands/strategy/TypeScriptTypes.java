package io.opentrade.commands.strategy;

import io.opentrade.protocol.StrategyApi;
import io.opentrade.protocol.StrategyApi.Group;
import io.opentrade.protocol.StrategyApi.Language;
import io.opentrade.protocol.StrategyApi.Parameter;
import io.opentrade.protocol.StrategyApi.Word;
import java.util.List;
import java.util.stream.Collectors;

/// The words of a strategy as `opentrade.d.ts`: an editor then completes and checks them.
final class TypeScriptTypes {
  /// The file's name.
  static final String FILE = "opentrade.d.ts";

  private static final String HEAD =
      """
      // What a strategy in JavaScript sees. Made by OpenTrade; it is not read when a strategy runs.

      export type Operand = Column | number;
      export type Names = Record<string, string>;
      export type Plots = Record<string, Column | { column: Column }>;
      export type SeriesByName = Record<string, Candles>;
      /** A parameter stands for a number, a text, true or false. */
      export type Parameters = Record<string, any>;
      export type State = Record<string, any>;
      /** Arguments are columns, numbers, parameters and texts, in order or by name in an object. */
      export type Indicators = Record<string, (...values: any[]) => any> & {
        where(condition: Condition, then: Operand, otherwise: Operand): Column;
      };
      """;

  private TypeScriptTypes() {}

  static String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Group group : StrategyApi.read()) {
      if (!group.name().equals("Functions")) {
        text.append('\n').append(group(group));
      }
    }
    return text.toString();
  }

  private static String group(Group group) {
    String base = group.base().isEmpty() ? "" : " extends " + group.base();
    String words =
        group.words().stream()
            .filter(word -> word.language() != Language.PYTHON)
            .map(TypeScriptTypes::word)
            .collect(Collectors.joining());
    return "/** %s */\nexport interface %s%s {\n%s}\n"
        .formatted(group.text(), group.name(), base, words);
  }

  private static String word(Word word) {
    String optional = word.optional() ? "?" : "";
    String call = word.function() ? "(" + parameters(word.parameters()) + ")" : "";
    return "  /** %s */\n  %s%s%s: %s;\n"
        .formatted(word.text(), word.name(), optional, call, type(word.type()));
  }

  private static String parameters(List<Parameter> parameters) {
    return parameters.stream()
        .map(
            each -> {
              boolean options = each.type().startsWith("{");
              String mark = each.optional() || each.type().equals("{Entry}") ? "?" : "";
              String type = options ? options(each.type()) : type(each.type());
              return each.rest()
                  ? "..." + each.name() + ": " + type + "[]"
                  : each.name() + mark + ": " + type;
            })
        .collect(Collectors.joining(", "));
  }

  /// `ctx.buy` takes an order as well.
  private static String options(String type) {
    return type.equals("{Entry}") ? "Entry | Order" : type.substring(1, type.length() - 1);
  }

  private static String type(String type) {
    if (type.endsWith("?")) {
      return type(type.substring(0, type.length() - 1)) + " | null";
    }
    if (type.endsWith("[]")) {
      return type(type.substring(0, type.length() - 2)) + "[]";
    }
    return switch (type) {
      case "text" -> "string";
      case "flag" -> "boolean";
      default -> type;
    };
  }
}
