package io.opentrade.engine.sim;

import io.opentrade.engine.domain.Timeframe;

/// How long an order is on its way to the venue. Cancellations are not delayed.
public sealed interface Latency {
  /// A number of bar lengths.
  record Bars(int bars) implements Latency {
    public Bars {
      require(bars, 10_000);
    }
  }

  /// Milliseconds. Inside a bar the path is walked at constant speed, so that an order that is
  /// half a bar late meets the price half way.
  record Millis(long millis) implements Latency {
    public Millis {
      require(millis, 366L * 86_400_000);
    }
  }

  /// The delay in milliseconds, on bars of that length.
  default long millis(Timeframe timeframe) {
    return switch (this) {
      case Bars(int bars) -> bars * timeframe.millis();
      case Millis(long millis) -> millis;
    };
  }

  private static void require(long value, long most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException("a latency is at least 0 and at most a year");
    }
  }
}
