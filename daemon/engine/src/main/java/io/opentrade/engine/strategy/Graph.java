package io.opentrade.engine.strategy;

import io.opentrade.engine.strategy.Expression.Argument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The distinct nodes of expressions, inputs before those that use them. Expressions may share
/// subtrees, so their own `equals` and `hashCode` can take exponential time; here each object is
/// visited once, without recursion, and equal trees get the same number.
public final class Graph {
  private final PlanLimits limits;
  private final UnaryOperator<Expression> rewrite;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Integer> depths = new ArrayList<>();
  private final Map<Key, Integer> known = new HashMap<>();

  /// A distinct node.
  ///
  /// @param id its place in `nodes()`
  /// @param inputs the nodes it is computed from, in order; all have smaller numbers
  public record Node(int id, Expression expression, List<Integer> inputs) {}

  /// Equal keys are equal trees, since inputs are named by their numbers.
  private record Key(Object shape, List<Integer> inputs) {}

  private record ShiftShape(Scalar bars) {}

  private record ScanShape(int number, String code) {}

  private record IndicatorShape(String name, List<Object> arguments, String output) {}

  /// Stands for a column among the arguments of an indicator.
  private enum Hole {
    COLUMN,
    CHOICE
  }

  /// A graph of the expressions as they are.
  public Graph(PlanLimits limits) {
    this(limits, UnaryOperator.identity());
  }

  /// A graph of rewritten expressions.
  ///
  /// @param rewrite what stands for a node, asked until it gives the node itself
  public Graph(PlanLimits limits, UnaryOperator<Expression> rewrite) {
    this.limits = limits;
    this.rewrite = rewrite;
  }

  /// The columns of a plan in canonical order: roles, then plots as given.
  public static List<Expression> roots(Plan plan) {
    List<Expression> roots = new ArrayList<>();
    for (Role role : Role.values()) {
      Expression column = plan.columns().get(role);
      if (column != null) {
        roots.add(column);
      }
    }
    roots.addAll(plan.plots().values());
    return roots;
  }

  /// All nodes so far, by number.
  public List<Node> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  /// Adds expressions with all they are computed from.
  ///
  /// @return the number of each, in order
  /// @throws PlanException where the graph becomes larger than its limits
  public List<Integer> add(List<Expression> roots) {
    Map<Expression, Integer> visited = new IdentityHashMap<>();
    Map<Expression, Expression> rewritten = new IdentityHashMap<>();
    List<Integer> ids = new ArrayList<>();
    for (Expression root : roots) {
      visit(root, visited, rewritten);
      ids.add(idOf(root, visited));
    }
    return ids;
  }

  private void visit(
      Expression root, Map<Expression, Integer> visited, Map<Expression, Expression> rewritten) {
    Deque<Expression> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Expression node = open.element();
      if (visited.containsKey(node)) {
        open.pop();
        continue;
      }
      Expression standing = rewritten.computeIfAbsent(node, rewrite);
      boolean same = isSame(standing, node);
      List<Expression> inputs = same ? inputs(node) : List.of(standing);
      if (!pushMissing(inputs, visited, open)) {
        visited.put(node, same ? intern(node, inputs, visited) : idOf(standing, visited));
        open.pop();
      }
    }
  }

  /// Identity is meant: equality would walk the trees.
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Expression left, Expression right) {
    return left == right;
  }

  /// Pushes the inputs that were not visited, so that the first is looked at first.
  private static boolean pushMissing(
      List<Expression> inputs, Map<Expression, Integer> visited, Deque<Expression> open) {
    boolean missing = false;
    for (int index = inputs.size() - 1; index >= 0; index--) {
      if (!visited.containsKey(inputs.get(index))) {
        open.push(inputs.get(index));
        missing = true;
      }
    }
    return missing;
  }

  private int intern(Expression node, List<Expression> inputs, Map<Expression, Integer> visited) {
    List<Integer> ids = inputs.stream().map(input -> idOf(input, visited)).toList();
    Key key = new Key(shape(node), ids);
    Integer found = known.get(key);
    if (found != null) {
      return found;
    }
    int depth = 1;
    for (int id : ids) {
      depth = Math.max(depth, depths.get(id) + 1);
    }
    checkSize(depth);
    int id = nodes.size();
    nodes.add(new Node(id, node, ids));
    depths.add(depth);
    known.put(key, id);
    return id;
  }

  private void checkSize(int depth) {
    if (nodes.size() >= limits.nodes()) {
      throw new PlanException(
          "the plan has more than "
              + limits.nodes()
              + " nodes; build columns outside of loops, or use an indicator");
    }
    if (depth > limits.depth()) {
      throw new PlanException(
          "the plan is nested deeper than "
              + limits.depth()
              + " operators; a column may not be built from itself again and again");
    }
  }

  private static int idOf(Expression node, Map<Expression, Integer> visited) {
    Integer id = visited.get(node);
    if (id == null) {
      throw new IllegalStateException("an input was not visited");
    }
    return id;
  }

  private static List<Expression> inputs(Expression expression) {
    return switch (expression) {
      case Expression.Source _, Expression.Constant _ -> List.of();
      case Expression.Shift(Expression of, Scalar _) -> List.of(of);
      case Expression.Unary(var _, Expression of) -> List.of(of);
      case Expression.Binary(var _, Expression left, Expression right) -> List.of(left, right);
      case Expression.Where(Expression condition, Expression then, Expression otherwise) ->
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

  private static Object shape(Expression expression) {
    return switch (expression) {
      case Expression.Source source -> source;
      case Expression.Constant constant -> constant;
      case Expression.Shift(Expression _, Scalar bars) -> new ShiftShape(bars);
      case Expression.Unary(Expression.Unary.Operator operator, Expression _) -> operator;
      case Expression.Binary(Expression.Binary.Operator operator, Expression _, Expression _) ->
          operator;
      case Expression.Where _ -> Hole.CHOICE;
      case Expression.Scan(int number, String code, var _) -> new ScanShape(number, code);
      case Expression.Indicator indicator ->
          new IndicatorShape(
              indicator.name(),
              indicator.arguments().stream().map(Graph::shape).toList(),
              indicator.output());
    };
  }

  private static Object shape(Argument argument) {
    return switch (argument) {
      case Argument.Column _ -> Hole.COLUMN;
      case Argument.Number number -> number;
      case Argument.Word word -> word;
    };
  }
}
