package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Mask;
import io.opentrade.engine.column.Signals;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.sim.BarPath;
import io.opentrade.engine.sim.FeeCurrency;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.sim.Latency;
import io.opentrade.engine.sim.Slippage;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Strategy;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The signal kernel and the event engine are one engine: the same trades, money, refusals and
/// warnings, and figures equal to the last bit.
final class SignalKernelPropertyTest {
  private static final String[] TICKS = {"0.01", "0.05", "0.25", "1", "0.00000001", "0.001"};
  private static final String[] LOTS = {"1", "0.001", "0.00000001", "5", "0.25", "100"};

  @Property(tries = 1_000)
  void kernelAndEventEngineAgree(@ForAll long seed) {
    Scenario scenario = scenario(new Random(seed));
    assertSame(scenario);
  }

  @Property(tries = 100)
  void theyAgreeOnWhatTradesSayOfTheNextSize(@ForAll long seed) {
    assertSame(manyTrades(new Random(seed)));
  }

  /// Sized by the range of the bars, and recorded as a run records it.
  @Property(tries = 300)
  void theyAgreeOnEntriesSizedByVolatility(@ForAll long seed) {
    Random random = new Random(seed);
    Scenario scenario = scenario(random);
    BigDecimal percent = risked(random);
    int bars = 1 + random.nextInt(20);
    RangeSizing signals = ranged(scenario, percent, bars);
    Outcome kernel = kernel(scenario, signals);
    if (large(scenario.settings()) && kernel == null) {
      return;
    }
    assertNotNull(kernel, "the kernel covers it");
    RecordingStrategy asked = new RecordingStrategy(new Opaque(ranged(scenario, percent, bars)));
    RecordingStrategy looked = new RecordingStrategy(signals);
    Outcome events = run(scenario, asked);
    assertEqual(events, kernel, scenario);
    assertEqual(events, run(scenario, looked), scenario);
    assertEquals(asked.log(), looked.log());
  }

  private static RangeSizing ranged(Scenario scenario, BigDecimal percent, int bars) {
    SignalStrategy signals = new SignalStrategy(scenario.signals());
    return new RangeSizing(signals, scenario.market().candles(), percent, bars);
  }

  @Property(tries = 300)
  void theyAgreeWhereTheEventEngineMustTakeOver(@ForAll long seed) {
    Random random = new Random(seed);
    Scenario plain = scenario(random);
    double[] open = plain.market().candles().open();
    open[random.nextInt(open.length)] = random.nextInt(3) - 1;
    assertEqual(events(plain), plain.run(), plain);
  }

  @Property(tries = 500)
  void theyAgreeOnEverySignalThereIs(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    assertEqual(events(scenario), scenario.run(), scenario);
  }

  @Property(tries = 300)
  void whatTheKernelLookedAtIsWhatTheStrategyIsAsked(@ForAll long seed) {
    Scenario scenario = scenario(new Random(seed));
    RecordingStrategy asked =
        new RecordingStrategy(new Opaque(new SignalStrategy(scenario.signals())));
    RecordingStrategy looked = new RecordingStrategy(new SignalStrategy(scenario.signals()));
    Outcome events = run(scenario, asked);
    Outcome kernel = run(scenario, looked);
    assertEquals(asked.log(), looked.log());
    assertEqual(events, kernel, scenario);
    Signals again = asked.log().signals(scenario.market().candles().size());
    if (again != null) {
      Outcome replayed = run(scenario, new ReplayStrategy(asked.log()));
      assertEquals(replayed.endEquity(), run(scenario, new SignalStrategy(again)).endEquity());
    }
  }

  private static Outcome run(Scenario scenario, Strategy strategy) {
    return Backtest.run(scenario.market(), scenario.settings(), strategy, Progress.SILENT);
  }

