package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.OrderReport;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueError;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A comparison that comes to nothing is begun again after pauses that grow, whoever rings: each
/// costs a good part of what the exchange allows a minute.
@Timeout(60)
class TroubledComparisonTest {
  @TempDir Path folder;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile boolean well;

  /// Its last question fails.
  private final class Troubled extends DisguisedAccount {
    private final Supplier<Answer<List<OrderReport>>> trouble;

    Troubled(VenueAccount real, Supplier<Answer<List<OrderReport>>> trouble) {
      super(real);
      this.trouble = trouble;
    }

    @Override
    public Answer<List<OrderReport>> openOrders(MarketKind kind) {
      asked.incrementAndGet();
      return well ? super.openOrders(kind) : trouble.get();
    }
  }

  private void asksRarely(Supplier<Answer<List<OrderReport>>> trouble) throws Exception {
    try (LocalExchange exchange =
            LocalExchange.open(
                Options.standard(folder.resolve("exchange.jsonl"), 7).atSpeed(0),
                _ -> {},
                _ -> {});
        LinkBench bench =
            new LinkBench(
                folder.resolve("real.db"),
                exchange.address(),
                exchange.credentials().key(),
                exchange.credentials().secret(),
                LinkBench.SETTINGS,
                account -> new Troubled(account, trouble),
                Journal::new)) {
      long end = System.nanoTime() + 1_200_000_000L;
      while (System.nanoTime() < end) {
        bench.link.doubt("the stream broke");
        Thread.sleep(5);
      }
      // At 0, 100, 300, 700 milliseconds.
      assertTrue(asked.get() <= 5, asked + " comparisons");
      assertFalse(bench.link.ready());
      well = true;
      bench.awaitReady();
    }
  }

  @Test
  void whereTheExchangeDoesNotAnswer() throws Exception {
    asksRarely(() -> Answer.failed(new VenueError.Down("busy")));
  }

  @Test
  void whereTheAnswerCannotBeTakenIn() throws Exception {
    asksRarely(
        () -> {
          throw new IllegalStateException("there is no room to write it down");
        });
  }
}
