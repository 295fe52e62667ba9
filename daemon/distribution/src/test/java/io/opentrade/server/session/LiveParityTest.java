package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.distribution.LiveHouse;
import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.ReplayGroup;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Seat;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.SignalStrategy;
import io.opentrade.engine.backtest.Trade;
import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.Resampler;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.BarsResult;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.ScanJob;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Worker;
import io.opentrade.sandbox.Workers;
import io.opentrade.sandbox.jail.Wall;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
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
  private static final long START = 1_699_999_200_000L;
  private static final Instrument INSTRUMENT = instrument(0);

  private static Instrument instrument(int market) {
    String symbol = List.of("BTC/USDT", "ETH/USDT", "SOL/USDT").get(market);
    return new Instrument(symbol, new BigDecimal("0.01"), new BigDecimal("0.0001"), 8);
  }

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  static Path folder;

  @SuppressWarnings("NullAway.Init")
  private Workers workers;

  @SuppressWarnings("NullAway.Init")
  private JailedPlanner planner;

  private final AtomicLong now = new AtomicLong();
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());

  @BeforeAll
  void open() throws IOException {
    workers = LiveHouse.workers(folder, Limits.standard());
    planner = new JailedPlanner(LiveHouse.lib(), folder.resolve("live"), () -> Wall.AUTO);
  }

  @AfterAll
  void close() {
    workers.close();
    planner.close();
  }

  @ParameterizedTest
  @CsvSource({
    "swing.js, 1, 0",
    "swing.js, 1, 2",
    "trail.py, 1, 1",
    "KeltnerRide.java, 1, 0",
    "rotate.js, 3, 0",
    "rotate.js, 3, 2",
    "each.py, 2, 1",
    "memory.js, 2, 1",
    "sma-cross.py, 2, 0"
  })
  void liveAsInTheBacktest(String name, int count, int kills) throws Exception {
    Script script = script(name);
    List<Candles> markets = IntStream.range(0, count).mapToObj(i -> candles(11 + i)).toList();
    List<String> expected = backtest(script, markets);
    assertTrue(expected.size() > 2, "only " + expected.size() + " trades");
    List<String> paper = live(script, markets, kills);
    for (int i = 0; i < Math.min(expected.size(), paper.size()); i++) {
      assertEquals(expected.get(i), paper.get(i), "trade " + i);
    }
    assertEquals(expected.size(), paper.size());
    System.out.printf(
        "%s, %d markets, %d kills: %d trades equal%n", name, count, kills, paper.size());
  }

  private static Script script(String name) throws IOException {
    Map<String, String> modules =
        name.equals("rotate.js") ? Map.of("lib/strength.js", text("strength.js")) : Map.of();
    return new Script(name, Language.ofFileName(name).orElseThrow(), text(name), modules);
  }

  private static String text(String name) throws IOException {
    Path example = LiveHouse.root().resolve("strategies-examples").resolve(name);
    try (InputStream own = LiveParityTest.class.getResourceAsStream(name)) {
      return own == null
          ? Files.readString(example)
          : new String(own.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, Candles> series(Declaration declaration, Candles candles) {
    Map<String, Candles> series = new HashMap<>();
    declaration
        .series()
        .forEach((name, text) -> series.put(name, Resampler.complete(candles, Timeframe.of(text))));
    return series;
  }

  private List<String> backtest(Script script, List<Candles> all) {
    Settings settings =
        new Settings(BUDGET, FEE, new Sizing.Percent(BigDecimal.valueOf(100)), false);
    try (Worker worker = workers.take(script.language())) {
      Declaration declaration = worker.load(script);
      List<BarsJob.Place> places = new ArrayList<>();
      for (Candles candles : all) {
        places.add(
            new BarsJob.Place(
                new Market(candles, instrument(places.size()), 0, declaration.warmup()),
                series(declaration, candles)));
      }
      Style style = declaration.usual(all.size());
      Outcome outcome =
          style == Style.SIGNALS
              ? Backtest.run(signals(worker, declaration, places), settings, _ -> true)
              : asked(worker, style, places, settings);
      return outcome.trades().stream()
          .filter(trade -> !trade.open())
          .map(LiveParityTest::line)
          .sorted()
          .toList();
    }
  }

  /// Those that scripts of this test give.
  private static Map<String, Double> defaults(Declaration declaration) {
    return ParameterValue.numbers(declaration.values(Map.of()));
  }

  private static List<Seat> signals(
      Worker worker, Declaration declaration, List<BarsJob.Place> places) {
    List<Seat> seats = new ArrayList<>();
    for (BarsJob.Place place : places) {
      Candles candles = place.market().candles();
      var scanned = worker.scan(new ScanJob(candles, place.series(), Map.of()), _ -> true);
      Evaluator evaluator =
          new Evaluator(candles, place.series(), defaults(declaration), scanned.scans());
      seats.add(new Seat(place.market(), 0, new SignalStrategy(evaluator.signals(scanned.plan()))));
    }
    return seats;
  }

  private static Outcome asked(
      Worker worker, Style style, List<BarsJob.Place> places, Settings settings) {
    var result =
        worker.runBars(new BarsJob(style, places, settings, Map.of(), List.of()), _ -> true);
    List<Seat> seats = new ArrayList<>();
    for (BarsJob.Place place : places) {
      var decisions = result.places().get(seats.size()).decisions();
      seats.add(new Seat(place.market(), 0, new ReplayStrategy(decisions)));
    }
    if (style == Style.ON_BAR) {
      return Backtest.run(seats, settings, _ -> true);
    }
    Markets markets = Markets.of(places.stream().map(BarsJob.Place::market).toList());
    var logs = result.places().stream().map(BarsResult.Place::decisions).toList();
    return Backtest.run(markets, settings, new ReplayGroup(markets, logs), _ -> true);
  }

  private static String line(Trade trade) {
    return "%s %015d %s %s %s %s %s"
        .formatted(
            trade.symbol(),
            trade.exitTime(),
            trade.quantity(),
            trade.entryPrice(),
            trade.exitPrice(),
            trade.profit(),
            trade.exitReason());
  }

  /// Trades are dated by bars in a backtest.
  private static String line(String symbol, RoundTrip trip) {
    long bar = (trip.exitAt() - START) / FIVE.millis() * FIVE.millis() + START;
    return "%s %015d %s %s %s %s %s"
        .formatted(
            symbol,
            bar,
            trip.quantity(),
            trip.entryPrice(),
            trip.exitPrice(),
            trip.profit(),
            trip.exitReason());
  }

  /// The session itself, in its thread, fed candle by candle. A kill ends the worker and the
  /// session, which are made anew from the journal.
  private List<String> live(Script script, List<Candles> all, int kills) throws Exception {
    Path file = folder.resolve(script.name() + kills + ".db");
    List<String> trips = new ArrayList<>();
    int size = all.getFirst().size();
    now.set(START);
    int bar = 0;
    for (int part = 0; part <= kills; part++) {
      int end = size * (part + 1) / (kills + 1);
      try (LedgerStore store = LiveHouse.store(file);
          Session session =
              new Session(
                  store, store.account("demo").orElseThrow(), clock, LiveHouse.log(folder));
          Planner.Ready ready = planner.load(script, Map.of(), all.size())) {
        StrategyLine line = line(session, ready, script, all, bar);
        for (; bar < end; bar++) {
          replay(session, line, ready, all, bar);
        }
        trips = trips(session);
      }
    }
    return trips;
  }

  private static List<String> trips(Session session) throws InterruptedException {
    return session.ask(
        loop ->
            loop.trading().trades().all().stream()
                .map(
                    each ->
                        line(loop.trading().desks().get(each.desk()).facts().symbol(), each.trip()))
                .sorted()
                .toList());
  }

  private StrategyLine line(
      Session session, Planner.Ready ready, Script script, List<Candles> all, int from)
      throws InterruptedException {
    List<LivePlace> places = new ArrayList<>();
    List<StrategyLine.Place> desks = new ArrayList<>();
    for (int market = 0; market < all.size(); market++) {
      DeskFacts facts =
          new DeskFacts(
              "binance",
              instrument(market),
              FEE,
              Money.ZERO,
              1,
              BUDGET,
              StrategyLine.patience(FIVE),
              false,
              false);
      places.add(new LivePlace(SeriesName.of(facts.symbol() + "@binance:5m"), Map.of(), facts));
      int desk = session.ask(loop -> loop.desk(facts));
      desks.add(new StrategyLine.Place(desk, FIVE));
    }
    StrategyLine line =
        new StrategyLine(
            session,
            desks,
            "strategy",
            LivePlaces.decider(ready, LivePlaces.reading(places, ready.series())),
            StrategyDiary.open(folder.resolve("diaries"), script.name(), clock));
    for (int bar = 0; bar < Math.max(from, ready.warmup()); bar++) {
      learn(line, ready, all, bar);
    }
    line.begin();
    return line;
  }

  /// The bars that end with one, those of further series first.
  private static void learn(StrategyLine line, Planner.Ready ready, List<Candles> all, int bar) {
    for (int market = 0; market < all.size(); market++) {
      Candles candles = all.get(market);
      for (Map.Entry<String, String> other : ready.series().entrySet()) {
        Candles bars = resampled(candles, other.getValue());
        int found = bars.indexAtOrAfter(candles.closeTime(bar) - bars.timeframe().millis());
        if (found < bars.size() && bars.closeTime(found) == candles.closeTime(bar)) {
          line.learn(market, other.getKey(), Candle.of(bars, found));
        }
      }
      line.learn(market, "", Candle.of(candles, bar));
    }
  }

  private static Candles resampled(Candles candles, String timeframe) {
    return Resampler.complete(candles, Timeframe.of(timeframe));
  }

  /// The path that a backtest takes through a bar: open, the nearer of high and low, the other,
  /// close.
  private void replay(
      Session session, StrategyLine line, Planner.Ready ready, List<Candles> all, int bar)
      throws InterruptedException {
    now.set(all.getFirst().time()[bar]);
    for (int market = 0; market < all.size(); market++) {
      quote(session, market, all.get(market).open()[bar], true);
    }
    for (int market = 0; market < all.size(); market++) {
      Candles candles = all.get(market);
      double high = candles.high()[bar];
      double low = candles.low()[bar];
      Price open = INSTRUMENT.price(candles.open()[bar]);
      boolean highFirst =
          open.minus(INSTRUMENT.price(low)).compareTo(INSTRUMENT.price(high).minus(open)) > 0;
      quote(session, market, highFirst ? high : low, false);
      quote(session, market, highFirst ? low : high, false);
      quote(session, market, candles.close()[bar], false);
    }
    session.ask(Session.Loop::trading);
    now.set(all.getFirst().closeTime(bar));
    learn(line, ready, all, bar);
    line.decide(now.get(), now.get());
  }

  private void quote(Session session, int market, double price, boolean jump) {
    Price exact = INSTRUMENT.price(price);
    session.quoted(instrument(market).symbol(), MarketQuote.of(exact, now.get()), jump);
  }

  /// A random walk on the grid, with gaps between the bars.
  private static Candles candles(long seed) {
    Random random = new Random(seed);
    long[] time = new long[BARS];
    double[][] columns = new double[5][BARS];
    double price = 20_000;
    for (int bar = 0; bar < BARS; bar++) {
      time[bar] = START + bar * FIVE.millis();
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
