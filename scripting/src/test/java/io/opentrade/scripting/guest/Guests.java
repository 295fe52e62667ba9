package io.opentrade.scripting.guest;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Markets;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.ReplayGroup;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Seat;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.sandbox.Style;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.bars.BarsRun;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Runs scripts in this process, on a thread with a deep stack as a worker has it. One engine per
/// language, one context per script.
public final class Guests implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(work -> new Thread(null, work, "guest", 64L << 20));
  private final Map<Language, Guest> engines = new EnumMap<>(Language.class);

  /// A script that has been loaded.
  public record Loaded(Guest guest, Declaration declaration, LogBook log) {}

  public <T> T on(Supplier<T> work) {
    Future<T> result = thread.submit(work::get);
    try {
      return result.get(60, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new AssertionError(failure.getCause());
    } catch (InterruptedException | java.util.concurrent.TimeoutException failure) {
      throw new AssertionError(failure);
    }
  }

  public Loaded load(Language language, String text) {
    return load(new Script("s." + language.extension(), language, text));
  }

  public Loaded load(Script script) {
    return on(
        () -> {
          LogBook log = new LogBook(1_000);
          Guest guest =
              engines
                  .computeIfAbsent(script.language(), each -> Guest.open(each, new LogBook(0)))
                  .another(log);
          return new Loaded(guest, guest.load(script), log);
        });
  }

  public Guest.MadePlan plan(Language language, String text) {
    return plan(language, text, Map.of());
  }

  public Guest.MadePlan plan(
      Language language, String text, Map<String, ParameterValue> overrides) {
    Loaded loaded = load(language, text);
    return on(() -> loaded.guest.plan(loaded.declaration.values(overrides)));
  }

  /// What a run decided about each market, what came of it, and what was logged.
  public record Ran(
      List<DecisionLog> logs,
      Outcome outcome,
      List<LogLine> log,
      List<String> states,
      List<Map<String, double[]>> drawn) {
    /// About the only market.
    public DecisionLog decisions() {
      return logs.getFirst();
    }

    /// What the only instance keeps.
    public String state() {
      return states.getFirst();
    }

    /// What is drawn in the only market.
    public List<String> plots() {
      return List.copyOf(drawn.getFirst().keySet());
    }
  }

  public Ran run(Language language, String text, Candles candles) {
    return run(language, text, candles, Map.of());
  }

  public Ran run(Language language, String text, Candles candles, String state) {
    return run(language, text, Style.ON_BAR, List.of(candles), Map.of(), List.of(state));
  }

  public Ran run(Language language, String text, Candles candles, Map<String, Candles> series) {
    return run(language, text, Style.ON_BAR, List.of(candles), series, List.of());
  }

  /// Over several markets: `BTC/USDT`, `ETH/USDT`, `SOL/USDT`.
  public Ran run(Language language, String text, Style style, List<Candles> candles) {
    return run(language, text, style, candles, Map.of(), List.of());
  }

  public Ran run(
      Language language,
      String text,
      Style style,
      List<Candles> candles,
      Map<String, Candles> series,
      List<String> states) {
    Loaded loaded = load(language, text);
    return on(
        () -> {
          List<BarsJob.Place> places = new ArrayList<>();
          for (Candles each : candles) {
            Market market =
                new Market(each, instrument(places.size()), 0, loaded.declaration.warmup());
            places.add(new BarsJob.Place(market, series));
          }
          Settings settings = settings(places.size());
          BarsRun bars =
              BarsRun.of(
                  style,
                  loaded.guest,
                  () -> further(loaded, language, text),
                  places,
                  settings,
                  loaded.declaration.values(Map.of()),
                  loaded.log,
                  _ -> {});
          List<DecisionLog> decisions = bars.go(states);
          return new Ran(
              decisions,
              replay(style, places, settings, decisions),
              loaded.log.take(),
              bars.states(),
              bars.plots());
        });
  }

  private static Guest further(Loaded loaded, Language language, String text) {
    Guest guest = loaded.guest.another(loaded.log);
    guest.load(new Script("s." + language.extension(), language, text));
    return guest;
  }

  private static Outcome replay(
      Style style, List<BarsJob.Place> places, Settings settings, List<DecisionLog> decisions) {
    List<Market> all = places.stream().map(BarsJob.Place::market).toList();
    if (style == Style.ON_BARS) {
      Markets markets = Markets.of(all);
      ReplayGroup replay = new ReplayGroup(markets, decisions);
      return Backtest.run(markets, settings, replay, Progress.SILENT);
    }
    List<Seat> seats = new ArrayList<>();
    for (Market market : all) {
      seats.add(new Seat(market, 0, new ReplayStrategy(decisions.get(seats.size()))));
    }
    return Backtest.run(seats, settings, Progress.SILENT);
  }

  private static Instrument instrument(int number) {
    String symbol = List.of("BTC/USDT", "ETH/USDT", "SOL/USDT").get(number);
    return new Instrument(symbol, INSTRUMENT.tick(), INSTRUMENT.lot(), INSTRUMENT.moneyScale());
  }

  private static Settings settings(int markets) {
    return markets == 1
        ? SETTINGS
        : new Settings(
            SETTINGS.cash(),
            SETTINGS.feeRate(),
            new Sizing.Equity(
                new BigDecimal("100").divide(new BigDecimal(markets), 4, RoundingMode.DOWN)),
            true);
  }

  public ScriptFailure planFailure(Language language, String text) {
    return assertThrows(ScriptFailed.class, () -> plan(language, text)).failure();
  }

  public ScriptFailure runFailure(Language language, String text) {
    return assertThrows(ScriptFailed.class, () -> run(language, text, candles(500, 1))).failure();
  }

  public static final Instrument INSTRUMENT =
      new Instrument("BTC/USDT", new BigDecimal("0.01"), new BigDecimal("0.00000001"), 8);

  public static final Settings SETTINGS =
      new Settings(
          new Money(new BigDecimal("10000")),
          new BigDecimal("0.001"),
          new Sizing.Percent(new BigDecimal("100")),
          true);

  /// A random walk in cents.
  public static Candles candles(int size, long seed) {
    Random random = new Random(seed);
    Timeframe timeframe = Timeframe.of("5m");
    long[] time = new long[size];
    double[] open = new double[size];
    double[] high = new double[size];
    double[] low = new double[size];
    double[] close = new double[size];
    double[] volume = new double[size];
    long cents = 10_000;
    for (int bar = 0; bar < size; bar++) {
      time[bar] = 1_700_000_100_000L + bar * timeframe.millis();
      open[bar] = cents / 100.0;
      cents = Math.max(1_000, cents + random.nextInt(61) - 30);
      close[bar] = cents / 100.0;
      high[bar] = Math.max(open[bar], close[bar]) + 0.1;
      low[bar] = Math.min(open[bar], close[bar]) - 0.1;
      volume[bar] = 1 + random.nextInt(5);
    }
    return new Candles(timeframe, time, open, high, low, close, volume);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
