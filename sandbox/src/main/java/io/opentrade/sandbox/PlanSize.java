package io.opentrade.sandbox;

import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Argument;
import io.opentrade.engine.strategy.PlanException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// Keeps expressions small enough to be hashed, compared and walked. Two limits are needed beside
/// the number of nodes: a few dozen nodes that share branches (`a = a + a`, and again) make a tree
/// whose walk never ends, and a long chain overflows the stack.
public final class PlanSize {
  /// Distinct nodes of a plan.
  public static final int MAXIMUM_NODES = 5_000;

  /// Nodes of one tree, shared branches counted each time.
  public static final int MAXIMUM_TREE = 100_000;

  /// Nodes on the longest way from a column to a source.
  public static final int MAXIMUM_DEPTH = 300;

  private record Extent(int tree, int depth) {}

  private final Map<Expression, Extent> extents = new IdentityHashMap<>();

  /// Counts a node whose children were added before.
  ///
  /// @throws PlanException with a message for people where it is one too many
  public void add(Expression node) {
    long tree = 1;
    int depth = 1;
    for (Expression child : children(node)) {
      Extent extent = extents.get(child);
      if (extent == null) {
        throw new IllegalArgumentException("children come first");
      }
      tree += extent.tree;
      depth = Math.max(depth, extent.depth + 1);
    }
    if (extents.size() >= MAXIMUM_NODES || tree > MAXIMUM_TREE || depth > MAXIMUM_DEPTH) {
      throw new PlanException(
          "the plan is too large: at most %d different columns, %d in one formula, %d deep"
              .formatted(MAXIMUM_NODES, MAXIMUM_TREE, MAXIMUM_DEPTH));
    }
    extents.put(node, new Extent((int) tree, depth));
  }

  private static List<Expression> children(Expression node) {
    return switch (node) {
      case Expression.Source _, Expression.Constant _ -> List.of();
      case Expression.Shift(Expression of, _) -> List.of(of);
      case Expression.Unary(_, Expression of) -> List.of(of);
      case Expression.Binary(_, Expression left, Expression right) -> List.of(left, right);
      case Expression.Where(var condition, var then, var otherwise) ->
          List.of(condition, then, otherwise);
      case Expression.Indicator indicator -> columns(indicator);
      case Expression.Scan scan -> scan.inputs();
    };
  }

  private static List<Expression> columns(Expression.Indicator indicator) {
    List<Expression> columns = new ArrayList<>();
    for (Argument argument : indicator.arguments()) {
      if (argument instanceof Argument.Column(Expression column)) {
        columns.add(column);
      }
    }
    return columns;
  }
}
