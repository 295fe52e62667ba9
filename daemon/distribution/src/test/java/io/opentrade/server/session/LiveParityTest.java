package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.distribution.LiveHouse;
import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.Trade;
import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Worker;
import io.opentrade.sandbox.Workers;
import io.opentrade.store.LedgerStore;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A strategy that is asked bar by bar, in its jailed worker, on paper over a replayed feed makes
/// the trades of its backtest on the same candles: to the last digit, in three languages, with
/// orders of its own. Where it keeps what it knows in its state, also over a kill of everything in
/// the middle.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveParityTest {
  private static final int BARS = Integer.getInteger("parity.bars", 400);
  private static final Timeframe FIVE = Timeframe.of("5m");
  private static final BigDecimal FEE = new BigDecimal("0.001");
  private static final Money BUDGET = Money.of("2500");
  private static final Instrument INSTRUMENT =
      new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.0001"), 8);

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  static Path folder;

  @SuppressWarnings("NullAway.Init")
  private Workers workers;

  private final AtomicLong now = new AtomicLong();
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());

  @BeforeAll
  void open() throws IOException {
    workers = LiveHouse.workers(folder, Limits.standard());
  }

  @AfterAll
  void close() {
    workers.close();
  }

  @ParameterizedTest
  @CsvSource({"swing.js, 0", "swing.js, 2", "trail.py, 1", "KeltnerRide.java, 0"})
  void liveAsInTheBacktest(String name, int kills) throws Exception {
    Script script = script(name);
    Candles candles = candles(11);
    List<Trade> expected = backtest(script, candles);
    assertTrue(expected.size() > 2, "only " + expected.size() + " trades");
    List<RoundTrip> paper = live(script, candles, kills);
    for (int i = 0; i < Math.min(expected.size(), paper.size()); i++) {
      assertEquals(line(expected.get(i)), line(paper.get(i)), "trade " + i);
    }
    assertEquals(expected.size(), paper.size());
    System.out.printf("%s, %d kills: %d trades equal%n", name, kills, paper.size());
  }

  private static Script script(String name) throws IOException {
    Path example = LiveHouse.root().resolve("strategies-examples").resolve(name);
    try (InputStream own = LiveParityTest.class.getResourceAsStream(name)) {
      String text =
          own == null
              ? Files.readString(example)
              : new String(own.readAllBytes(), StandardCharsets.UTF_8);
      return new Script(name, Language.ofFileName(name).orElseThrow(), text);
    }
  }

  private List<Trade> backtest(Script script, Candles candles) {
    Settings settings =
        new Settings(BUDGET, FEE, new Sizing.Percent(BigDecimal.valueOf(100)), false);
    try (Worker worker = workers.take(script.language())) {
      int warmup = worker.load(script).warmup();
      Market market = new Market(candles, INSTRUMENT, 0, warmup);
      BarsJob job = new BarsJob(Style.ON_BAR, market, settings, Map.of(), Map.of());
      var decisions = worker.runBars(job, _ -> true).first().decisions();
      Outcome outcome = Backtest.run(market, settings, new ReplayStrategy(decisions), _ -> true);
      return outcome.trades().stream().filter(trade -> !trade.open()).toList();
    }
  }

  private static String line(Trade trade) {
    return "%s %s %s %s %s"
        .formatted(
            trade.quantity(),
            trade.entryPrice(),
            trade.exitPrice(),
            trade.profit(),
            trade.exitReason());
  }

  private static String line(RoundTrip trip) {
    return "%s %s %s %s %s"
        .formatted(
            trip.quantity(), trip.entryPrice(), trip.exitPrice(), trip.profit(), trip.exitReason());
  }

  /// The session itself, in its thread, fed candle by candle. A kill ends the worker and the
  /// session, which are made anew from the journal.
  private List<RoundTrip> live(Script script, Candles candles, int kills) throws Exception {
    Path file = folder.resolve(script.name() + kills + ".db");
    List<RoundTrip> trips = new ArrayList<>();
    now.set(candles.time()[0]);
    int bar = 0;
    for (int part = 0; part <= kills; part++) {
      int end = candles.size() * (part + 1) / (kills + 1);
      try (LedgerStore store = LiveHouse.store(file);
          Session session =
              new Session(
                  store, store.account("demo").orElseThrow(), clock, LiveHouse.log(folder));
          Worker worker = workers.take(script.language())) {
        StrategyLine line = line(session, worker, script, candles, bar);
        for (; bar < end; bar++) {
          replay(session, line, candles, bar);
        }
        trips = trips(session);
      }
    }
    return trips;
  }

  private static List<RoundTrip> trips(Session session) throws InterruptedException {
    return session.ask(
        loop -> loop.trading().trades().all().stream().map(ClosedTrades.Closed::trip).toList());
  }

  private StrategyLine line(
      Session session, Worker worker, Script script, Candles candles, int from)
      throws InterruptedException {
    DeskFacts facts =
        new DeskFacts(
            "binance", INSTRUMENT, FEE, Money.ZERO, 1, BUDGET, StrategyLine.patience(FIVE), false);
    int desk = session.ask(loop -> loop.desk(facts));
    int warmup = worker.load(script).warmup();
    StrategyLine line =
        new StrategyLine(
            session,
            desk,
            "strategy",
            FIVE,
            new WorkerDecider(worker, INSTRUMENT, FIVE, Map.of()),
            StrategyDiary.open(folder.resolve("diaries"), script.name(), clock));
    for (int bar = 0; bar < Math.max(from, warmup); bar++) {
      line.learn(Candle.of(candles, bar));
    }
    line.begin();
    return line;
  }

  /// The path that a backtest takes through a bar: open, the nearer of high and low, the other,
  /// close.
  private void replay(Session session, StrategyLine line, Candles candles, int bar)
      throws InterruptedException {
    double open = candles.open()[bar];
    double high = candles.high()[bar];
    double low = candles.low()[bar];
    boolean highFirst =
        INSTRUMENT
                .price(open)
                .minus(INSTRUMENT.price(low))
                .compareTo(INSTRUMENT.price(high).minus(INSTRUMENT.price(open)))
            > 0;
    now.set(candles.time()[bar]);
    quote(session, open, true);
    quote(session, highFirst ? high : low, false);
    quote(session, highFirst ? low : high, false);
    quote(session, candles.close()[bar], false);
    session.ask(Session.Loop::trading);
    now.set(candles.time()[bar] + FIVE.millis());
    line.closed(Candle.of(candles, bar), now.get());
  }

  private void quote(Session session, double price, boolean jump) {
    Price exact = INSTRUMENT.price(price);
    session.quoted("BTC/USDT", MarketQuote.of(exact, now.get()), jump);
  }

  /// A random walk on the grid, with gaps between the bars.
  private static Candles candles(long seed) {
    Random random = new Random(seed);
    long[] time = new long[BARS];
    double[][] columns = new double[5][BARS];
    double price = 20_000;
    for (int bar = 0; bar < BARS; bar++) {
      time[bar] = 1_700_000_100_000L + bar * FIVE.millis();
      double open = grid(price * (1 + random.nextGaussian() * 0.0003));
      double close = grid(open * (1 + random.nextGaussian() * 0.004));
      columns[0][bar] = open;
      columns[1][bar] = grid(Math.max(open, close) * (1 + random.nextDouble() * 0.003));
      columns[2][bar] = grid(Math.min(open, close) * (1 - random.nextDouble() * 0.003));
      columns[3][bar] = close;
      columns[4][bar] = 1 + random.nextInt(9);
      price = close;
    }
    return new Candles(FIVE, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  private static double grid(double price) {
    return INSTRUMENT.price(price).value().doubleValue();
  }
}
