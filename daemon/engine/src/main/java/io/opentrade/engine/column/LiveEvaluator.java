package io.opentrade.engine.column;

import io.opentrade.engine.column.Network.Program;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Expression;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Carries out plans bar by bar, with the same bits as `Evaluator` gives over all bars at once.
/// Feed the bars of history first, then each bar as it closes. Not thread-safe.
public final class LiveEvaluator {
  private static final int PROGRAMS = 10_000;

  private final Map<String, Bars> bars = new LinkedHashMap<>();
  private final Bars main;
  private final Network network;
  private final Map<Expression, Running> programs = new IdentityHashMap<>();

  /// When the last main bar was over.
  private long ended;

  /// The columns behind an expression, inputs first.
  private record Running(List<Slot> slots, Slot root) {}

  /// @param main length of the strategy's own bars
  /// @param others further series by the name the strategy declared
  /// @param parameters values of the parameters that plans name
  public LiveEvaluator(
      Timeframe main, Map<String, Timeframe> others, Map<String, Double> parameters) {
    this(main, others, parameters, Scans.NONE);
  }

  /// @param scans computes what the strategy computes by itself
  public LiveEvaluator(
      Timeframe main, Map<String, Timeframe> others, Map<String, Double> parameters, Scans scans) {
    this.main = Bars.none(main);
    bars.put("", this.main);
    others.forEach((name, timeframe) -> bars.put(name, Bars.none(timeframe)));
    WindowBudget windows = new WindowBudget(WindowBudget.LIVE);
    network = new Network(Library.installed(), scans, bars, new Scalars(parameters), windows);
  }

  /// Feeds a closed bar of the main series.
  ///
  /// @throws IllegalArgumentException where it does not start after the last one
  public void append(Candle candle) {
    append(candle, candle.time() + main.timeframe().millis());
  }

  /// Feeds a bar of the main series that was over at a moment, which is earlier than its timeframe
  /// says where the next bar begins before that.
  ///
  /// @throws IllegalArgumentException where it does not start after the last one
  public void append(Candle candle, long end) {
    main.append(candle);
    ended = end;
  }

  /// Feeds a closed bar of another series. It must come before the main bar that closes with or
  /// after it, else that main bar would have been decided without it.
  ///
  /// @throws IllegalArgumentException where the series is unknown or the bar out of order or late
  public void append(String series, Candle candle) {
    Bars other = bars.get(series);
    if (other == null || series.isEmpty()) {
      throw new IllegalArgumentException("no other series is called '" + series + "'");
    }
    long closes = candle.time() + other.timeframe().millis();
    if (main.size() > 0 && closes <= ended) {
      throw new IllegalArgumentException(
          "a bar of '" + series + "' came after the main bar that closed with it");
    }
    other.append(candle);
  }

  /// Number of main bars so far.
  public int bars() {
    return main.size();
  }

  /// The value at the last main bar; NaN for "no value", and before the first bar.
  ///
  /// @throws io.opentrade.engine.strategy.PlanException where the expression cannot be carried out
  public double number(Expression expression) {
    Slot slot = advance(expression);
    int last = main.size() - 1;
    return switch (slot) {
      case Slot.Numbers numbers -> last < 0 ? Double.NaN : numbers.column().values()[last];
      case Slot.Given given -> last < 0 ? Double.NaN : given.column().values()[last];
      case Slot.Conditions _ -> throw new IllegalArgumentException("the expression is a condition");
    };
  }

  /// Whether the condition is known to be true at the last main bar.
  ///
  /// @throws io.opentrade.engine.strategy.PlanException where the expression cannot be carried out
  public boolean condition(Expression expression) {
    if (advance(expression) instanceof Slot.Conditions conditions) {
      return main.size() > 0 && conditions.flags().isTrue(main.size() - 1);
    }
    throw new IllegalArgumentException("the expression is a number");
  }

  /// The values at all main bars so far, NaN for "no value". The array is shared, may be longer
  /// than there are bars, and is replaced as they grow: ask again after each bar, and do not write
  /// to it.
  /// @throws io.opentrade.engine.strategy.PlanException where the expression cannot be carried out
  public double[] numbers(Expression expression) {
    return switch (advance(expression)) {
      case Slot.Numbers numbers -> numbers.column().values();
      case Slot.Given given -> given.column().values();
      case Slot.Conditions _ -> throw new IllegalArgumentException("the expression is a condition");
    };
  }

  /// Where a condition is known to be true, at all main bars so far.
  ///
  /// @throws io.opentrade.engine.strategy.PlanException where the expression cannot be carried out
  public Mask conditions(Expression expression) {
    if (advance(expression) instanceof Slot.Conditions conditions) {
      return conditions.flags().mask(main.size());
    }
    throw new IllegalArgumentException("the expression is a number");
  }

  private Slot advance(Expression expression) {
    Running running = programs.get(expression);
    if (running == null) {
      if (programs.size() >= PROGRAMS) {
        programs.clear();
      }
      running = start(network.program(List.of(expression), false));
      programs.put(expression, running);
    }
    running.slots().forEach(Slot::advance);
    return running.root();
  }

  private Running start(Program program) {
    List<Slot> slots = program.steps().stream().map(step -> network.slot(step.place())).toList();
    return new Running(slots, network.slot(program.roots().getFirst()));
  }
}
