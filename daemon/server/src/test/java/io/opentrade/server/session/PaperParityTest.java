package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.SignalStrategy;
import io.opentrade.engine.backtest.Trade;
import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.ledger.RoundTrip;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.engine.strategy.Role;
import io.opentrade.engine.strategy.Scalar;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.server.log.Log;
import io.opentrade.server.log.LogLevel;
import io.opentrade.server.log.Redactor;
import io.opentrade.server.log.RotatingFile;
import io.opentrade.store.LedgerStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A strategy on paper over a replayed feed makes the trades of its backtest on the same candles:
/// to the last digit, fees and budget included.
class PaperParityTest {
  private static final int BARS = Integer.getInteger("parity.bars", 400);
  private static final Timeframe MINUTE = Timeframe.of("1m");
  private static final Instrument INSTRUMENT =
      new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.0001"), 8);
  private static final Money BUDGET = Money.of("2500");

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  private final AtomicLong now = new AtomicLong();
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());

  @Test
  void marketOrders() throws Exception {
    compare(candles(1), plan(Map.of()));
  }

  @Test
  void stopsAndTargetsInsideTheBar() throws Exception {
    compare(
        candles(2),
        plan(Map.of(Role.STOP, times(close(), 0.995), Role.TAKE_PROFIT, times(close(), 1.006))));
  }

  @Test
  void limitEntriesWithTrailingStops() throws Exception {
    compare(
        candles(3),
        plan(
            Map.of(
                Role.LIMIT, times(close(), 0.999),
                Role.TRAIL, times(close(), 0.004),
                Role.SIZE, new Expression.Constant(new Scalar.Literal(0.5)))));
  }

  private void compare(Candles candles, Plan plan) throws Exception {
    Settings settings =
        new Settings(BUDGET, Demo.FEE, new Sizing.Percent(BigDecimal.valueOf(100)), false);
    SignalStrategy strategy =
        new SignalStrategy(new Evaluator(candles, Map.of(), Map.of()).signals(plan));
    Outcome outcome = Backtest.run(Market.of(candles, INSTRUMENT), settings, strategy, _ -> true);
    List<Trade> expected = outcome.trades().stream().filter(trade -> !trade.open()).toList();
    assertTrue(expected.size() > 10, "only " + expected.size() + " trades");
    List<RoundTrip> paper = paper(candles, plan);
    for (int i = 0; i < Math.min(expected.size(), paper.size()); i++) {
      assertEquals(line(expected.get(i)), line(paper.get(i)), "trade " + i);
    }
    assertEquals(expected.size(), paper.size());
  }

  private static String line(Trade trade) {
    return trade.quantity()
        + " "
        + trade.entryPrice()
        + " "
        + trade.exitPrice()
        + " "
        + trade.profit()
        + " "
        + trade.exitReason();
  }

  private static String line(RoundTrip trip) {
    return trip.quantity()
        + " "
        + trip.entryPrice()
        + " "
        + trip.exitPrice()
        + " "
        + trip.profit()
        + " "
        + trip.exitReason();
  }

  /// The session itself, in its thread, fed candle by candle; in the middle it is closed and opened
  /// again.
  private List<RoundTrip> paper(Candles candles, Plan plan) throws Exception {
    Path file = folder.resolve("demo.db");
    List<RoundTrip> trips = List.of();
    int half = candles.size() / 2;
    for (int part = 0; part < 2; part++) {
      try (LedgerStore store = Demo.store(file);
          Session session = new Session(store, store.account("demo").orElseThrow(), clock, log())) {
        StrategyLine line = line(session, plan);
        for (int bar = 0; bar < candles.size(); bar++) {
          if (part == 1 && bar < half) {
            line.learn(0, "", Candle.of(candles, bar));
          } else if (part == 1 || bar < half) {
            replay(session, line, candles, bar);
          }
        }
        trips =
            session.ask(
                loop ->
                    loop.trading().trades().all().stream().map(ClosedTrades.Closed::trip).toList());
      }
    }
    return trips;
  }

  private StrategyLine line(Session session, Plan plan) throws InterruptedException {
    DeskFacts facts =
        new DeskFacts(
            "binance",
            INSTRUMENT,
            Demo.FEE,
            Money.ZERO,
            1,
            BUDGET,
            StrategyLine.patience(MINUTE),
            false,
            false);
    int desk = session.ask(loop -> loop.desk(facts));
    return new StrategyLine(
        session,
        List.of(new StrategyLine.Place(desk, MINUTE)),
        "strategy",
        new PlanDecider(MINUTE, plan, Map.of()),
        StrategyDiary.open(folder.resolve("diaries"), "demo-1", clock));
  }

  private Log log() throws IOException {
    return new Log(
        new RotatingFile(folder.resolve("log"), 1 << 20, 1),
        new Redactor(),
        clock,
        () -> LogLevel.WARN);
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
    now.set(candles.time()[bar] + MINUTE.millis());
    line.learn(0, "", Candle.of(candles, bar));
    line.decide(now.get(), now.get());
  }

  private void quote(Session session, double price, boolean jump) {
    Price exact = INSTRUMENT.price(price);
    session.quoted("BTC/USDT", MarketQuote.of(exact, now.get()), jump);
  }

  private static Expression close() {
    return new Expression.Source("", Field.CLOSE);
  }

  private static Expression times(Expression column, double factor) {
    return new Expression.Binary(
        Expression.Binary.Operator.MULTIPLY,
        column,
        new Expression.Constant(new Scalar.Literal(factor)));
  }

  /// Longs while the close rises above where it was five bars ago.
  private static Plan plan(Map<Role, Expression> more) {
    Expression before = new Expression.Shift(close(), new Scalar.Literal(5));
    Map<Role, Expression> columns = new HashMap<>(more);
    columns.put(
        Role.ENTER_LONG,
        new Expression.Binary(Expression.Binary.Operator.CROSSES_ABOVE, close(), before));
    columns.put(
        Role.EXIT_LONG,
        new Expression.Binary(Expression.Binary.Operator.CROSSES_BELOW, close(), before));
    return new Plan(columns, "in", "", Map.of());
  }

  /// A random walk on the grid, with gaps between the bars.
  private static Candles candles(long seed) {
    Random random = new Random(seed);
    long[] time = new long[BARS];
    double[][] columns = new double[5][BARS];
    double price = 20_000;
    for (int bar = 0; bar < BARS; bar++) {
      time[bar] = 1_700_000_040_000L + bar * MINUTE.millis();
      double open = grid(price * (1 + random.nextGaussian() * 0.0003));
      double close = grid(open * (1 + random.nextGaussian() * 0.002));
      columns[0][bar] = open;
      columns[1][bar] = grid(Math.max(open, close) * (1 + random.nextDouble() * 0.002));
      columns[2][bar] = grid(Math.min(open, close) * (1 - random.nextDouble() * 0.002));
      columns[3][bar] = close;
      columns[4][bar] = 1;
      price = close;
    }
    return new Candles(MINUTE, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
  }

  private static double grid(double price) {
    return INSTRUMENT.price(price).value().doubleValue();
  }
}
