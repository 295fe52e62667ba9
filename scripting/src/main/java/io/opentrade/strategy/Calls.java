package io.opentrade.strategy;

import io.opentrade.scripting.plan.Node;
import io.opentrade.scripting.plan.ScanStep;
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

  /// A column computed bar by bar, in `signals` only: `step` is handed its state and what the
  /// columns hold at the bar, NaN for no value and 1 or 0 for a condition, and gives the next
  /// state, which is the value of the column. It must not keep anything elsewhere.
  ///
  /// @param columns columns, conditions, numbers or parameters
  /// @param initial the state before the first bar
  public final Column scan(List<?> columns, double initial, Step step) {
    List<Object> operands = columns.stream().<Object>map(Scope::operand).toList();
    scope.requireSignals("scan");
    return scope.column(
        scope.builder().scan(operands, step.getClass().getName(), _ -> new Running(initial, step)));
  }

  /// The function of a scan.
  @FunctionalInterface
  public interface Step {
    /// The next state.
    double next(double state, double[] values);
  }

  /// A function with its state.
  private static final class Running implements ScanStep {
    private final Step step;
    private double state;

    Running(double initial, Step step) {
      this.state = initial;
      this.step = step;
    }

    @Override
    public double next(double[] inputs) {
      state = step.next(state, inputs.clone());
      return Math.abs(state) <= Double.MAX_VALUE ? state : Double.NaN;
    }
  }
}
