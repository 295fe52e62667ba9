package io.opentrade.engine.column;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Expression;
import java.util.Map;

/// Carries out plans bar by bar, with the same bits as `Evaluator` gives over all bars at once.
public final class LiveEvaluator {
  public LiveEvaluator(
      Timeframe main, Map<String, Timeframe> others, Map<String, Double> parameters) {
    throw new UnsupportedOperationException();
  }

  /// Feeds a closed bar of the main series.
  public void append(long time, double open, double high, double low, double close, double volume) {
    throw new UnsupportedOperationException();
  }

  /// Feeds a closed bar of another series; before the main bar that closes with or after it.
  public void append(
      String series, long time, double open, double high, double low, double close, double volume) {
    throw new UnsupportedOperationException();
  }

  /// The value at the last main bar; NaN for "no value".
  public double number(Expression expression) {
    throw new UnsupportedOperationException();
  }

  /// Whether the condition is known to be true at the last main bar.
  public boolean condition(Expression expression) {
    throw new UnsupportedOperationException();
  }
}
