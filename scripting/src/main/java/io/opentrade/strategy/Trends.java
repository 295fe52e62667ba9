package io.opentrade.strategy;

/// A part of [Ta]: trends, channels and ranges. Written by the test of that class.
public abstract class Trends extends Oscillators {
  Trends(Scope scope) {
    super(scope);
  }

  /// directional movement of Wilder, 0 to 100
  public Adx adx(Object... arguments) {
    return new Adx(
        call("adx", "adx", arguments),
        call("adx", "plus", arguments),
        call("adx", "minus", arguments),
        call("adx", "dx", arguments),
        call("adx", "adxr", arguments),
        call("adx", "plusMovement", arguments),
        call("adx", "minusMovement", arguments));
  }

  /// What `adx` gives.
  public record Adx(
      Column adx,
      Column plus,
      Column minus,
      Column dx,
      Column adxr,
      Column plusMovement,
      Column minusMovement) {}

  /// average true range of Wilder
  public Column atr(Object... arguments) {
    return call("atr", "value", arguments);
  }

  /// average and bands of so many standard deviations around it
  public Bollinger bollinger(Object... arguments) {
    return new Bollinger(
        call("bollinger", "middle", arguments),
        call("bollinger", "upper", arguments),
        call("bollinger", "lower", arguments),
        call("bollinger", "width", arguments),
        call("bollinger", "percent", arguments));
  }

  /// What `bollinger` gives.
  public record Bollinger(
      Column middle, Column upper, Column lower, Column width, Column percent) {}

  /// rate of change of the average range, in percent
  public Column chaikinVolatility(Object... arguments) {
    return call("chaikinVolatility", "value", arguments);
  }

  /// highest high and lowest low of the last bars, this one included
  public Donchian donchian(Object... arguments) {
    return new Donchian(
        call("donchian", "upper", arguments),
        call("donchian", "lower", arguments),
        call("donchian", "middle", arguments));
  }

  /// What `donchian` gives.
  public record Donchian(Column upper, Column lower, Column middle) {}

  /// smoothed candles
  public HeikinAshi heikinAshi(Object... arguments) {
    return new HeikinAshi(
        call("heikinAshi", "open", arguments),
        call("heikinAshi", "high", arguments),
        call("heikinAshi", "low", arguments),
        call("heikinAshi", "close", arguments));
  }

  /// What `heikinAshi` gives.
  public record HeikinAshi(Column open, Column high, Column low, Column close) {}

  /// lines and cloud of Ichimoku
  public Ichimoku ichimoku(Object... arguments) {
    return new Ichimoku(
        call("ichimoku", "conversion", arguments),
        call("ichimoku", "base", arguments),
        call("ichimoku", "spanA", arguments),
        call("ichimoku", "spanB", arguments));
  }

  /// What `ichimoku` gives.
  public record Ichimoku(Column conversion, Column base, Column spanA, Column spanB) {}

  /// average and bands of so many average true ranges around it
  public Keltner keltner(Object... arguments) {
    return new Keltner(
        call("keltner", "middle", arguments),
        call("keltner", "upper", arguments),
        call("keltner", "lower", arguments));
  }

  /// What `keltner` gives.
  public record Keltner(Column middle, Column upper, Column lower) {}

  /// mass index of Dorsey: whether ranges widen
  public Column massIndex(Object... arguments) {
    return call("massIndex", "value", arguments);
  }

  /// middle of the bar
  public Column medianPrice(Object... arguments) {
    return call("medianPrice", "value", arguments);
  }

  /// parabolic stop and reverse of Wilder
  public Column parabolicSar(Object... arguments) {
    return call("parabolicSar", "value", arguments);
  }

  /// pivot, supports and resistances of the last day, week or month
  public PivotPoints pivotPoints(Object... arguments) {
    return new PivotPoints(
        call("pivotPoints", "pivot", arguments),
        call("pivotPoints", "r1", arguments),
        call("pivotPoints", "r2", arguments),
        call("pivotPoints", "r3", arguments),
        call("pivotPoints", "s1", arguments),
        call("pivotPoints", "s2", arguments),
        call("pivotPoints", "s3", arguments));
  }

  /// What `pivotPoints` gives.
  public record PivotPoints(
      Column pivot, Column r1, Column r2, Column r3, Column s1, Column s2, Column s3) {}

  /// average of close less open
  public Column qstick(Object... arguments) {
    return call("qstick", "value", arguments);
  }

  /// band of so many ranges that follows the price and turns with it
  public SuperTrend superTrend(Object... arguments) {
    return new SuperTrend(
        call("superTrend", "value", arguments),
        call("superTrend", "direction", arguments),
        call("superTrend", "upper", arguments),
        call("superTrend", "lower", arguments));
  }

  /// What `superTrend` gives.
  public record SuperTrend(Column superTrend, Column direction, Column upper, Column lower) {}

  /// how far the bar reaches from the close before
  public Column trueRange(Object... arguments) {
    return call("trueRange", "value", arguments);
  }

  /// average of high, low and close
  public Column typicalPrice(Object... arguments) {
    return call("typicalPrice", "value", arguments);
  }

  /// vertical horizontal filter: how much of its way the price kept, 0 to 1
  public Column vhf(Object... arguments) {
    return call("vhf", "value", arguments);
  }

  /// average of high, low and twice the close
  public Column weightedClose(Object... arguments) {
    return call("weightedClose", "value", arguments);
  }
}
