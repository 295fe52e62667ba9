package io.opentrade.engine.column;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.Graph;
import io.opentrade.engine.strategy.PlanException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// On which series' bars each node is computed: that of its inputs where they agree, else the main
/// one; crosses always on the main one, where they are true at one bar only, and scans.
final class Homes {
  /// The main series.
  static final int MAIN = 0;

  /// A node without any source, at home everywhere.
  static final int ANYWHERE = -1;

  private final List<String> series;
  private final List<Integer> homes = new ArrayList<>();

  /// @param series names; the main one first, as the empty text
  Homes(List<String> series) {
    this.series = List.copyOf(series);
  }

  int of(int node) {
    return homes.get(node);
  }

  /// Finds the homes of nodes added since the last call.
  void follow(Graph graph) {
    for (int id = homes.size(); id < graph.nodes().size(); id++) {
      homes.add(home(graph.nodes().get(id)));
    }
  }

  /// Whether the first argument of an indicator says whose bars it reads.
  boolean namesSeries(Expression.Indicator indicator) {
    return !indicator.arguments().isEmpty()
        && indicator.arguments().getFirst() instanceof Argument.Word(String word)
        && series.contains(word);
  }

  private int home(Graph.Node node) {
    return switch (node.expression()) {
      case Expression.Source(String name, var _) -> named(name);
      case Expression.Constant _ -> ANYWHERE;
      case Expression.Scan _ -> MAIN;
      case Expression.Binary(Expression.Binary.Operator operator, var _, var _) ->
          crosses(operator) ? MAIN : common(node, ANYWHERE);
      case Expression.Shift _, Expression.Unary _, Expression.Where _ -> common(node, ANYWHERE);
      case Expression.Indicator indicator -> indicator(indicator, node);
    };
  }

  private int indicator(Expression.Indicator indicator, Graph.Node node) {
    if (!namesSeries(indicator)) {
      int home = common(node, ANYWHERE);
      return home == ANYWHERE ? MAIN : home;
    }
    int home = named(((Argument.Word) indicator.arguments().getFirst()).text());
    if (common(node, home) != home) {
      throw new PlanException(
          indicator.name() + " reads the bars of one series and the columns of another");
    }
    return home;
  }

  private int named(String name) {
    int found = series.indexOf(name);
    if (found < 0) {
      throw new PlanException(
          "the plan reads a series '"
              + name
              + "' that the strategy does not declare; declared: "
              + (series.size() == 1
                  ? "none"
                  : String.join(", ", new TreeSet<>(series.subList(1, series.size())))));
    }
    return found;
  }

  private int common(Graph.Node node, int start) {
    int home = start;
    for (int input : node.inputs()) {
      int other = homes.get(input);
      if (other != ANYWHERE && other != home) {
        if (home != ANYWHERE) {
          return MAIN;
        }
        home = other;
      }
    }
    return home;
  }

  private static boolean crosses(Expression.Binary.Operator operator) {
    return switch (operator) {
      case CROSSES_ABOVE, CROSSES_BELOW, CROSSES_ABOVE_STRICT, CROSSES_BELOW_STRICT -> true;
      case ADD,
          SUBTRACT,
          MULTIPLY,
          DIVIDE,
          REMAINDER,
          POWER,
          MINIMUM,
          MAXIMUM,
          LESS,
          LESS_OR_EQUAL,
          GREATER,
          GREATER_OR_EQUAL,
          EQUAL,
          NOT_EQUAL,
          AND,
          OR,
          XOR ->
          false;
    };
  }
}
