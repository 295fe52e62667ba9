package io.opentrade.scripting.bars;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.Mask;
import io.opentrade.engine.strategy.Expression;
import java.util.function.Supplier;

/// The bars of a backtest.
record PastTape(String symbol, Candles candles, Evaluator evaluator) implements Tape {
  @Override
  public int drawn() {
    return candles.size();
  }

  @Override
  public long time(int bar) {
    return candles.time()[bar];
  }

  @Override
  public double open(int bar) {
    return candles.open()[bar];
  }

  @Override
  public double high(int bar) {
    return candles.high()[bar];
  }

  @Override
  public double low(int bar) {
    return candles.low()[bar];
  }

  @Override
  public double close(int bar) {
    return candles.close()[bar];
  }

  @Override
  public double volume(int bar) {
    return candles.volume()[bar];
  }

  @Override
  public Supplier<double[]> numbers(Expression expression) {
    double[] values = evaluator.numbers(expression);
    return () -> values;
  }

  @Override
  public Supplier<Mask> condition(Expression expression) {
    Mask mask = evaluator.condition(expression);
    return () -> mask;
  }
}
