package io.opentrade.strategy;

/// The columns of a series of candles.
public class Candles {
  final Scope scope;
  private final Column open;
  private final Column high;
  private final Column low;
  private final Column close;
  private final Column volume;

  Candles(Scope scope, String series) {
    this.scope = scope;
    this.open = field(series, "open");
    this.high = field(series, "high");
    this.low = field(series, "low");
    this.close = field(series, "close");
    this.volume = field(series, "volume");
  }

  private Column field(String series, String field) {
    return scope.column(scope.builder().source(series, field));
  }

  public final Column open() {
    return open;
  }

  public final Column high() {
    return high;
  }

  public final Column low() {
    return low;
  }

  public final Column close() {
    return close;
  }

  public final Column volume() {
    return volume;
  }
}
