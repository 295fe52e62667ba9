package io.opentrade.strategy;

/// A part of [Ta]: averages that move. Written by the test of that class.
public abstract class Averages extends Calls {
  Averages(Scope scope) {
    super(scope);
  }

  /// moves by a share of the way to each value that another column says
  public Column adaptiveAverage(Object... arguments) {
    return call("adaptiveAverage", "value", arguments);
  }

  /// double exponential moving average of Mulloy
  public Column dema(Object... arguments) {
    return call("dema", "value", arguments);
  }

  /// exponential moving average
  public Column ema(Object... arguments) {
    return call("ema", "value", arguments);
  }

  /// exponentially weighted mean of all values so far
  public Column ewm(Object... arguments) {
    return call("ewm", "value", arguments);
  }

  /// moving average of Hull
  public Column hma(Object... arguments) {
    return call("hma", "value", arguments);
  }

  /// adaptive moving average of Kaufman
  public Column kama(Object... arguments) {
    return call("kama", "value", arguments);
  }

  /// simple moving average; exact over prices
  public Column sma(Object... arguments) {
    return call("sma", "value", arguments);
  }

  /// triple exponential moving average of Mulloy
  public Column tema(Object... arguments) {
    return call("tema", "value", arguments);
  }

  /// triangular moving average
  public Column trima(Object... arguments) {
    return call("trima", "value", arguments);
  }

  /// moving average weighted with volume
  public Column vwma(Object... arguments) {
    return call("vwma", "value", arguments);
  }

  /// moving average of Wilder, also called smoothed or modified
  public Column wilder(Object... arguments) {
    return call("wilder", "value", arguments);
  }

  /// linearly weighted moving average
  public Column wma(Object... arguments) {
    return call("wma", "value", arguments);
  }
}
