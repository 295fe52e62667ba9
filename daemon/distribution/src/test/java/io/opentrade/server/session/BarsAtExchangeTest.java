package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.distribution.LiveHouse;
import io.opentrade.engine.column.Candle;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.order.OrderState;
import io.opentrade.engine.order.TrackedOrder;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.jail.Wall;
import io.opentrade.server.simulate.JournalFile;
import io.opentrade.server.simulate.LocalExchange;
import io.opentrade.server.simulate.Options;
import io.opentrade.server.venue.AccountAccess;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.Answer;
import io.opentrade.server.venue.ApiKey;
import io.opentrade.server.venue.KeyedHost;
import io.opentrade.server.venue.Ticker;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.binance.Binance;
import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.rest.RestSettings;
import io.opentrade.store.LedgerAccount;
import io.opentrade.store.LedgerStore;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A strategy that decides about two markets at once, in its jailed worker, at an account at an
/// exchange: it sells one before it buys the other, is protected, and goes on from its state after
/// everything was killed. Afterwards the books say what the exchange's own journal says.
@Timeout(120)
class BarsAtExchangeTest {
  private static final List<String> SYMBOLS = List.of("BTC/USDT", "ETH/USDT");
  private static final Timeframe MINUTE = Timeframe.of("1m");
  private static final int BTC = 0;
  private static final int ETH = 1;
  private static final LinkSettings SETTINGS =
      new LinkSettings(
          Duration.ofSeconds(5),
          Duration.ofMillis(5_500),
          Duration.ofHours(24),
          Duration.ofSeconds(60),
          Duration.ofMillis(20),
          Duration.ofMillis(100),
          Duration.ofSeconds(5));
  private static final RestSettings REST =
      new RestSettings(Duration.ofMillis(1_500), 3, Duration.ofSeconds(3), Duration.ofMillis(500));

  @TempDir Path folder;

  /// Bars close faster than minutes pass.
  private final long start = System.currentTimeMillis() / 60_000 * 60_000;
  private final AtomicLong now = new AtomicLong(start);

  @Test
  void twoMarketsAreTradedOutOfOneBudget() throws Exception {
    try (LocalExchange exchange =
            LocalExchange.open(
                Options.standard(folder.resolve("exchange.jsonl"), 7).atSpeed(0),
                _ -> {},
                _ -> {});
        JailedPlanner planner =
            new JailedPlanner(LiveHouse.lib(), folder.resolve("live"), () -> Wall.AUTO)) {
      try (Stage stage = new Stage(exchange, planner, 0)) {
        stage.close(BTC);
        stage.await(_ -> stage.holds(BTC) && stage.rests(BTC));
        stage.close(ETH);
        stage.await(_ -> stage.holds(ETH) && stage.rests(ETH) && !stage.holds(BTC));
      }
      try (Stage stage = new Stage(exchange, planner, 2)) {
        assertTrue(stage.holds(ETH));
        long fills = stage.fills();
        stage.close(BTC);
        stage.await(_ -> stage.holds(BTC) && stage.rests(BTC) && !stage.holds(ETH));
        assertEquals("after " + fills, stage.lastEntry(), "what it counted before it was killed");
        assertEquals(0, stage.cash().compareTo(cash()));
      }
    }
    // Bought, sold and bought again, each purchase with its stop.
    var orders = JournalFile.read(folder.resolve("exchange.jsonl")).orders().values();
    assertEquals(3, orders.stream().filter(order -> is(order, "MARKET", "BUY")).count());
    assertEquals(2, orders.stream().filter(order -> is(order, "MARKET", "SELL")).count());
    assertEquals(3, orders.stream().filter(order -> is(order, "STOP_LOSS", "SELL")).count());
  }

  private static boolean is(
      com.fasterxml.jackson.databind.JsonNode order, String type, String side) {
    return order.get("type").asText().equals(type) && order.get("side").asText().equals(side);
  }

  private BigDecimal cash() throws IOException {
    var wallets = JournalFile.read(folder.resolve("exchange.jsonl")).balances().values();
    return Objects.requireNonNull(wallets.iterator().next().get("USDT"));
  }

  /// The account, its strategy, and the worker in which that is.
  private final class Stage implements AutoCloseable {
    private final Planner.Ready ready;
    private final LedgerStore store;
    private final ExchangeLink link;
    private final Session session;
    private final StrategyLine line;
    private final List<StrategyLine.Place> places = new ArrayList<>();
    private int bar;

    /// @param bar the first that is not known yet
    Stage(LocalExchange exchange, JailedPlanner planner, int bar) throws Exception {
      this.bar = bar;
      ready = planner.load(script(), Map.of(), SYMBOLS.size());
      store = LedgerStore.open(folder.resolve("real.db"));
      InstantSource clock = InstantSource.system();
      ExchangeDoor door = door(exchange, clock);
      store.add(
          new LedgerAccount(
              0,
              "real",
              "binance",
              "USDT",
              new BigDecimal(100_000),
              new BigDecimal("0.001"),
              "otTESTX",
              clock.millis()));
      LedgerAccount account = store.account("real").orElseThrow();
      link =
          new ExchangeLink(
              account, new Open(door), SETTINGS, clock, System::nanoTime, LiveHouse.log(folder));
      session =
          new Session(
              store,
              account,
              () -> Instant.ofEpochMilli(now.get()),
              LiveHouse.log(folder),
              link,
              Journal::new);
      link.start(session);
      long end = System.nanoTime() + 30_000_000_000L;
      while (!link.ready() && System.nanoTime() < end) {
        Thread.sleep(10);
      }
      session.ask(loop -> loop.accept(new Entry.LimitSet(loop.stamp(), Money.of("5000"), "ada")));
      line = line();
    }

