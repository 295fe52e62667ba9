package io.opentrade.scripting.guest;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.scripting.LogBook;
import io.opentrade.scripting.bars.BarsRun;
import java.math.BigDecimal;
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

  /// What a run decided, what came of it, and what was logged.
  public record Ran(
      DecisionLog decisions,
      Outcome outcome,
      List<LogLine> log,
      String state,
      List<String> plots) {}

  public Ran run(Language language, String text, Candles candles) {
    return run(language, text, candles, Map.of());
  }

  public Ran run(Language language, String text, Candles candles, String state) {
    return run(language, text, candles, Map.of(), state);
  }

  public Ran run(Language language, String text, Candles candles, Map<String, Candles> series) {
    return run(language, text, candles, series, "");
  }

  private Ran run(
      Language language, String text, Candles candles, Map<String, Candles> series, String state) {
    Loaded loaded = load(language, text);
    return on(
        () -> {
          Market market = new Market(candles, INSTRUMENT, 0, loaded.declaration.warmup());
          BarsRun bars =
              new BarsRun(
                  loaded.guest,
                  market,
                  SETTINGS,
                  series,
                  loaded.declaration.values(Map.of()),
                  loaded.log,
                  _ -> {});
          DecisionLog decisions = bars.go(state);
          Outcome outcome =
              Backtest.run(market, SETTINGS, new ReplayStrategy(decisions), Progress.SILENT);
          return new Ran(decisions, outcome, loaded.log.take(), bars.state(), bars.plots());
        });
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
