package io.opentrade.engine.domain;

import java.math.BigDecimal;

/// How far behind a price another price keeps.
public sealed interface Offset {
  /// A positive difference of prices.
  record Distance(Price distance) implements Offset {}

  /// A share of the price, in percent: above 0 and below 100.
  record Percent(BigDecimal percent) implements Offset {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    public Percent {
      if (percent.signum() <= 0 || percent.compareTo(ALL) >= 0) {
        throw new IllegalArgumentException("an offset in percent is above 0 and below 100");
      }
    }
  }

  /// A number of the instrument's price steps.
  record Ticks(int ticks) implements Offset {
    public Ticks {
      if (ticks <= 0) {
        throw new IllegalArgumentException("an offset in ticks must be positive");
      }
    }
  }

  /// The price that keeps this far below another; a percentage is rounded to the nearest tick.
  default Price below(Price best, Instrument instrument) {
    return best.minus(distance(best, instrument));
  }

  /// The price that keeps this far above another; a percentage is rounded to the nearest tick.
  default Price above(Price best, Instrument instrument) {
    return best.plus(distance(best, instrument));
  }

  private Price distance(Price best, Instrument instrument) {
    return switch (this) {
      case Distance(Price distance) -> distance;
      case Percent(BigDecimal percent) ->
          instrument.nearest(best.value().multiply(percent).movePointLeft(2));
      case Ticks(int ticks) -> new Price(instrument.tick().multiply(BigDecimal.valueOf(ticks)));
    };
  }
}
