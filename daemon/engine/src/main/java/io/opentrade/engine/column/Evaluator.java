package io.opentrade.engine.column;

import io.opentrade.engine.column.Network.Place;
import io.opentrade.engine.column.Network.Program;
import io.opentrade.engine.column.Network.Step;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.PlanException;
import io.opentrade.engine.strategy.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Carries out plans over candles, whole columns at a time. What was asked for, and every
/// indicator,
/// is computed once and kept; steps between are let go of after their last use. Not thread-safe.
public final class Evaluator {
  /// Expressions whose results are found by identity; a script may make new ones at each bar.
  private static final int REMEMBERED = 10_000;

  private final int size;
  private final long memory;
  private final Network network;
  private final Map<Expression, Mask> masks = new IdentityHashMap<>();
  private final Map<Expression, double[]> columns = new IdentityHashMap<>();

  /// @param main the strategy's own bars
  /// @param others further series by the name the strategy declared
  /// @param parameters values of the parameters that plans name
  public Evaluator(Candles main, Map<String, Candles> others, Map<String, Double> parameters) {
    this(main, others, parameters, Scans.NONE);
  }

  /// @param scans computes what the strategy computes by itself
  public Evaluator(
      Candles main, Map<String, Candles> others, Map<String, Double> parameters, Scans scans) {
    this(
        Library.installed(),
        scans,
        main,
        others,
        parameters,
        Runtime.getRuntime().maxMemory() / 2,
        null);
  }

  /// @param main the strategy's own bars
  /// @param others further series by the name the strategy declared
  /// @param parameters values of the parameters that plans name
  /// @param shared indicator columns over these series that others computed and will use; null for
  ///     none
  public Evaluator(
      Candles main,
      Map<String, Candles> others,
      Map<String, Double> parameters,
      @Nullable SharedColumns shared) {
    this(
        Library.installed(),
        Scans.NONE,
        main,
        others,
        parameters,
        Runtime.getRuntime().maxMemory() / 2,
        shared);
  }

  /// @param memory bytes that the columns of one request may take together
  Evaluator(
      Library library,
      Scans scans,
      Candles main,
      Map<String, Candles> others,
      Map<String, Double> parameters,
      long memory,
      @Nullable SharedColumns shared) {
    Map<String, Bars> bars = new LinkedHashMap<>();
    bars.put("", new Bars(main));
    others.forEach((name, candles) -> bars.put(name, new Bars(candles)));
    this.size = main.size();
    this.memory = memory;
    this.network =
        new Network(library, scans, bars, new Scalars(parameters), shared, WordCompare::scalar);
  }

  /// The values of a number column at the main bars, NaN for "no value". The array is shared: do
  /// not write to it.
  ///
  /// @throws PlanException where the expression cannot be carried out
  public double[] numbers(Expression expression) {
    double[] found = columns.get(expression);
    return found != null ? found : require(evaluate(List.of(expression)).getFirst().numbers());
  }

  /// Where a condition is known to be true at the main bars.
  ///
  /// @throws PlanException where the expression cannot be carried out
  public Mask condition(Expression expression) {
    Mask found = masks.get(expression);
    return found != null ? found : require(evaluate(List.of(expression)).getFirst().mask());
  }

  /// All deciding columns of a plan; plots are asked for by `numbers`.
  ///
  /// @throws PlanException where the plan cannot be carried out
  public Signals signals(Plan plan) {
    Map<Role, Expression> roles = plan.columns();
    evaluate(List.copyOf(roles.values()));
    return new Signals(
        mask(roles.get(Role.ENTER_LONG)),
        mask(roles.get(Role.EXIT_LONG)),
        mask(roles.get(Role.ENTER_SHORT)),
        mask(roles.get(Role.EXIT_SHORT)),
        optional(roles.get(Role.SIZE)),
        optional(roles.get(Role.LIMIT)),
        optional(roles.get(Role.STOP)),
        optional(roles.get(Role.TAKE_PROFIT)),
        optional(roles.get(Role.TRAIL)),
        optional(roles.get(Role.LEVERAGE)),
        plan.entryTag(),
        plan.exitTag());
  }

  /// Index of the first main bar at which every indicator that was asked for so far has a value: 0
  /// without indicators, the number of bars where one never has. Before it a strategy sees only a
  /// part of what it decides on.
  public int warmup() {
    return network.warmup();
  }

  private Mask mask(@Nullable Expression expression) {
    return expression == null ? Mask.empty(size) : condition(expression);
  }

  private double @Nullable [] optional(@Nullable Expression expression) {
    return expression == null ? null : numbers(expression);
  }

  private record Result(double @Nullable [] numbers, @Nullable Mask mask) {}

  private List<Result> evaluate(List<Expression> expressions) {
    Program program = network.program(expressions, true);
    Map<Place, Integer> uses = uses(program);
    requireMemory(program, uses);
    for (Step step : program.steps()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("the evaluation of the plan was cancelled");
      }
      Slot slot = network.slot(step.place());
      slot.advance();
      slot.finish();
      network.share(step.place());
      for (Place input : step.inputs()) {
        if (isLastUse(input, uses)) {
          network.release(input);
        }
      }
    }
    List<Result> results = new ArrayList<>();
    for (int index = 0; index < expressions.size(); index++) {
      results.add(keep(expressions.get(index), network.slot(program.roots().get(index))));
    }
    return results;
  }

  /// How often each place is read; roots once more, so that they stay.
  private Map<Place, Integer> uses(Program program) {
    Map<Place, Integer> uses = new HashMap<>();
    program.roots().forEach(root -> uses.merge(root, 1, Integer::sum));
    for (Step step : program.steps()) {
      step.inputs().forEach(input -> uses.merge(input, 1, Integer::sum));
    }
    return uses;
  }

  private void requireMemory(Program program, Map<Place, Integer> uses) {
    Map<Place, Integer> left = new HashMap<>(uses);
    long held = 0;
    long most = 0;
    for (Step step : program.steps()) {
      most = Math.max(most, ++held);
      for (Place input : step.inputs()) {
        held -= isLastUse(input, left) ? 1 : 0;
      }
    }
    if (most * size * Double.BYTES > memory) {
      throw new PlanException(
          "the plan needs "
              + most
              + " columns of "
              + size
              + " bars at once, more than the memory of this process; use fewer bars or columns");
    }
  }

  private boolean isLastUse(Place input, Map<Place, Integer> uses) {
    return uses.merge(input, -1, Integer::sum) == 0 && !network.worthKeeping(input);
  }

  private Result keep(Expression expression, Slot slot) {
    if (masks.size() + columns.size() >= REMEMBERED) {
      masks.clear();
      columns.clear();
    }
    return switch (slot) {
      case Slot.Numbers numbers -> keep(expression, numbers.column());
      case Slot.Given given -> keep(expression, given.column());
      case Slot.Conditions conditions -> {
        Mask mask = conditions.flags().mask(size);
        masks.put(expression, mask);
        yield new Result(null, mask);
      }
    };
  }

  private Result keep(Expression expression, Column column) {
    columns.put(expression, column.values());
    return new Result(column.values(), null);
  }

  private static <T> T require(@Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("the expression holds values of the other kind");
    }
    return value;
  }
}