  @Test
  void aSettingThatItDoesNotKnowIsNotForTheKernel() {
    Scenario plain = scenario(new Random(1));
    Settings given = plain.settings();
    FillModel shared =
        new FillModel(
            new Slippage.None(),
            BigDecimal.ONE,
            new Latency.Millis(0),
            FillMoment.NEXT_OPEN,
            null,
            FeeCurrency.QUOTE,
            Money.ZERO);
    Settings settings =
        new Settings(given.cash(), given.feeRate(), given.size(), given.closeAtEnd(), shared);
    SignalStrategy signals = new SignalStrategy(plain.signals());
    assertNull(KernelFit.run(plain.market(), settings, signals, Progress.SILENT, null));
  }

  /// Else the properties would say nothing of protection.
  @Test
  void everyWayToEndATradeIsAmongThem() {
    Map<String, Integer> ends = new HashMap<>();
    for (int seed = 0; seed < 400; seed++) {
      Scenario scenario = scenario(new Random(seed));
      Outcome kernel = kernel(scenario);
      if (kernel != null) {
        kernel.trades().forEach(trade -> ends.merge(trade.exitReason(), 1, Integer::sum));
      }
    }
    for (String reason : List.of("signal", "out", "stop", "trail", "takeProfit", "end", "open")) {
      assertTrue(ends.getOrDefault(reason, 0) >= 10, ends.toString());
    }
  }

  /// Else they would say nothing of sizes.
  @Test
  void everySizeIsAmongThem() {
    Map<String, Integer> entries = new HashMap<>();
    Map<String, Integer> refusals = new HashMap<>();
    for (int seed = 0; seed < 400; seed++) {
      Scenario scenario = scenario(new Random(seed));
      Outcome kernel = kernel(scenario);
      if (kernel != null && scenario.signals().size() == null) {
        kernel.refusals().forEach((reason, count) -> refusals.merge(reason, count, Integer::sum));
        String size = size(scenario.settings().size());
        entries.merge(size, kernel.trades().size(), Integer::sum);
      }
    }
    for (Refusal reason : List.of(Refusal.NO_DISTANCE, Refusal.LOT, Refusal.COST)) {
      assertTrue(refusals.getOrDefault(reason.reason(), 0) >= 10, refusals.toString());
    }
    List<String> sizes =
        List.of("Base", "Quote", "Percent", "Equity", "Risk", "Risk of its own", "Kelly");
    for (String size : sizes) {
      assertTrue(entries.getOrDefault(size, 0) >= 50, entries.toString());
    }
  }

