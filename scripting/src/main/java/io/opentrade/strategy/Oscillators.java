package io.opentrade.strategy;

/// A part of [Ta]: momentum and oscillators. Written by the test of that class.
public abstract class Oscillators extends Cumulations {
  Oscillators(Scope scope) {
    super(scope);
  }

  /// how fresh the highest high and the lowest low are, 0 to 100
  public Aroon aroon(Object... arguments) {
    return new Aroon(
        call("aroon", "up", arguments),
        call("aroon", "down", arguments),
        call("aroon", "oscillator", arguments));
  }

  /// What `aroon` gives.
  public record Aroon(Column up, Column down, Column oscillator) {}

  /// commodity channel index of Lambert
  public Column cci(Object... arguments) {
    return call("cci", "value", arguments);
  }

  /// momentum oscillator of Chande, -100 to 100
  public Column cmo(Object... arguments) {
    return call("cmo", "value", arguments);
  }

  /// detrended price oscillator
  public Column dpo(Object... arguments) {
    return call("dpo", "value", arguments);
  }

  /// how far the value is from what a line forecast, in percent
  public Column forecastOscillator(Object... arguments) {
    return call("forecastOscillator", "value", arguments);
  }

  /// moving average convergence divergence of Appel
  public Macd macd(Object... arguments) {
    return new Macd(
        call("macd", "value", arguments),
        call("macd", "signal", arguments),
        call("macd", "histogram", arguments));
  }

  /// What `macd` gives.
  public record Macd(Column macd, Column signal, Column histogram) {}

  /// change over some bars
  public Column momentum(Object... arguments) {
    return call("momentum", "value", arguments);
  }

  /// percentage price oscillator: macd in percent of the slow average
  public Ppo ppo(Object... arguments) {
    return new Ppo(
        call("ppo", "value", arguments),
        call("ppo", "signal", arguments),
        call("ppo", "histogram", arguments));
  }

  /// What `ppo` gives.
  public record Ppo(Column ppo, Column signal, Column histogram) {}

  /// rate of change in percent
  public Column roc(Object... arguments) {
    return call("roc", "value", arguments);
  }

  /// rate of change as a ratio
  public Column rocr(Object... arguments) {
    return call("rocr", "value", arguments);
  }

  /// relative strength index of Wilder, 0 to 100
  public Column rsi(Object... arguments) {
    return call("rsi", "value", arguments);
  }

  /// stochastic of the relative strength index, 0 to 100
  public StochRsi stochRsi(Object... arguments) {
    return new StochRsi(
        call("stochRsi", "value", arguments), call("stochRsi", "signal", arguments));
  }

  /// What `stochRsi` gives.
  public record StochRsi(Column stochRsi, Column signal) {}

  /// where the close stands in the range of the last bars, 0 to 100
  public Stochastic stochastic(Object... arguments) {
    return new Stochastic(call("stochastic", "k", arguments), call("stochastic", "d", arguments));
  }

  /// What `stochastic` gives.
  public record Stochastic(Column k, Column d) {}

  /// rate of change in percent of a triple exponential average
  public Column trix(Object... arguments) {
    return call("trix", "value", arguments);
  }

  /// ultimate oscillator of Williams, 0 to 100
  public Column ultimateOscillator(Object... arguments) {
    return call("ultimateOscillator", "value", arguments);
  }

  /// where the close stands in the range of the last bars, -100 to 0
  public Column williamsR(Object... arguments) {
    return call("williamsR", "value", arguments);
  }
}
