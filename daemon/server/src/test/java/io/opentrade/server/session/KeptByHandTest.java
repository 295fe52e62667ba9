package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.protocol.ForeignText;
import io.opentrade.server.simulate.JournalFile;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.Placed;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueError;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A trailing stop that waits here locks no coins: a person may sell them beside it.
@Timeout(60)
class KeptByHandTest {
  private static final DeskFacts FACTS =
      DeskFacts.byHand(
          "binance",
          new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8),
          new BigDecimal("0.001"),
          Money.of("5"));

  @TempDir Path folder;
  private final AtomicInteger refusals = new AtomicInteger();
  private LocalExchange exchange;
  private LinkBench bench;
  private double price;

  @BeforeEach
  void open() throws Exception {
    exchange =
        LocalExchange.open(
            Options.standard(folder.resolve("exchange.jsonl"), 7).atSpeed(0), _ -> {}, _ -> {});
    bench =
        new LinkBench(
            folder.resolve("real.db"),
            exchange.address(),
            exchange.credentials().key(),
            exchange.credentials().secret(),
            LinkBench.SETTINGS,
            Refusing::new,
            Journal::new);
    bench.awaitReady();
    bench.session.ask(loop -> loop.accept(new Entry.EmulationSet(loop.stamp(), true, "ada")));
    bench.link.feed().listing("binance", "BTC/USDT");
    Ticker ticker =
        ((Answer.Value<Ticker>) bench.link.feed().ticker("binance", "BTC/USDT")).value();
    price = ticker.last().value().doubleValue();
    place(Side.BUY, "0.01", new Terms.Market(), Purpose.ENTRY);
    await(trading -> trading.engine().desk(0).position().quantity().toString().equals("0.00999"));
    Price distance = new Price(new BigDecimal(Math.round(price * 0.1)));
    place(Side.SELL, "0.00999", new Terms.TrailingStop(distance), Purpose.TRAILING_STOP);
    await(trading -> trading.waitingHere() == 1);
    at(1);
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
    exchange.close();
  }

  /// Refuses so many reductions.
  private final class Refusing extends DisguisedAccount {
    Refusing(VenueAccount real) {
      super(real);
    }

    @Override
    public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
      boolean sale = order.order().terms() instanceof Terms.Market;
      return sale && order.order().purpose().reduceOnly() && refusals.getAndDecrement() > 0
          ? Answer.failed(
              new VenueError.Rejected(VenueError.Reason.OTHER, "-2010", new ForeignText("not now")))
          : super.place(order, listing, margin);
    }
  }

  private void at(double share) throws InterruptedException {
    Price last = new Price(new BigDecimal(Math.round(price * share)));
    bench.session.quoted("BTC/USDT", MarketQuote.of(last, System.currentTimeMillis()));
  }

  private void place(Side side, String quantity, Terms terms, Purpose purpose) throws Exception {
    Price last = new Price(new BigDecimal(Math.round(price)));
    bench.session.ask(
        loop -> {
          int desk = loop.desk(FACTS);
          loop.quote(desk, MarketQuote.of(last, System.currentTimeMillis()));
          var plan = Demo.single(side, quantity, terms, purpose);
          var command = new Command.Place(loop.stamp(), desk, plan);
          return loop.accept(new Entry.Placed(command, null, "ada"));
        });
  }

  private void await(Predicate<AccountTrading> wanted) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!bench.session.ask(loop -> wanted.test(loop.trading()))) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            bench.session.ask(loop -> new Views(loop.trading()).orders().toString()));
      }
      Thread.sleep(10);
    }
  }

  private static boolean flat(AccountTrading trading) {
    var desk = trading.engine().desk(0);
    return desk.position().flat() && desk.openOrderList().isEmpty();
  }

  private List<String> sold() throws Exception {
    return JournalFile.read(folder.resolve("exchange.jsonl")).orders().values().stream()
        .skip(1)
        .map(order -> order.get("quantity").asText() + " " + order.get("status").asText())
        .toList();
  }

  /// The account has other coins, which are not this desk's to sell.
  @Test
  void noMoreIsSoldThanIsStillHeld() throws Exception {
    place(Side.SELL, "0.005", new Terms.Market(), Purpose.EXIT);
    await(trading -> trading.engine().desk(0).position().quantity().toString().equals("0.00499"));
    at(0.8);
    await(KeptByHandTest::flat);
    assertEquals(List.of("0.005 FILLED", "0.00499 FILLED"), sold());
    OrderState state =
        bench.session.ask(
            loop -> {
              OrderId id = loop.trading().register().all().get(1).id();
              return Objects.requireNonNull(loop.trading().engine().order(id)).state();
            });
    assertEquals(new OrderState.Cancelled(), state);
  }

  /// Nothing else protects: the exchange may take it at the next price.
  @Test
  void oneThatIsRefusedWhileNothingElseProtectsLeavesAgain() throws Exception {
    refusals.set(2);
    at(0.8);
    await(trading -> refusals.get() == 1 && trading.waitingHere() == 1);
    at(0.79);
    await(trading -> refusals.get() == 0 && trading.waitingHere() == 1);
    at(0.78);
    await(KeptByHandTest::flat);
    assertEquals(List.of("0.00999 FILLED"), sold());
  }
}
