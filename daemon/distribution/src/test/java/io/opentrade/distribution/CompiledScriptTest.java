package io.opentrade.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.sandbox.BarsJob;
import io.opentrade.sandbox.BarsResult;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Limits;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Script;
import io.opentrade.sandbox.Style;
import io.opentrade.sandbox.Worker;
import io.opentrade.sandbox.Workers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A script decides the same, bit by bit, whether it is interpreted or compiled, in a fresh process
/// or in one that has run it before with other parameters, as in a sweep. Where the machine has no
/// compiler all are interpreted. `-Dopentrade.compiled.sweep=20` sweeps longer, and prints what a
/// combination takes.
final class CompiledScriptTest {
  private static final int BARS = Integer.getInteger("opentrade.compiled.bars", 20_000);
  private static final Market MARKET = market();
  private static final int SWEPT = Integer.getInteger("opentrade.compiled.sweep", 2);

  /// Of a machine that does much else, too.
  private static final Limits PATIENT =
      new Limits(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(3),
          512,
          100_000,
          50,
          100_000,
          2,
          128);

  private static final String JAVASCRIPT =
      """
      export const params = { length: 10 };
      let heat = 0;
      export function onBar(ctx) {
        const fast = ctx.ta.ema(ctx.close, ctx.params.length);
        heat = heat * 0.97 + Math.sin(ctx.close.now / 3) * Math.exp(-ctx.volume.now / 9);
        if (ctx.position.quantity === 0 && fast.now < ctx.close.now && heat > 0.01) {
          ctx.buy({ quantity: 1 + Math.abs(heat), stop: ctx.close.now * (0.97 + heat / 1000) });
        } else if (ctx.position.quantity > 0 && heat < 0) ctx.closePosition();
      }
      """;
  private static final String PYTHON =
      """
      import math
      params = {"length": 10}
      heat = 0.0
      def on_bar(ctx):
          global heat
          fast = ctx.ta.ema(ctx.close, ctx.params.length)
          heat = heat * 0.97 + math.sin(ctx.close.now / 3) * math.exp(-ctx.volume.now / 9)
          if ctx.position.quantity == 0 and fast.now < ctx.close.now and heat > 0.01:
              ctx.buy(quantity=1 + abs(heat), stop=ctx.close.now * (0.97 + heat / 1000))
          elif ctx.position.quantity > 0 and heat < 0:
              ctx.close_position()
      """;

  @Test
  void decidesTheSame(@TempDir Path folder) throws Exception {
    EscapeTable table = new EscapeTable(BARS + " bars of onBar, with the script's loading");
    try (Workers workers = LiveHouse.workers(folder, PATIENT)) {
      assertAlike(workers, new Script("s.js", Language.JAVASCRIPT, JAVASCRIPT), table);
      assertAlike(workers, new Script("s.py", Language.PYTHON, PYTHON), table);
    } finally {
      table.write("compiled-scripts.txt");
    }
  }

  private static void assertAlike(Workers workers, Script script, EscapeTable table) {
    try (Worker interpreting = workers.take(script.language(), PATIENT);
        Worker compiling = workers.takeCompiling(script.language(), PATIENT)) {
      interpreting.load(script);
      compiling.load(script);
      long start = System.nanoTime();
      BarsResult plain = run(interpreting, 10);
      long middle = System.nanoTime();
      BarsResult compiled = run(compiling, 10);
      long end = System.nanoTime();
      table.row(
          script.name(),
          "interpreted " + (middle - start) / 1_000_000 + " ms",
          "compiled " + (end - middle) / 1_000_000 + " ms");
      assertTrue(plain.first().decisions().decisions().size() > 50, "it hardly decided");
      assertEquals(plain.first().decisions(), compiled.first().decisions(), script.name());
      DecisionLog last = swept(interpreting, script, "interpreted", table);
      assertEquals(last, swept(compiling, script, "compiled", table));
      assertNotEquals(last, plain.first().decisions(), "the parameter decides nothing");
      assertEquals(last, fresh(workers, script, 10 + SWEPT, table));
    }
  }

  /// Further runs of the same worker with other parameters: what the last decided.
  private static DecisionLog swept(Worker worker, Script script, String how, EscapeTable table) {
    long start = System.nanoTime();
    Duration used = worker.usage().processor();
    DecisionLog last = null;
    for (int number = 1; number <= SWEPT; number++) {
      last = run(worker, 10 + number).first().decisions();
    }
    row(script, "warm, " + how, start, worker.usage().processor().minus(used), SWEPT, table);
    return Objects.requireNonNull(last);
  }

  private static DecisionLog fresh(Workers workers, Script script, int length, EscapeTable table) {
    long start = System.nanoTime();
    try (Worker worker = workers.take(script.language(), PATIENT)) {
      worker.load(script);
      DecisionLog decisions = run(worker, length).first().decisions();
      row(script, "a process each", start, worker.usage().processor(), 1, table);
      return decisions;
    }
  }

  private static void row(
      Script script, String how, long start, Duration used, int runs, EscapeTable table) {
    table.row(
        script.name(),
        how,
        (System.nanoTime() - start) / 1_000_000 / runs + " ms a combination",
        used.toMillis() / runs + " ms of processor time");
  }

  private static BarsResult run(Worker worker, int length) {
    Settings settings =
        new Settings(
            Money.of("1000000"),
            new BigDecimal("0.001"),
            new Sizing.Percent(BigDecimal.TEN),
            false);
    Map<String, ParameterValue> values = Map.of("length", new ParameterValue.Number(length));
    return worker.runBars(new BarsJob(Style.ON_BAR, MARKET, settings, Map.of(), values), _ -> true);
  }

  private static Market market() {
    SplittableRandom random = new SplittableRandom(5);
    long[] time = new long[BARS];
    double[][] columns = new double[5][BARS];
    double price = 100;
    for (int bar = 0; bar < BARS; bar++) {
      time[bar] = bar * 60_000L;
      double open = price;
      price = Math.round(price * (1 + random.nextDouble(-0.01, 0.01)) * 100) / 100.0;
      columns[0][bar] = open;
      columns[1][bar] = Math.max(open, price);
      columns[2][bar] = Math.min(open, price);
      columns[3][bar] = price;
      columns[4][bar] = random.nextInt(20);
    }
    Candles candles =
        new Candles(
            Timeframe.of("1m"), time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    Instrument instrument =
        new Instrument("A/B", new BigDecimal("0.01"), new BigDecimal("0.0001"), 8);
    return new Market(candles, instrument, 0, 0);
  }
}