  /// At the open, inside a bar, or still at the end.
  @Test
  void entriesThatRestAreAmongThem() {
    int atOpen = 0;
    int inside = 0;
    int resting = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      Scenario scenario = scenario(new Random(seed));
      Outcome kernel = scenario.signals().limit() == null ? null : kernel(scenario);
      if (kernel == null) {
        continue;
      }
      Candles candles = scenario.market().candles();
      for (Trade trade : kernel.trades()) {
        double open = candles.open()[candles.indexAtOrAfter(trade.entryTime())];
        boolean met = scenario.market().instrument().price(open).equals(trade.entryPrice());
        atOpen += met ? 1 : 0;
        inside += met ? 0 : 1;
      }
      resting += kernel.account().balances().getFirst().locked().signum() > 0 ? 1 : 0;
    }
    String found = atOpen + " at the open, " + inside + " inside a bar, " + resting + " not";
    assertTrue(atOpen >= 50 && inside >= 50 && resting >= 5, found);
  }

  /// Of those that trade often: some go on at another share than at first, some are refused.
  @Test
  void tradesChangeTheNextSize() {
    int goOn = 0;
    int refused = 0;
    for (int seed = 0; seed < 50; seed++) {
      Outcome kernel = kernel(manyTrades(new Random(seed)));
      assertNotNull(kernel, "the kernel covers it");
      refused += kernel.refusals().containsKey(Refusal.KELLY.reason()) ? 1 : 0;
      goOn += kernel.trades().size() > 40 ? 1 : 0;
    }
    assertTrue(goOn >= 10 && refused >= 10, goOn + " go on, " + refused + " refused");
  }

  private static String size(Sizing sizing) {
    boolean own = sizing instanceof Sizing.Risk risk && !Double.isNaN(risk.distance());
    return sizing.getClass().getSimpleName() + (own ? " of its own" : "");
  }

  private static @Nullable Outcome kernel(Scenario scenario) {
    return kernel(scenario, new SignalStrategy(scenario.signals()));
  }

  private static @Nullable Outcome kernel(Scenario scenario, Strategy strategy) {
    return KernelFit.run(scenario.market(), scenario.settings(), strategy, Progress.SILENT, null);
  }

  private static void assertSame(Scenario scenario) {
    Outcome kernel = kernel(scenario);
    if (large(scenario.settings()) && kernel == null) {
      return;
    }
    assertNotNull(kernel, "the kernel covers it");
    assertEqual(events(scenario), kernel, scenario);
  }

  /// Whether a number may not fit into a long.
  private static boolean large(Settings settings) {
    return settings.cash().compareTo(Money.of("100000")) > 0
        || settings.size() instanceof Sizing.Base;
  }

  /// Wrapped, so that the event engine runs it.
  private static Outcome events(Scenario scenario) {
    SignalStrategy signals = new SignalStrategy(scenario.signals());
    return Backtest.run(
        scenario.market(), scenario.settings(), new Opaque(signals), Progress.SILENT);
  }

  private static void assertEqual(Outcome expected, Outcome actual, Scenario scenario) {
    assertEquals(expected.trades(), actual.trades());
    assertArrayEquals(expected.equity(), actual.equity());
    assertEquals(expected.endEquity(), actual.endEquity());
    assertEquals(expected.peakEquity(), actual.peakEquity());
    assertEquals(expected.maxDrawdown(), actual.maxDrawdown());
    assertEquals(expected.fees(), actual.fees());
    assertEquals(expected.volume(), actual.volume());
    assertEquals(expected.conflicts(), actual.conflicts());
    assertEquals(expected.ignored(), actual.ignored());
    assertEquals(expected.refusals(), actual.refusals());
    assertEquals(expected.warnings(), actual.warnings());
    assertEquals(expected.holdings(), actual.holdings());
    assertEquals(expected.account(), actual.account());
    Market market = scenario.market();
    Settings settings = scenario.settings();
    assertEquals(
        Metrics.of(expected, market, settings, 365), Metrics.of(actual, market, settings, 365));
    assertEquals(
        MoreMetrics.of(expected, market, settings, 365),
        MoreMetrics.of(actual, market, settings, 365));
  }

  static Scenario scenario(Random random) {
    Instrument instrument =
        new Instrument(
            "X/Y",
            new BigDecimal(TICKS[random.nextInt(TICKS.length)]),
            new BigDecimal(LOTS[random.nextInt(LOTS.length)]),
            random.nextInt(9));
    Candles candles = candles(random, 20 + random.nextInt(400), instrument);
    int from = random.nextInt(5);
    Market market = new Market(candles, instrument, from, from + random.nextInt(15));
    // Signals may go on after the candles: a study trades the beginning of what it decided on.
    int decided = candles.size() + random.nextInt(3) * random.nextInt(100);
    Signals signals = signals(random, decided, new Levels(random, candles, instrument));
    return new Scenario(market, settings(random, instrument), signals);
  }

  /// With low fees, so that not all of them lose.
  private static Scenario manyTrades(Random random) {
    BigDecimal lot = new BigDecimal("0.001");
    Instrument instrument = new Instrument("X/Y", new BigDecimal("0.01"), lot, random.nextInt(9));
    Candles candles = candles(random, 1_000, instrument);
    Signals signals = signals(random, candles.size(), new Levels(random, candles, instrument));
    Sizing size = new Sizing.Kelly(BigDecimal.valueOf(1 + random.nextInt(100), 2));
    Money cash = new Money(BigDecimal.valueOf(10_000L + random.nextInt(1_000_000)));
    BigDecimal fee = BigDecimal.valueOf(random.nextInt(5), 4);
    Settings settings = new Settings(cash, fee, size, random.nextBoolean(), fills(random));
    return new Scenario(Market.of(candles, instrument), settings, signals);
  }

  private static Settings settings(Random random, Instrument instrument) {
    long most = random.nextInt(4) == 0 ? 1_000_000_000_000L : 100_000;
    int scale = random.nextInt(instrument.moneyScale() + 1);
    Money cash = new Money(BigDecimal.valueOf(1 + random.nextLong(most), scale));
    BigDecimal fee = BigDecimal.valueOf(random.nextInt(3) * random.nextInt(100), 4);
    // A single desk has one position, so that a bound on their number changes nothing.
    Sharing sharing = random.nextBoolean() ? Sharing.FREE : new Sharing(1, List.of());
    return new Settings(cash, fee, sizing(random), random.nextBoolean(), fills(random), sharing);
  }

  private static FillModel fills(Random random) {
    Slippage slippage =
        switch (random.nextInt(4)) {
          case 0 -> new Slippage.Ticks(random.nextInt(50));
          case 1 -> new Slippage.Percent(BigDecimal.valueOf(random.nextInt(200), 4));
          default -> new Slippage.None();
        };
    return new FillModel(
            slippage,
            null,
            random.nextBoolean() ? new Latency.Bars(0) : new Latency.Millis(0),
            FillMoment.NEXT_OPEN,
            random.nextInt(3) == 0 ? BigDecimal.valueOf(random.nextInt(130) - 30, 4) : null,
            FeeCurrency.QUOTE,
            random.nextInt(4) == 0 ? Money.of("10") : Money.ZERO)
        .along(BarPath.values()[random.nextInt(BarPath.values().length)]);
  }

  private static Sizing sizing(Random random) {
    BigDecimal number = BigDecimal.valueOf(1 + random.nextInt(100_000), random.nextInt(6));
    BigDecimal percent = BigDecimal.valueOf(1 + random.nextInt(1200), 1);
    return switch (random.nextInt(9)) {
      case 0 -> new Sizing.Base(new Quantity(number));
      case 1 -> new Sizing.Quote(new Money(number));
      case 2 -> new Sizing.Percent(percent);
      case 3 -> new Sizing.Equity(percent);
      case 4 -> new Sizing.Risk(risked(random), Double.NaN);
      case 5 -> new Sizing.Risk(risked(random), distance(random));
      case 6 -> new Sizing.Kelly(BigDecimal.valueOf(1 + random.nextInt(100), 2));
      default -> new Sizing.Percent(BigDecimal.valueOf(100));
    };
  }

  /// A small share, mostly, so that it is not all of the cash that is entered.
  private static BigDecimal risked(Random random) {
    return BigDecimal.valueOf(1 + random.nextInt(random.nextBoolean() ? 100 : 5_000), 2);
  }

  private static double distance(Random random) {
    double[] odd = {0, -1, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 1e-30, 1e300};
    return random.nextInt(6) == 0
        ? odd[random.nextInt(odd.length)]
        : Math.pow(10, 6 * random.nextDouble() - 4);
  }

  /// A walk on the grid of the ticks with ties and gaps, or, now and then, off the grid.
  private static Candles candles(Random random, int size, Instrument instrument) {
    double[][] rows = new double[size][];
    double tick = instrument.tick().doubleValue();
    boolean off = random.nextInt(5) == 0;
    long price = 1000L + random.nextInt(2_000_000);
    int step = (int) (1 + price / 40);
    for (int bar = 0; bar < size; bar++) {
      long open = price;
      if (random.nextInt(4) == 0) {
        open = Math.max(500, price + random.nextInt(2 * step) - step);
      }
      boolean tie = random.nextInt(3) == 0;
      long close = tie ? open : Math.max(500, open + random.nextInt(2 * step + 1) - step);
      long high = Math.max(open, close) + (tie ? 0 : random.nextInt(step));
      long low = Math.max(100, Math.min(open, close) - (tie ? 0 : random.nextInt(step)));
      double noise = off ? random.nextDouble() * tick : 0;
      rows[bar] =
          new double[] {
            value(open, instrument) + noise,
            value(high, instrument) + noise,
            value(low, instrument),
            value(close, instrument) + noise
          };
      price = close;
    }
    return Bars.of(rows);
  }

  private static double value(long ticks, Instrument instrument) {
    return instrument.tick().multiply(BigDecimal.valueOf(ticks)).doubleValue();
  }

  private static Signals signals(Random random, int bars, Levels levels) {
    double enter = 0.3 * random.nextDouble();
    double exit = random.nextInt(5) == 0 ? 0 : 0.3 * random.nextDouble();
    double shorts = random.nextBoolean() ? enter : 0;
    double longs = shorts > 0 && random.nextInt(3) == 0 ? 0 : enter;
    int side = longs > 0 ? 1 : -1;
    double[] trails = levels.distances(bars);
    // As far away as the trailing stop, so that both are met at once.
    double[] stops = random.nextInt(3) == 0 ? trails : levels.distances(bars);
    return new Signals(
        mask(random, bars, longs),
        mask(random, bars, exit),
        mask(random, bars, shorts),
        mask(random, bars, exit),
        random.nextInt(4) == 0 ? sizes(random, bars) : null,
        random.nextInt(3) == 0 ? levels.around(levels.distances(bars), -side) : null,
        random.nextInt(3) == 0 ? levels.around(stops, -side) : null,
        random.nextInt(3) == 0 ? levels.around(levels.distances(bars), side) : null,
        random.nextInt(3) == 0 ? trails : null,
        null,
        random.nextBoolean() ? "" : "in",
        random.nextBoolean() ? "" : "out");
  }

  /// Prices and distances that protect, near enough to be met: on the grid of the ticks or off it,
  /// a few ticks away or a fixed share of the close, sometimes on the wrong side, now and then none
  /// or nonsense.
  private record Levels(Random random, Candles candles, Instrument instrument) {
    private static final double[] NONSENSE = {
      Double.NaN, -1, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-12, 2e15
    };

    /// @param side 1 for above the close, -1 for below
    double[] around(double[] distances, int side) {
      double[] levels = new double[distances.length];
      for (int bar = 0; bar < levels.length; bar++) {
        int other = random.nextInt(25) == 0 ? -side : side;
        levels[bar] = close(bar) + other * distances[bar];
        if (other != side && random.nextBoolean()) {
          levels[bar] = close(bar);
        }
      }
      return levels;
    }

    double[] distances(int bars) {
      double tick = instrument.tick().doubleValue();
      double share = 0.002 + 0.05 * random.nextDouble();
      boolean fixed = random.nextBoolean();
      boolean near = random.nextInt(4) == 0;
      boolean grid = random.nextBoolean();
      double[] distances = new double[bars];
      for (int bar = 0; bar < bars; bar++) {
        double distance = close(bar) * share * (fixed ? 1 : 2 * random.nextDouble());
        distance = near ? tick * (1 + random.nextInt(20)) : distance;
        long ticks = Math.max(1, Math.round(distance / tick));
        distances[bar] = grid ? value(ticks, instrument) : distance;
        if (random.nextInt(25) == 0) {
          distances[bar] = NONSENSE[random.nextInt(NONSENSE.length)];
        }
      }
      return distances;
    }

    private double close(int bar) {
      return candles.close()[Math.min(bar, candles.size() - 1)];
    }
  }

  private static Mask mask(Random random, int bars, double density) {
    return Mask.of(bars, _ -> random.nextDouble() < density);
  }

  private static double @Nullable [] sizes(Random random, int bars) {
    double[] sizes = new double[bars];
    boolean round = random.nextBoolean();
    for (int bar = 0; bar < bars; bar++) {
      double size = random.nextDouble() * 1.1;
      double[] nonsense = {Double.NaN, -1, 0, Double.POSITIVE_INFINITY};
      sizes[bar] = round ? Math.rint(size * 100) / 100 : size;
      sizes[bar] = random.nextInt(20) == 0 ? nonsense[random.nextInt(4)] : sizes[bar];
    }
    return sizes;
  }
}
