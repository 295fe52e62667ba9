package io.opentrade.scripting.bars;

import static io.opentrade.sandbox.Language.JAVASCRIPT;
import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.SignalStrategy;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.strategy.Plan;
import io.opentrade.sandbox.Language;
import io.opentrade.scripting.guest.Guests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BarsRunTest {
  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  private static String example(String name) throws IOException {
    return Files.readString(
        Path.of(System.getProperty("opentrade.root"), "strategies-examples", name));
  }

  private static String smaCross(Language language) throws IOException {
    return example(
        switch (language) {
          case JAVASCRIPT, PYTHON -> "sma-cross." + language.extension();
          case JAVA -> "SmaCross.java";
        });
  }

  private Outcome signals(Language language, String text, Candles candles, int warmup) {
    Plan plan = guests.plan(language, text).plan();
    Map<String, Double> parameters = new HashMap<>();
    guests.load(language, text).declaration().parameters().values().stream()
        .filter(each -> each.value() instanceof io.opentrade.sandbox.ParameterValue.Number)
        .forEach(
            each ->
                parameters.put(
                    each.name(),
                    ((io.opentrade.sandbox.ParameterValue.Number) each.value()).value()));
    return Backtest.run(
        new Market(candles, Guests.INSTRUMENT, 0, warmup),
        Guests.SETTINGS,
        new SignalStrategy(new Evaluator(candles, Map.of(), parameters).signals(plan)),
        Progress.SILENT);
  }

  @Test
  void bothStylesInAllLanguagesMakeTheSameTrades() throws IOException {
    Candles candles = Guests.candles(5_000, 7);
    Outcome expected = signals(JAVASCRIPT, example("sma-cross.js"), candles, 50);
    assertTrue(expected.trades().size() > 20);
    assertEquals(expected.trades(), signals(PYTHON, example("sma-cross.py"), candles, 50).trades());
    for (Language language : Language.values()) {
      Guests.Ran ran = guests.run(language, smaCross(language), candles);
      assertEquals(expected.trades(), ran.outcome().trades(), language.name());
      assertEquals(expected.endEquity(), ran.outcome().endEquity());
    }
  }

  @Test
  void whatComesLaterChangesNoEarlierDecision() throws IOException {
    Candles all = Guests.candles(3_000, 9);
    for (Language language : Language.values()) {
      String text = smaCross(language);
      var whole = guests.run(language, text, all).decisions().decisions();
      for (int size : new int[] {700, 1_501}) {
        var cut = guests.run(language, text, all.slice(0, size)).decisions().decisions();
        assertEquals(whole.stream().filter(each -> each.bar() < size).toList(), cut);
      }
    }
  }

  @Test
  void theContextShowsTheBarAndKeepsState() {
    Candles candles = Guests.candles(40, 3);
    String javaScript =
        """
        export const strategy = { api: 1, warmup: 3 };
        export function onBar(ctx) {
          ctx.state.calls = (ctx.state.calls ?? 0) + 1;
          if (ctx.state.calls === 1) ctx.buy({ percent: 50, tag: "in" });
          if (ctx.state.calls === 3) ctx.log(ctx.symbol, ctx.bar.index, ctx.bar.time, ctx.close.now === ctx.bar.close,
              ctx.close.ago(2), Number.isNaN(ctx.close.ago(99)), ctx.close.above(0).ago(99), ctx.position.quantity > 0,
              ctx.position.entryPrice, { a: 1 });
          if (ctx.state.calls === 5) ctx.sell({ quantity: 1.5, stop: ctx.bar.close + 5 });
          if (ctx.state.calls === 9) ctx.closePosition("done");
          if (ctx.state.calls === 10) console.log("printed");
        }
        """;
    String python =
        """
        import math
        strategy = {"api": 1, "warmup": 3}
        def on_bar(ctx):
            ctx.state.calls = ctx.state.get("calls", 0) + 1
            if ctx.state["calls"] == 1: ctx.buy(percent=50, tag="in")
            if ctx.state.calls == 3:
                ctx.log(ctx.symbol, ctx.bar.index, int(ctx.bar.time), str(ctx.close.now == ctx.bar.close).lower(),
                    ctx.close.ago(2), str(math.isnan(ctx.close.ago(99))).lower(),
                    str((ctx.close > 0).ago(99)).lower(), str(ctx.position.quantity > 0).lower(),
                    ctx.position.entry_price, '{"a":1}')
            if ctx.state.calls == 5: ctx.sell(quantity=1.5, stop=ctx.bar.close + 5)
            if ctx.state.calls == 9: ctx.close_position("done")
            if ctx.state.calls == 10: print("printed")
        """;
    Guests.Ran first = guests.run(JAVASCRIPT, javaScript, candles);
    Guests.Ran second = guests.run(PYTHON, python, candles);
    String expected =
        "BTC/USDT 5 %d true %s true false true %s {\"a\":1}"
            .formatted(candles.time()[5], candles.close()[3], candles.open()[4]);
    assertEquals(expected, first.log().getFirst().text());
    assertEquals(5, first.log().getFirst().bar());
    assertEquals("printed", first.log().getLast().text());
    assertEquals(first.log(), second.log());
    assertEquals(first.decisions(), second.decisions());
    assertEquals(
        List.of(3, 7, 11), first.decisions().decisions().stream().map(each -> each.bar()).toList());
    assertEquals(2, first.outcome().trades().size());
    assertEquals("done", first.outcome().trades().getLast().exitReason());
  }

  @Test
  void otherSeriesAreReadByTheirClosedBars() {
    Candles main = Guests.candles(300, 5);
    String text =
        """
        export const strategy = { api: 1, series: { slow: "5m" } };
        export function onBar(ctx) {
          if (ctx.bar.index === 20) ctx.log(ctx.series.slow.close.now);
        }
        """;
    Guests.Ran ran = guests.run(JAVASCRIPT, text, main, Map.of("slow", main));
    assertEquals(Double.toString(main.close()[20]), ran.log().getFirst().text());
  }

  @Test
  void columnsMadeAnewOnEveryBarAreTheSameColumns() {
    String text =
        """
        export const strategy = { api: 1 };
        const seen = new Set();
        export function onBar(ctx) {
          for (const n of [1, 2, 3]) seen.add(ctx.close.above(n)).add(ctx.ta.sma(ctx.close, n + 1));
          if (ctx.bar.index === 199) ctx.log(seen.size);
        }
        """;
    Guests.Ran ran = guests.run(JAVASCRIPT, text, Guests.candles(200, 1));
    assertEquals("6", ran.log().getFirst().text());
  }

  @Test
  void whatWasRefusedIsRefusedAgain() {
    String text =
        """
        export const strategy = { api: 1 };
        const said = [];
        export function onBar(ctx) {
          const up = ctx.close.above(ctx.open);
          up.and(up);
          try { up.and(ctx.close); said.push("taken"); } catch { said.push("refused"); }
          if (ctx.bar.index === 2) ctx.log(said.join(" "));
        }
        """;
    Guests.Ran ran = guests.run(JAVASCRIPT, text, Guests.candles(4, 1));
    assertEquals("refused refused refused", ran.log().getFirst().text());
    String twice = text.replace("up.and(up);", "try { up.and(ctx.close); } catch {}");
    assertEquals(
        "refused refused refused",
        guests.run(JAVASCRIPT, twice, Guests.candles(4, 1)).log().getFirst().text());
  }
}
