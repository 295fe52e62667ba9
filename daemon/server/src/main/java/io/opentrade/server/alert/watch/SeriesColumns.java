package io.opentrade.server.alert.watch;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.LiveEvaluator;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.server.alert.watch.Check.Pulse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The columns of one series, each computed once however many alerts read it, bar by bar by the
/// engine's own operators. The bars it keeps are bounded: averages that never forget differ from
/// those over all bars in digits that nobody sees.
final class SeriesColumns {
  private static final int KEPT = 2_000;
  private static final int MOST = 20_000;

  private final Timeframe timeframe;
  private final Map<Expression, Cell> numbers = new LinkedHashMap<>();
  private final Map<Expression, Pulse> crosses = new LinkedHashMap<>();
  private final Deque<Candle> kept = new ArrayDeque<>();
  private LiveEvaluator evaluator;

  SeriesColumns(Timeframe timeframe) {
    this.timeframe = timeframe;
    this.evaluator = empty();
  }

  private LiveEvaluator empty() {
    return new LiveEvaluator(timeframe, Map.of(), Map.of());
  }

  Cell number(Expression expression, Pending pending) {
    Cell known = numbers.get(expression);
    if (known == null) {
      known = new Cell(false);
      numbers.put(expression, known);
      known.set(evaluator.number(expression), pending);
    }
    return known;
  }

  Pulse cross(Expression expression) {
    Pulse known = crosses.get(expression);
    if (known == null) {
      known = new Pulse(null, List.of());
      crosses.put(expression, known);
      evaluator.condition(expression); // so that it has seen the bars so far
    }
    return known;
  }

  /// The start of the last bar; the least number where there is none.
  long last() {
    return kept.isEmpty() ? Long.MIN_VALUE : kept.getLast().time();
  }

  /// Index of the first of the bars that is not known yet.
  int after(Candles bars) {
    return kept.isEmpty() ? 0 : bars.indexAtOrAfter(last() + 1);
  }

  /// Takes a closed bar.
  void append(Candle candle) {
    kept.addLast(candle);
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
    if (evaluator.bars() >= MOST) {
      evaluator = empty();
      kept.forEach(evaluator::append);
    } else {
      evaluator.append(candle);
    }
  }

  /// Computes the columns at the last bar. Crosses stay true until `calm`.
  void compute(Pending pending) {
    numbers.forEach((expression, cell) -> cell.set(evaluator.number(expression), pending));
    crosses.forEach((expression, pulse) -> pulse.set(evaluator.condition(expression)));
  }

  /// The crosses at the last bar.
  List<Pulse> crossed() {
    return crosses.values().stream().filter(one -> one.holds(Slack.NONE) == Truth.YES).toList();
  }

  /// The moment of the close is over.
  void calm() {
    crosses.values().forEach(pulse -> pulse.set(false));
  }
}
