package io.opentrade.scripting.bars;

import io.opentrade.engine.column.Mask;
import io.opentrade.engine.strategy.Expression;
import java.util.function.Supplier;

/// The bars of a market as a script is shown them, and columns over them: all of a backtest's at
/// once, or those of a live market, which grow.
interface Tape {
  /// The market's symbol.
  String symbol();

  /// Bars that something may be drawn at; 0 where nothing is kept of what is drawn.
  int drawn();

  /// Start of a bar, milliseconds since the epoch (UTC).
  long time(int bar);

  double open(int bar);

  double high(int bar);

  double low(int bar);

  double close(int bar);

  double volume(int bar);

  /// The values of a column by bar. To be asked again at each bar: the array of a growing one is
  /// replaced.
  ///
  /// @throws io.opentrade.engine.strategy.PlanException where it cannot be computed
  Supplier<double[]> numbers(Expression expression);

  /// Where a condition is known to be true.
  ///
  /// @throws io.opentrade.engine.strategy.PlanException where it cannot be computed
  Supplier<Mask> condition(Expression expression);
}
