package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.server.simulate.JournalFile;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.Balance;
import io.opentrade.server.venue.Listing;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.Placed;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.VenueError;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Orders of a strategy that never reached the exchange, though nobody can know that at first.
@Timeout(60)
class LostReductionsTest {
  private static final double NONE = Double.NaN;
  private static final LinkSettings SETTINGS =
      new LinkSettings(
          Duration.ofSeconds(5),
          Duration.ofMillis(400),
          Duration.ofHours(24),
          Duration.ofMillis(300),
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofSeconds(5));

  @TempDir Path folder;
  private LocalExchange exchange;
  private LinkBench bench;
  private volatile @Nullable Purpose lost;
  private volatile BigDecimal arriving = BigDecimal.ZERO;
  private volatile BigDecimal deposit = BigDecimal.ZERO;
  private int answers;

  @BeforeEach
  void open() throws Exception {
    exchange = LocalExchange.open(options(), _ -> {}, _ -> {});
    bench =
        new LinkBench(
            folder.resolve("real.db"),
            exchange.address(),
            exchange.credentials().key(),
            exchange.credentials().secret(),
            SETTINGS,
            Losing::new,
            Journal::new);
    bench.awaitReady();
    DeskFacts facts =
        new DeskFacts(
            "binance",
            new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8),
            new BigDecimal("0.001"),
            Money.of("5"),
            1,
            Money.of("1000"),
            60_000,
            false,
            true);
    bench.session.ask(loop -> loop.desk(facts));
    bench.session.ask(
        loop -> loop.accept(new Entry.LimitSet(loop.stamp(), Money.of("2000"), "ada")));
  }

  /// An account that has no coins but those that are bought here.
  private Options options() {
    Options standard = Options.standard(folder.resolve("exchange.jsonl"), 7);
    return new Options(
        0,
        standard.seed(),
        0,
        List.of(),
        standard.symbol(),
        0,
        standard.depth(),
        Map.of("USDT", new BigDecimal(100_000)),
        standard.fees(),
        standard.faults(),
        true,
        standard.journal(),
        standard.database());
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
    exchange.close();
  }

  /// Loses the next order of a purpose on its way, and money comes in right then. Exits are
  /// slower than stops.
  private final class Losing extends DisguisedAccount {
    Losing(VenueAccount real) {
      super(real);
    }

    @Override
    public Answer<Placed> place(ApprovedOrder order, Listing listing, MarginMode margin) {
      if (order.order().purpose() == lost) {
        lost = null;
        deposit = arriving;
        return Answer.failed(new VenueError.Unknown("no answer"));
      }
      if (order.order().purpose() == Purpose.EXIT) {
        pause();
      }
      return super.place(order, listing, margin);
    }

    @Override
    public Answer<List<Balance>> balances(MarketKind kind) {
      return super.balances(kind)
          .map(all -> all.stream().map(LostReductionsTest.this::deposited).toList());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Balance deposited(Balance has) {
    return has.currency().equals("USDT")
        ? new Balance(has.currency(), has.free().add(deposit), has.locked())
        : has;
  }

  private double quote() throws InterruptedException {
    Ticker ticker =
        ((Answer.Value<Ticker>) bench.link.feed().ticker("binance", "BTC/USDT")).value();
    bench.session.quoted("BTC/USDT", MarketQuote.of(ticker, System.currentTimeMillis()));
    return ticker.last().value().doubleValue();
  }

  private void wants(Intent intent) throws InterruptedException {
    bench.session.ask(
        loop ->
            loop.accept(
                new Entry.Answered(
                    loop.stamp(),
                    0,
                    ++answers,
                    0,
                    List.of(intent),
                    false,
                    0,
                    null,
                    List.of(),
                    "strategy fall",
                    null)));
    quote();
  }

  private void buys() throws InterruptedException {
    double stop = Math.floor(quote() * 0.9);
    wants(new Intent.Enter(Direction.LONG, null, NONE, stop, NONE, NONE, "fall"));
  }

  private void await(Predicate<AccountTrading> wanted) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!bench.session.ask(loop -> wanted.test(loop.trading()))) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            bench.session.ask(loop -> new Views(loop.trading()).orders().toString())
                + "\n"
                + Files.readString(folder.resolve("real.log")));
      }
      Thread.sleep(10);
    }
  }

  private static boolean stopRests(AccountTrading trading) {
    return stopRests(trading, 0);
  }

  private static boolean stopRests(AccountTrading trading, int desk) {
    return trading.engine().desk(desk).openOrderList().stream()
        .anyMatch(
            order ->
                order.order().terms() instanceof Terms.Stop
                    && order.state() instanceof OrderState.Working);
  }

  private static boolean flat(AccountTrading trading) {
    var desk = trading.engine().desk(0);
    return desk.position().flat() && desk.openOrderList().isEmpty();
  }

  /// But for what the fee left of less than a lot.
  private static boolean sold(AccountTrading trading, int number) {
    var desk = trading.engine().desk(number);
    return desk.position().quantity().compareTo(Quantity.of("0.00001")) < 0
        && desk.openOrderList().isEmpty();
  }

  private List<String> sales() throws Exception {
    return JournalFile.read(folder.resolve("exchange.jsonl")).orders().values().stream()
        .filter(order -> order.get("side").asText().equals("SELL"))
        .map(order -> order.get("type").asText() + " " + order.get("status").asText())
        .filter(order -> !order.equals("STOP_LOSS CANCELED"))
        .toList();
  }

  /// The stop that is put back for the exit gives way to it once more.
  @Test
  void anExitThatNeverCameIsBegunAnew() throws Exception {
    buys();
    await(LostReductionsTest::stopRests);
    lost = Purpose.EXIT;
    wants(new Intent.Close(null, "rise"));
    await(LostReductionsTest::flat);
    assertEquals(List.of("MARKET FILLED"), sales());
    assertEquals(
        "rise",
        bench.session.ask(loop -> loop.trading().trades().all().getLast().trip().exitReason()));
  }

  /// What people hold is closed by its desk as well, which put the stop back for the exit.
  @Test
  void aClosingByHandThatNeverCameIsBegunAnew() throws Exception {
    int desk =
        bench.session.ask(
            loop ->
                loop.desk(
                    DeskFacts.byHand(
                        "binance",
                        new Instrument(
                            "BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00001"), 8),
                        new BigDecimal("0.001"),
                        Money.of("5"))));
    Quantity size = Quantity.of("0.005");
    Price stop = Price.of(Long.toString((long) (quote() * 0.9)));
    OrderPlan plan =
        new OrderPlan.OneTriggersOther(
            new Ticket(Side.BUY, size, new Terms.Market(), Purpose.ENTRY, "", Conditions.NONE),
            new OrderPlan.Single(
                new Ticket(
                    Side.SELL,
                    size,
                    new Terms.Stop(stop),
                    Purpose.STOP_LOSS,
                    "stop",
                    Conditions.NONE)));
    Ticker ticker =
        ((Answer.Value<Ticker>) bench.link.feed().ticker("binance", "BTC/USDT")).value();
    MarketQuote quote = MarketQuote.of(ticker, System.currentTimeMillis());
    bench.session.ask(
        loop -> {
          Markets.tell(loop, "BTC/USDT", quote);
          var command = new Command.Place(loop.stamp(), desk, plan);
          return loop.accept(new Entry.Placed(command, null, "ada"));
        });
    await(trading -> stopRests(trading, desk));
    lost = Purpose.EXIT;
    OrderActions.Closing closing = OrderActions.Closing.all("BTC/USDT", "close", "ada");
    bench.session.ask(loop -> OrderActions.flatten(loop, closing, quote));
    await(trading -> sold(trading, desk));
    assertEquals(List.of("MARKET FILLED"), sales());
  }

  /// The cash must be explained before the stop may be called lost, though the stop may explain it.
  @Test
  void aStopThatNeverCameIsPlacedAnewThoughMoneyCameInMeanwhile() throws Exception {
    lost = Purpose.STOP_LOSS;
    arriving = new BigDecimal("5");
    buys();
    await(LostReductionsTest::stopRests);
    assertEquals(List.of("STOP_LOSS NEW"), sales());
    BigDecimal there =
        bench.link.balances().stream()
            .filter(balance -> balance.currency().equals("USDT"))
            .map(Balance::total)
            .findFirst()
            .orElseThrow();
    assertEquals(0, there.compareTo(new AccountBooks(bench.session).cash()));
  }
}
