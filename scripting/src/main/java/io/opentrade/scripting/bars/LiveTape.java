package io.opentrade.scripting.bars;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.LiveEvaluator;
import io.opentrade.engine.column.Mask;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.sandbox.LiveMoment;
import java.util.Map;
import java.util.function.Supplier;

/// The bars of a live market, with the same bits in every column as a backtest over them has. Of
/// the bars themselves only the last is shown; those before it are reached through columns.
final class LiveTape implements Tape {
  private final String symbol;
  private final long millis;
  private final LiveEvaluator evaluator;
  private Candle last = new Candle(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /// @param past the bars before the first that the script is asked about
  LiveTape(String symbol, Past past) {
    Candles main = past.main();
    this.symbol = symbol;
    this.millis = main.timeframe().millis();
    this.evaluator = new LiveEvaluator(main.timeframe(), past.timeframes(), Map.of());
    past.walk(evaluator).end();
    if (main.size() > 0) {
      last = Candle.of(main, main.size() - 1);
    }
  }

  /// A bar has closed, of the market itself or of another series.
  void append(LiveMoment.Bar bar) {
    if (bar.series().isEmpty()) {
      evaluator.append(bar.candle());
      last = bar.candle();
    } else {
      evaluator.append(bar.series(), bar.candle());
    }
  }

  /// When the last bar ended, milliseconds since the epoch (UTC); where there is none, when the one
  /// began that ends at a moment.
  long closeBefore(long moment) {
    return bars() == 0 ? moment - millis : last.time() + millis;
  }

  /// Bars so far.
  int bars() {
    return evaluator.bars();
  }

  @Override
  public String symbol() {
    return symbol;
  }

  @Override
  public int drawn() {
    return 0;
  }

  @Override
  public long time(int bar) {
    return last.time();
  }

  @Override
  public double open(int bar) {
    return last.open();
  }

  @Override
  public double high(int bar) {
    return last.high();
  }

  @Override
  public double low(int bar) {
    return last.low();
  }

  @Override
  public double close(int bar) {
    return last.close();
  }

  @Override
  public double volume(int bar) {
    return last.volume();
  }

  @Override
  public Supplier<double[]> numbers(Expression expression) {
    evaluator.numbers(expression); // refuses now what it would refuse at the next bar
    return () -> evaluator.numbers(expression);
  }

  @Override
  public Supplier<Mask> condition(Expression expression) {
    evaluator.conditions(expression);
    return () -> evaluator.conditions(expression);
  }
}
