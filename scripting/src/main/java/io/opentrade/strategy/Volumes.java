package io.opentrade.strategy;

/// A part of [Ta]: volume. Written by the test of that class.
public abstract class Volumes extends Trends {
  Volumes(Scope scope) {
    super(scope);
  }

  /// accumulation distribution line of Williams and Chaikin
  public Column accumulationDistribution(Object... arguments) {
    return call("accumulationDistribution", "value", arguments);
  }

  /// difference of two averages of accumulationDistribution
  public Column chaikinOscillator(Object... arguments) {
    return call("chaikinOscillator", "value", arguments);
  }

  /// money flow of Chaikin, -1 to 1
  public Column cmf(Object... arguments) {
    return call("cmf", "value", arguments);
  }

  /// how far the middle of the bar moved for its volume (Arms)
  public Column easeOfMovement(Object... arguments) {
    return call("easeOfMovement", "value", arguments);
  }

  /// volume oscillator of Klinger
  public Klinger klinger(Object... arguments) {
    return new Klinger(call("klinger", "value", arguments), call("klinger", "force", arguments));
  }

  /// What `klinger` gives.
  public record Klinger(Column klinger, Column force) {}

  /// money flow index, 0 to 100
  public Column mfi(Object... arguments) {
    return call("mfi", "value", arguments);
  }

  /// negative volume index: changes of price on quieter bars
  public Column nvi(Object... arguments) {
    return call("nvi", "value", arguments);
  }

  /// on balance volume of Granville
  public Column obv(Object... arguments) {
    return call("obv", "value", arguments);
  }

  /// positive volume index: changes of price on busier bars
  public Column pvi(Object... arguments) {
    return call("pvi", "value", arguments);
  }

  /// difference of two averages of the volume, in percent
  public Column volumeOscillator(Object... arguments) {
    return call("volumeOscillator", "value", arguments);
  }

  /// average price weighted with volume
  public Column vwap(Object... arguments) {
    return call("vwap", "value", arguments);
  }

  /// accumulation distribution of Williams, without volume
  public Column williamsAD(Object... arguments) {
    return call("williamsAD", "value", arguments);
  }
}
