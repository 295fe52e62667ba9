package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.event.Command;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The orders of one account meet their prices, whatever holds up another.
@Timeout(60)
class PriceWatchTest {
  private static final String BTC = "BTC/USDT";

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  private final InstantSource clock = InstantSource.system();
  private final FakeFeed prices = new FakeFeed().set(BTC, "60000");
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @SuppressWarnings("NullAway.Init")
  private Accounts accounts;

  @SuppressWarnings("NullAway.Init")
  private PriceWatch watch;

  /// An exchange of which nothing comes back, beside one that answers.
  private final class HalfDead implements Feed {
    @Override
    public Answer<Listing> listing(String exchange, String symbol) {
      return prices.listing(exchange, symbol);
    }

    @Override
    public Answer<Candles> candles(
        String exchange, String symbol, Timeframe timeframe, long from, long to) {
      return prices.candles(exchange, symbol, timeframe, from, to);
    }

    @Override
    public Answer<Ticker> ticker(String exchange, String symbol) {
      if (exchange.equals("okx")) {
        asked.countDown();
        try {
          goOn.await();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
      return prices.ticker(exchange, symbol);
    }
  }

  @BeforeEach
  void open() throws Exception {
    Log log =
        new Log(
            new RotatingFile(folder.resolve("log"), 1 << 20, 1),
            new Redactor(),
            clock,
            () -> LogLevel.WARN);
    accounts = Accounts.open(folder, clock, () -> "otTESTX", log);
    watch = new PriceWatch(accounts, new HalfDead(), clock, Duration.ofMillis(20), log);
  }

  @AfterEach
  void close() {
    goOn.countDown();
    watch.close();
    accounts.close();
  }

  private Session account(String name, String exchange) throws InterruptedException {
    Session session =
        accounts.open(name, exchange, Accounts.DEMO_CASH, Accounts.USUAL_FEE).orElseThrow();
    session.ask(
        loop -> {
          int desk = loop.desk(Demo.market(BTC));
          loop.accept(Demo.quote(loop.stamp(), desk, "60000"));
          Terms dip = new Terms.Limit(Price.of("59000"));
          var plan = Demo.single(Side.BUY, "0.1", dip, Purpose.ENTRY);
          return loop.accept(
              new Entry.Placed(new Command.Place(loop.stamp(), desk, plan), null, "test"));
        });
    return session;
  }

  private static void awaitFilled(Session session) throws InterruptedException {
    while (session.ask(Markets::held).isEmpty()) {
      Thread.sleep(10);
    }
  }

  @Test
  void anExchangeThatDoesNotAnswerHoldsUpNoOther() throws Exception {
    account("alpha", "okx");
    Session main = account("main", "binance");
    watch.start();
    asked.await();
    prices.set(BTC, "58000");
    awaitFilled(main);
    assertEquals(1, goOn.getCount());
  }

  @Test
  void anAccountThatIsRemovedWhileItsPriceIsAskedForHoldsUpNobody() throws Exception {
    account("alpha", "okx");
    Session main = account("main", "binance");
    watch.start();
    asked.await();
    accounts.closed("alpha");
    goOn.countDown();
    prices.set(BTC, "58000");
    awaitFilled(main);
    while (watch.watched().stream().anyMatch(one -> one.name().contains("alpha"))) {
      Thread.sleep(10);
    }
    assertTrue(watch.watched().stream().anyMatch(one -> one.name().contains("main")));
  }

  @Test
  void anAccountThatHangsHoldsUpNoOther() throws Exception {
    Session hung = account("alpha", "binance");
    Session main = account("main", "binance");
    var at =
        hung.beginFirst(
            _ -> {
              asked.countDown();
              try {
                goOn.await();
              } catch (InterruptedException ended) {
                throw new IllegalStateException(ended);
              }
              return true;
            });
    asked.await();
    watch.start();
    prices.set(BTC, "58000");
    awaitFilled(main);
    goOn.countDown();
    assertTrue(at.get());
    awaitFilled(hung);
  }
}
