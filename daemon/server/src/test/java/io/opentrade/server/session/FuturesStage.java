package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.opentrade.engine.core.Effect;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.protocol.Decimal;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.LoopbackPerpetual;
import io.opentrade.server.venue.MarketKind;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.VenueAccount;
import io.opentrade.server.venue.binance.LoopbackFutures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/// A futures account at an exchange on the loopback.
final class FuturesStage implements AutoCloseable {
  private static final Duration WINDOW = Duration.ofMillis(400);

  static final Instrument BTC =
      new Instrument(
          "BTC/USDT-PERP",
          new BigDecimal("0.1"),
          new BigDecimal("0.001"),
          8,
          new Contract.Linear(BigDecimal.ONE));

  private final Path folder;
  private final Duration window;
  final LoopbackPerpetual exchange;
  private final String name;
  private final DeskFacts facts;
  LinkBench bench;

  /// At one that speaks as Binance does.
  FuturesStage(Path folder) throws Exception {
    this(folder, WINDOW);
  }

  /// @param window so long a request of ours may be under way
  FuturesStage(Path folder, Duration window) throws Exception {
    this(folder, "binance", BTC, new LoopbackFutures(), window);
  }

  FuturesStage(Path folder, String name, Instrument instrument, LoopbackPerpetual exchange)
      throws Exception {
    this(folder, name, instrument, exchange, WINDOW);
  }

  private FuturesStage(
      Path folder, String name, Instrument instrument, LoopbackPerpetual exchange, Duration window)
      throws Exception {
    this.window = window;
    this.folder = folder;
    this.name = name;
    this.exchange = exchange;
    this.facts = DeskFacts.byHand(name, instrument, new BigDecimal("0.001"), Money.of("5"));
    bench = bench();
  }

  LinkBench bench() throws Exception {
    LinkBench made =
        new LinkBench(
            folder.resolve("real.db"),
            "otTESTX",
            network -> {
              Map.Entry<Venue, VenueAccount> way = exchange.open(network);
              return new ExchangeDoor(way.getKey(), way.getValue());
            },
            new LinkSettings(
                Duration.ofSeconds(5),
                window,
                Duration.ofHours(24),
                Duration.ofMillis(400),
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofSeconds(5)),
            Journal::new,
            MarketKind.LINEAR);
    made.awaitReady();
    return made;
  }

  void restart() throws Exception {
    bench.close();
    bench = bench();
  }

  OrderId place(Side side, String quantity, Terms terms, Purpose purpose) throws Exception {
    bench.link.feed().listing(name, "BTC/USDT-PERP");
    MarketQuote quote = quote();
    bench.awaitReady(); // a comparison that met a fill half booked is looked at once more
    return bench.session.ask(
        loop -> {
          int desk = loop.desk(facts);
          loop.quote(desk, quote);
          FuturesOrders.agree(loop, desk, Decimal.of("5"), "isolated", "test");
          var plan = Demo.single(side, quantity, terms, purpose);
          var command = new Command.Place(loop.stamp(), desk, plan);
          var effects = loop.accept(new Entry.Placed(command, null, "test"));
          for (var effect : effects) {
            if (effect instanceof Effect.Submit(int _, var approved)) {
              return approved.order().id();
            }
          }
          throw new AssertionError("not sent: " + effects);
        });
  }

  /// What the exchange holds; known as soon as the account is ready.
  FuturesComparison futures() {
    return Objects.requireNonNull(bench.link.comparison());
  }

  MarketQuote quote() {
    return switch (bench.link.feed().ticker(name, "BTC/USDT-PERP")) {
      case Answer.Value<Ticker>(Ticker known) -> MarketQuote.of(known, 0);
      case Answer.Failed<Ticker>(var error) -> throw new AssertionError(error.words());
    };
  }

  OrderId bought(String quantity) throws Exception {
    OrderId id = place(Side.BUY, quantity, new Terms.Market(), Purpose.ENTRY);
    await(id, order -> order.state() instanceof OrderState.Working);
    exchange.trade(id.text(), quantity, "60000");
    await(id, order -> order.state() instanceof OrderState.Filled);
    return id;
  }

  TrackedOrder await(OrderId id, Predicate<TrackedOrder> wanted) throws Exception {
    TrackedOrder[] seen = new TrackedOrder[1];
    until(
        () -> {
          seen[0] = bench.session.ask(loop -> loop.trading().engine().order(id));
          assertNotNull(seen[0]);
          return wanted.test(seen[0]);
        });
    return seen[0];
  }

  void until(Callable<Boolean> wanted) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!wanted.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            exchange.everythingHeard() + "\n" + Files.readString(folder.resolve("real.log")));
      }
      Thread.sleep(5);
    }
  }

  String held() throws InterruptedException {
    return bench.session.ask(
        loop -> loop.trading().engine().desk(0).position().quantity().toString());
  }

  /// The books say what the exchange says, of money and of what is held.
  void agrees() throws Exception {
    until(() -> exchange.wallet.compareTo(new AccountBooks(bench.session).cash()) == 0);
    assertEquals(0, exchange.held.compareTo(new BigDecimal(held())));
  }

  @Override
  public void close() throws IOException {
    bench.close();
    exchange.close();
  }
}