    private static ExchangeDoor door(LocalExchange exchange, InstantSource clock) {
      HttpUrl here = HttpUrl.get(exchange.address());
      Network network =
          new Network(
              new OkHttpClient(), REST, clock, (time, _) -> Thread.sleep(time.toMillis() / 4));
      Venue venue = new Binance(network, Addresses.of(exchange.address(), exchange.address()));
      var credentials = exchange.credentials();
      return new ExchangeDoor(
          venue,
          venue.account(
              new AccountAccess(
                  new ApiKey(credentials.key(), credentials.secret(), null),
                  new KeyedHost.Loopback(here, here))));
    }

    private StrategyLine line() throws Exception {
      List<LivePlace> live = new ArrayList<>();
      for (String symbol : SYMBOLS) {
        Instrument instrument =
            switch (link.feed().listing("binance", symbol)) {
              case Answer.Value<io.opentrade.server.venue.Listing>(var known) -> known.instrument();
              case Answer.Failed<io.opentrade.server.venue.Listing>(var error) ->
                  throw new AssertionError(error.words());
            };
        DeskFacts facts =
            new DeskFacts(
                "binance",
                instrument,
                new BigDecimal("0.001"),
                Money.of("5"),
                1,
                Money.of("2000"),
                StrategyLine.patience(MINUTE),
                false,
                true);
        live.add(new LivePlace(SeriesName.of(symbol + "@binance:1m"), Map.of(), facts));
        places.add(new StrategyLine.Place(session.ask(loop -> loop.desk(facts)), MINUTE));
      }
      StrategyLine made =
          new StrategyLine(
              session,
              places,
              "strategy",
              LivePlaces.decider(ready, LivePlaces.reading(live, ready.series())),
              StrategyDiary.open(folder.resolve("diaries"), "switch", InstantSource.system()));
      for (int known = 0; known < bar; known++) {
        learn(made, known, known == 0 ? BTC : ETH);
      }
      made.begin();
      return made;
    }

    /// A bar of each market closes, in which one of them rose; then the next prices come.
    void close(int rises) throws Exception {
      learn(line, bar, rises);
      now.set(start + ++bar * MINUTE.millis());
      line.decide(now.get(), now.get());
      for (String symbol : SYMBOLS) {
        session.quoted(symbol, MarketQuote.of(ticker(symbol), now.get()));
      }
    }

    private void learn(StrategyLine to, int number, int rises) {
      for (int market = 0; market < SYMBOLS.size(); market++) {
        double price = ticker(SYMBOLS.get(market)).last().value().doubleValue();
        double open = market == rises ? price * 0.99 : price;
        long time = start + number * MINUTE.millis();
        to.learn(market, "", new Candle(time, open, price, open, price, 1));
      }
    }

    private Ticker ticker(String symbol) {
      return switch (link.feed().ticker("binance", symbol)) {
        case Answer.Value<Ticker>(Ticker known) -> known;
        case Answer.Failed<Ticker>(var error) -> throw new AssertionError(error.words());
      };
    }

    /// More than the dust that a fee in coins leaves.
    boolean holds(int market) throws InterruptedException {
      return session.ask(
          loop ->
              loop.trading()
                      .engine()
                      .desk(places.get(market).desk())
                      .position()
                      .quantity()
                      .value()
                      .compareTo(new BigDecimal("0.001"))
                  > 0);
    }

    /// Whether the stop of what is held rests at the exchange.
    boolean rests(int market) throws InterruptedException {
      return session.ask(
          loop ->
              loop.trading().engine().desk(places.get(market).desk()).openOrderList().stream()
                  .anyMatch(
                      order ->
                          order.order().purpose().reduceOnly()
                              && order.state() instanceof OrderState.Working));
    }

    long fills() throws InterruptedException {
      return session.ask(loop -> (long) new Views(loop.trading()).fills().size());
    }

    /// The tag of the last purchase.
    String lastEntry() throws InterruptedException {
      return session.ask(
          loop ->
              loop.trading().register().all().stream()
                  .map(facts -> Objects.requireNonNull(loop.trading().engine().order(facts.id())))
                  .map(TrackedOrder::order)
                  .filter(order -> order.side() == Side.BUY)
                  .reduce((_, later) -> later)
                  .orElseThrow()
                  .tag());
    }

    BigDecimal cash() throws InterruptedException {
      return new AccountBooks(session).cash();
    }

    void await(Question wanted) throws Exception {
      long end = System.nanoTime() + 20_000_000_000L;
      while (!wanted.met(this)) {
        if (System.nanoTime() > end) {
          throw new AssertionError(
              session.ask(loop -> new Views(loop.trading()).orders().toString()));
        }
        Thread.sleep(10);
      }
    }

    @Override
    public void close() throws IOException {
      session.close();
      store.close();
      ready.close();
    }
  }

  /// What is waited for.
  private interface Question {
    boolean met(Stage stage) throws Exception;
  }

  /// A way that stands open.
  private record Open(ExchangeDoor door) implements DoorKeeper {
    @Override
    public Way open() {
      return new Way.Open(door);
    }

    @Override
    public boolean stillOpen() {
      return true;
    }
  }

  private static Script script() throws IOException {
    try (InputStream own =
        Objects.requireNonNull(BarsAtExchangeTest.class.getResourceAsStream("switch.js"))) {
      String text = new String(own.readAllBytes(), StandardCharsets.UTF_8);
      return new Script("switch.js", Language.JAVASCRIPT, text, Map.of());
    }
  }
}
