package io.opentrade.engine.strategy;

import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Graph.Node;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/// The canonical text and hash of a plan: equal plans print alike, however their nodes are shared,
/// and different plans print differently.
public final class PlanPrinter {
  private PlanPrinter() {}

  /// One line a distinct node, inputs first, then the tags, and one line a role and a plot.
  ///
  /// @throws PlanException where the plan is larger than the standard limits
  public static String print(Plan plan) {
    Graph graph = new Graph(PlanLimits.STANDARD);
    Iterator<Integer> roots = graph.add(Graph.roots(plan)).iterator();
    StringBuilder text = new StringBuilder();
    for (Node node : graph.nodes()) {
      line(text, "n" + node.id(), describe(node));
    }
    line(text, "entryTag", quote(plan.entryTag()));
    line(text, "exitTag", quote(plan.exitTag()));
    for (Role role : Role.values()) {
      if (plan.columns().containsKey(role)) {
        line(text, word(role), "n" + roots.next());
      }
    }
    for (String name : plan.plots().keySet()) {
      line(text, "plot " + quote(name), "n" + roots.next());
    }
    return text.toString();
  }

  /// SHA-256 of the text in UTF-8: 64 lower-case hexadecimal digits.
  public static String hash(Plan plan) {
    return hash(print(plan));
  }

  /// SHA-256 of any text in UTF-8: 64 lower-case hexadecimal digits.
  public static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(name).append(" = ").append(value).append('\n');
  }

  private static String describe(Node node) {
    List<Integer> inputs = node.inputs();
    return switch (node.expression()) {
      case Expression.Source(String series, Field field) -> word(field) + " of " + quote(series);
      case Expression.Constant(Scalar value) -> scalar(value);
      case Expression.Shift(Expression _, Scalar bars) ->
          "shift(n" + inputs.get(0) + ", " + scalar(bars) + ")";
      case Expression.Unary(var operator, Expression _) -> call(word(operator), inputs);
      case Expression.Binary(var operator, Expression _, Expression _) ->
          call(word(operator), inputs);
      case Expression.Where _ -> call("where", inputs);
      case Expression.Indicator indicator -> indicator(indicator, inputs);
      case Expression.Scan(int number, String code, var _) ->
          call("scan " + number + " " + quote(code) + " ", inputs);
    };
  }

  private static String call(String name, List<Integer> inputs) {
    return name + "(n" + String.join(", n", inputs.stream().map(String::valueOf).toList()) + ")";
  }

  private static String indicator(Expression.Indicator indicator, List<Integer> inputs) {
    Iterator<Integer> columns = inputs.iterator();
    List<String> arguments = new ArrayList<>();
    for (Argument argument : indicator.arguments()) {
      arguments.add(
          switch (argument) {
            case Argument.Column _ -> "n" + columns.next();
            case Argument.Number(Scalar value) -> scalar(value);
            case Argument.Word(String word) -> quote(word);
          });
    }
    return "indicator "
        + quote(indicator.name())
        + " ("
        + String.join(", ", arguments)
        + ") "
        + quote(indicator.output());
  }

  private static String scalar(Scalar scalar) {
    return switch (scalar) {
      case Scalar.Literal(double value) -> Double.toString(value);
      case Scalar.Parameter(String name) -> "parameter " + quote(name);
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /// Quoted so that no text can be read as another line or argument.
  private static String quote(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r") + '"';
  }
}
