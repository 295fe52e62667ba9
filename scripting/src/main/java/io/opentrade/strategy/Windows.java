package io.opentrade.strategy;

/// A part of [Ta]: figures over the last bars. Written by the test of that class.
public abstract class Windows extends Averages {
  Windows(Scope scope) {
    super(scope);
  }

  /// how many bars ago the highest value of the last bars was
  public Column barsSinceHighest(Object... arguments) {
    return call("barsSinceHighest", "value", arguments);
  }

  /// how many bars ago the lowest value of the last bars was
  public Column barsSinceLowest(Object... arguments) {
    return call("barsSinceLowest", "value", arguments);
  }

  /// slope of the first column over the second, over the last bars
  public Column beta(Object... arguments) {
    return call("beta", "value", arguments);
  }

  /// Pearson's correlation of two columns over the last bars, -1 to 1
  public Column correlation(Object... arguments) {
    return call("correlation", "value", arguments);
  }

  /// on how many of the last bars a condition was true
  public Column count(Object... arguments) {
    return call("count", "value", arguments);
  }

  /// covariance of two columns over the last bars, of the population
  public Column covariance(Object... arguments) {
    return call("covariance", "value", arguments);
  }

  /// highest value of the last bars
  public Column highest(Object... arguments) {
    return call("highest", "value", arguments);
  }

  /// straight line of least squares through the last bars
  public LinearRegression linearRegression(Object... arguments) {
    return new LinearRegression(
        call("linearRegression", "value", arguments),
        call("linearRegression", "slope", arguments),
        call("linearRegression", "intercept", arguments),
        call("linearRegression", "forecast", arguments));
  }

  /// What `linearRegression` gives.
  public record LinearRegression(
      Column linearRegression, Column slope, Column intercept, Column forecast) {}

  /// lowest value of the last bars
  public Column lowest(Object... arguments) {
    return call("lowest", "value", arguments);
  }

  /// mean distance of the last bars from their average
  public Column meanDeviation(Object... arguments) {
    return call("meanDeviation", "value", arguments);
  }

  /// value that a share of the last bars does not exceed; 0.5 is the median
  public Column quantile(Object... arguments) {
    return call("quantile", "value", arguments);
  }

  /// rank of the value among the last bars, from 1 / length to 1
  public Column rank(Object... arguments) {
    return call("rank", "value", arguments);
  }

  /// rise a bar of the straight line of least squares through the last bars
  public Column slope(Object... arguments) {
    return call("slope", "value", arguments);
  }

  /// standard deviation of the last bars
  public Column standardDeviation(Object... arguments) {
    return call("standardDeviation", "value", arguments);
  }

  /// sum of the last bars; exact over prices
  public Column sum(Object... arguments) {
    return call("sum", "value", arguments);
  }
}
