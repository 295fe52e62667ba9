package io.opentrade.server.simulate;

import io.opentrade.server.simulate.exchange.Moment;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The two clocks of the exchange. The server's is the machine's, off by a skew; the market's
/// starts where the feed starts and runs `speed` times as fast, never beyond the next event of
/// the feed. Safe for use by many threads.
final class ExchangeClock {
  private final InstantSource machine;
  private final LongSupplier nanos;
  private final LongSupplier skew;
  private final double speed;
  private volatile long marketStart;
  private volatile long startedAt;
  private volatile long bound = Long.MAX_VALUE;

  /// @param skew by how many ms the server's clock is ahead
  ExchangeClock(InstantSource machine, LongSupplier nanos, LongSupplier skew, double speed) {
    this.machine = machine;
    this.nanos = nanos;
    this.skew = skew;
    this.speed = speed;
    marketFrom(machine.millis());
  }

  /// The market's clock starts now, at that time.
  void marketFrom(long time) {
    marketStart = time;
    startedAt = nanos.getAsLong();
  }

  /// The market's clock goes no further than that until it is told otherwise.
  void boundBy(long time) {
    bound = time;
  }

  Moment now() {
    return new Moment(machine.millis() + skew.getAsLong(), Math.min(market(), bound));
  }

  /// The present moment, with the market's time as an event of the feed says it.
  Moment at(long market) {
    return new Moment(machine.millis() + skew.getAsLong(), market);
  }

  /// How long until the market's clock shows that time, ns; 0 or less where it does.
  long nanosUntil(long time) {
    long due = (long) ((time - marketStart) * 1e6 / speed);
    return due - (nanos.getAsLong() - startedAt);
  }

  private long market() {
    return marketStart + (long) ((nanos.getAsLong() - startedAt) * speed / 1e6);
  }
}
