package io.opentrade.strategy;

/// The indicators, by the words they have in every language. Arguments are columns, numbers,
/// parameters (`params().get("fast")`) and words, in the order in which
/// `opentrade strategy indicators NAME` lists them; the last ones may be left out where they
/// have a usual value. Written by the test of this class.
public final class Ta extends Calls {
  Ta(Scope scope) {
    super(scope);
  }

  /// simple moving average; exact over prices
  public Column sma(Object... arguments) {
    return call("sma", "value", arguments);
  }

  /// exponential moving average
  public Column ema(Object... arguments) {
    return call("ema", "value", arguments);
  }

  /// relative strength index of Wilder, 0 to 100
  public Column rsi(Object... arguments) {
    return call("rsi", "value", arguments);
  }

  /// average true range of Wilder, in price
  public Column atr(Object... arguments) {
    return call("atr", "value", arguments);
  }

  /// highest value of the last bars
  public Column highest(Object... arguments) {
    return call("highest", "value", arguments);
  }

  /// lowest value of the last bars
  public Column lowest(Object... arguments) {
    return call("lowest", "value", arguments);
  }

  /// standard deviation of the last bars, of the population
  public Column standardDeviation(Object... arguments) {
    return call("standardDeviation", "value", arguments);
  }

  /// parabolic stop and reverse of Wilder, in price
  public Column parabolicSar(Object... arguments) {
    return call("parabolicSar", "value", arguments);
  }

  /// moving average convergence divergence
  public Macd macd(Object... arguments) {
    return new Macd(
        call("macd", "value", arguments),
        call("macd", "signal", arguments),
        call("macd", "histogram", arguments));
  }

  /// What `macd` gives.
  public record Macd(Column macd, Column signal, Column histogram) {}

  /// simple moving average and bands of so many standard deviations around it
  public Bollinger bollinger(Object... arguments) {
    return new Bollinger(
        call("bollinger", "middle", arguments),
        call("bollinger", "upper", arguments),
        call("bollinger", "lower", arguments));
  }

  /// What `bollinger` gives.
  public record Bollinger(Column middle, Column upper, Column lower) {}
}
