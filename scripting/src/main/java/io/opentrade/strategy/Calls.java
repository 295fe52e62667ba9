package io.opentrade.strategy;

import io.opentrade.scripting.plan.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Calls of indicators. The same call gives the same columns, so that a call on every bar costs a
/// look-up.
public abstract class Calls {
  private final Scope scope;
  private final Map<List<Object>, Node> known = new HashMap<>();

  Calls(Scope scope) {
    this.scope = scope;
  }

  /// An output of any indicator by name, ta4j's too.
  ///
  /// @param output `value` where there is one only
  /// @param arguments columns, numbers, parameters or words
  public final Column call(String name, String output, Object... arguments) {
    return scope.column(node(name, output, arguments));
  }

  /// An indicator that answers yes and no.
  ///
  /// @param arguments columns, conditions, numbers, parameters or words
  public final Condition ask(String name, Object... arguments) {
    return scope.condition(node(name, "value", arguments));
  }

  private Node node(String name, String output, Object... arguments) {
    List<Object> key = new ArrayList<>(arguments.length + 2);
    key.add(name);
    key.add(output);
    key.addAll(Arrays.asList(arguments));
    Node found = known.get(key);
    if (found == null) {
      List<Object> operands = Arrays.stream(arguments).map(Scope::operand).toList();
      found = scope.builder().indicator(name, output, operands);
      known.put(key, found);
    }
    return found;
  }

  /// The same, of an indicator with one output.
  public final Column call(String name, Object... arguments) {
    return call(name, "value", arguments);
  }

  /// `then` where the condition is true, `otherwise` where it is false.
  public final Column where(Condition condition, Object then, Object otherwise) {
    return scope.column(
        scope.builder().where(condition.node, Scope.operand(then), Scope.operand(otherwise)));
  }
}
