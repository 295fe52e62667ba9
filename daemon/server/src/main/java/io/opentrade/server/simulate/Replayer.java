package io.opentrade.server.simulate;

import io.opentrade.engine.domain.Side;
import io.opentrade.server.simulate.exchange.Command;
import io.opentrade.server.simulate.fault.Fault;
import io.opentrade.server.simulate.fault.Faults;
import io.opentrade.server.simulate.feed.Feed;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Lets the feed's events happen when they are due.
final class Replayer {
  private static final double LEAST_SWEPT = 0.5;

  private final Simulation simulation;
  private final ExchangeClock clock;
  private final Feed feed;
  private final Faults faults;
  private Feed.@Nullable Event next;

  Replayer(Simulation simulation, ExchangeClock clock, Feed feed, Faults faults) {
    this.simulation = simulation;
    this.clock = clock;
    this.feed = feed;
    this.faults = faults;
  }

  /// Lets everything of the first moment happen, so that there are books and prices.
  void begin() throws IOException {
    next = feed.next();
    if (next == null) {
      throw new IOException("there is nothing to replay");
    }
    long start = next.time();
    clock.marketFrom(start);
    while (next != null && next.time() <= start) {
      happen(next);
    }
  }

  /// Lets the rest happen on a thread of its own, until the feed or the thread ends.
  ///
  /// @param ended told why: empty at the end of the feed
  Thread start(Consumer<String> ended) {
    return Thread.ofPlatform().daemon().name("replay").start(() -> ended.accept(run()));
  }

  private String run() {
    try {
      while (next != null) {
        clock.boundBy(next.time());
        for (long wait = clock.nanosUntil(next.time());
            wait > 0;
            wait = clock.nanosUntil(next.time())) {
          LockSupport.parkNanos(wait);
          if (Thread.interrupted()) {
            return "it was stopped";
          }
        }
        happen(next);
      }
      clock.boundBy(Long.MAX_VALUE);
      return "";
    } catch (IOException broken) {
      return String.valueOf(broken.getMessage());
    }
  }

  private void happen(Feed.Event event) throws IOException {
    simulation.perform(event.command(), event.time());
    if (event.command() instanceof Command.CrowdTrade trade && faults.comes(Fault.WALK)) {
      Side side = faults.share(Fault.WALK) < 0.5 ? Side.BUY : Side.SELL;
      double share = LEAST_SWEPT + (1 - LEAST_SWEPT) * faults.share(Fault.WALK);
      simulation.perform(new Command.CrowdSweep(trade.symbol(), side, share), event.time());
    }
    next = feed.next();
  }
}
