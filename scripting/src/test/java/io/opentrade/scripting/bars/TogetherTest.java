package io.opentrade.scripting.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.column.Resampler;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.sandbox.Style;
import io.opentrade.scripting.guest.Guests;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Scripts over several markets: `onBar` with an instance for each, `onBars` with one for all.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TogetherTest {
  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  private static List<Candles> three(int size) {
    return List.of(Guests.candles(size, 1), Guests.candles(size, 2), Guests.candles(size, 3));
  }

  /// The same strategy in both styles: entries at the market with a stop, an order of its own, and
  /// a variable of the file that counts the bars of its market.
  private static final Map<Language, String> BOTH =
      new EnumMap<>(
          Map.of(
              Language.JAVASCRIPT,
              """
              export const strategy = { api: 1, warmup: 30, timers: { daily: "1d" } };
              export const params = { length: 20 };
              const decide = (m, length, own) => {
                own.bars = (own.bars ?? 0) + 1;
                const slow = m.ta.sma(m.close, length);
                m.plot("slow", slow.now);
                if (m.close.crossesAbove(slow).now) m.buy({ stop: m.bar.close * 0.99, tag: "b" + own.bars });
                if (m.close.crossesBelow(slow).now) m.closePosition();
                if (own.bars % 50 === 0 && m.orders.length === 0) {
                  m.order({ side: "buy", quote: 100, limit: Math.round(m.bar.close * 99) / 100, timeInForce: "day" });
                }
              };
              const own = {};
              export function onBar(ctx) { decide(ctx, ctx.params.length, own); }
              export function onBars(ctx) {
                for (const m of ctx.markets) {
                  if (m.fresh) decide(m, ctx.params.length, m.state);
                }
              }
              """,
              Language.PYTHON,
              """
              strategy = {"api": 1, "warmup": 30, "timers": {"daily": "1d"}}
              params = {"length": 20}
              def decide(m, length, own):
                  own["bars"] = own.get("bars", 0) + 1
                  slow = m.ta.sma(m.close, length)
                  m.plot("slow", slow.now)
                  if m.close.crosses_above(slow).now:
                      m.buy(stop=m.bar.close * 0.99, tag="b%d" % own["bars"])
                  if m.close.crosses_below(slow).now:
                      m.close_position()
                  if own["bars"] % 50 == 0 and not m.orders:
                      limit = int(m.bar.close * 99 + 0.5) / 100
                      m.order(side="buy", quote=100, limit=limit, time_in_force="day")
              own = {}
              def on_bar(ctx):
                  decide(ctx, ctx.params.length, own)
              def on_bars(ctx):
                  for m in ctx.markets:
                      if m.fresh:
                          decide(m, ctx.params.length, m.state)
              """,
              Language.JAVA,
              """
              import io.opentrade.strategy.*;
              import java.util.Map;
              public class Both implements Strategy {
                public About strategy() { return new About().warmup(30).timer("daily", "1d"); }
                public Params params() { return new Params().number("length", 20, 2, 100); }
                final Map<String, Object> own = new java.util.HashMap<>();
                static void decide(Context m, Values params, Map<String, Object> own) {
                  double bars = (Double) own.getOrDefault("bars", 0.0) + 1;
                  own.put("bars", bars);
                  Column slow = m.ta().sma(m.close(), params.get("length"));
                  m.plot("slow", slow.now());
                  if (m.close().crossesAbove(slow).now()) {
                    m.buy(new Order().stop(m.bar().close() * 0.99).tag("b" + (int) bars));
                  }
                  if (m.close().crossesBelow(slow).now()) m.closePosition();
                  if (bars % 50 == 0 && m.orders().isEmpty()) {
                    double limit = Math.round(m.bar().close() * 99) / 100.0;
                    m.order(new Order().side("buy").quote(100).limit(limit).timeInForce("day"));
                  }
                }
                public void onBar(Context ctx) { decide(ctx, ctx.params(), own); }
                public void onBars(Portfolio ctx) {
                  for (Context m : ctx.markets()) {
                    if (m.fresh()) decide(m, ctx.params(), m.state());
                  }
                }
              }
              """));

  /// What is drawn of the third market at a bar.
  private static double slow(Guests.Ran ran, int bar) {
    return Objects.requireNonNull(ran.drawn().get(2).get("slow"))[bar];
  }

  private static String both(Language language) {
    return Objects.requireNonNull(BOTH.get(language));
  }

  @Test
  void bothStylesInAllLanguagesMakeTheSameTrades() {
    List<Candles> candles = three(1_500);
    Guests.Ran expected =
        guests.run(Language.JAVASCRIPT, both(Language.JAVASCRIPT), Style.ON_BAR, candles);
    assertTrue(
        expected.outcome().trades().size() > 60, "trades: " + expected.outcome().trades().size());
    assertEquals(
        3, expected.outcome().trades().stream().map(trade -> trade.symbol()).distinct().count());
    for (Language language : Language.values()) {
      for (Style style : List.of(Style.ON_BAR, Style.ON_BARS)) {
        Guests.Ran ran = guests.run(language, both(language), style, candles);
        String which = language + " " + style;
        assertEquals(expected.outcome().trades(), ran.outcome().trades(), which);
        assertEquals(expected.outcome().endEquity(), ran.outcome().endEquity(), which);
        assertEquals(expected.logs(), ran.logs(), which);
        assertEquals(List.of("slow"), ran.plots(), which);
        assertEquals(slow(expected, 700), slow(ran, 700), which);
      }
    }
  }

  @Test
  void whatTheWorkerSawIsWhatTheReplayGives() {
    String script =
        """
        export const strategy = { api: 1, warmup: 10 };
        export function onBars(ctx) {
          for (const m of ctx.markets) {
            if (m.bar.index % 7 === 3) m.buy({ percent: 20 });
            if (m.bar.index % 11 === 5) m.closePosition();
          }
          ctx.log(ctx.time, ctx.cash, ctx.equity);
        }
        """;
    Guests.Ran ran = guests.run(Language.JAVASCRIPT, script, Style.ON_BARS, three(400));
    List<LogLine> log = ran.log();
    double[] equity = ran.outcome().equity();
    assertEquals(390, log.size());
    for (int line = 0; line < log.size() - 1; line++) {
      String[] words = log.get(line).text().split(" ");
      assertEquals(equity[line + 10], Double.parseDouble(words[2]), 1e-6, "line " + line);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void longerBarsAndLaterMarketsAreNotFresh(Language language) {
    Candles fine = Guests.candles(400, 1);
    Candles coarse = Resampler.resample(Guests.candles(400, 2), Timeframe.of("1h"));
    Candles late = Guests.candles(400, 3).slice(200, 400);
    String script =
        switch (language) {
          case JAVASCRIPT ->
              """
              export const strategy = { api: 1, timers: { hourly: "1h" } };
              let n = 0, hours = 0;
              const seen = [0, 0, 0], begun = [0, 0, 0];
              export function onTimer(ctx, name) { hours++; }
              export function onFill(ctx, fill) { ctx.log(fill.symbol, fill.side); }
              export function onBars(ctx) {
                n++;
                ctx.markets.forEach((m, i) => {
                  if (m.fresh) seen[i]++;
                  if (m.bar.index >= 0 && m.close.now > 0) begun[i]++;
                });
                if (n === 150) ctx.market("ETH/USDT").buy({ percent: 10 });
                if (n === 400) ctx.log(n, hours, ...seen, ...begun);
              }
              """;
          case PYTHON ->
              """
              strategy = {"api": 1, "timers": {"hourly": "1h"}}
              n, hours, seen, begun = 0, 0, [0, 0, 0], [0, 0, 0]
              def on_timer(ctx, name):
                  global hours
                  hours += 1
              def on_fill(ctx, fill):
                  ctx.log(fill.symbol, fill.side)
              def on_bars(ctx):
                  global n
                  n += 1
                  for i, m in enumerate(ctx.markets):
                      if m.fresh:
                          seen[i] += 1
                      if m.bar.index >= 0 and m.close.now > 0:
                          begun[i] += 1
                  if n == 150:
                      ctx.market("ETH/USDT").buy(percent=10)
                  if n == 400:
                      ctx.log(n, hours, *seen, *begun)
              """;
          case JAVA ->
              """
              import io.opentrade.strategy.*;
              public class Seen implements Strategy {
                int n, hours;
                int[] seen = new int[3], begun = new int[3];
                public About strategy() { return new About().timer("hourly", "1h"); }
                public void onTimer(Portfolio ctx, String name) { hours++; }
                public void onFill(Portfolio ctx, OrderEvent fill) { ctx.log(fill.symbol(), fill.side()); }
                public void onBars(Portfolio ctx) {
                  n++;
                  for (int i = 0; i < 3; i++) {
                    Context m = ctx.markets().get(i);
                    if (m.fresh()) seen[i]++;
                    if (m.bar().index() >= 0 && m.close().now() > 0) begun[i]++;
                  }
                  if (n == 150) ctx.market("ETH/USDT").buy(new Order().percent(10));
                  if (n == 400) ctx.log(n, hours, seen[0], seen[1], seen[2], begun[0], begun[1], begun[2]);
                }
              }
              """;
        };
    Guests.Ran ran = guests.run(language, script, Style.ON_BARS, List.of(fine, coarse, late));
    List<String> log = ran.log().stream().map(LogLine::text).toList();
    assertEquals("ETH/USDT buy", log.getFirst());
    // 33 full hours end in the range; the last bar of an hour ends after it, and is never closed.
    assertEquals("400 33 400 33 200 400 392 200", log.getLast());
    assertEquals(1, ran.outcome().trades().size());
    assertEquals("ETH/USDT", ran.outcome().trades().getFirst().symbol());
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void statesComeBackToWhereTheyWereKept(Language language) {
    String script =
        switch (language) {
          case JAVASCRIPT ->
              """
              export const strategy = { api: 1 };
              export function onBars(ctx) {
                ctx.state.n = (ctx.state.n ?? 0) + 1;
                for (const m of ctx.markets) m.state.last = m.symbol;
              }
              """;
          case PYTHON ->
              """
              strategy = {"api": 1}
              def on_bars(ctx):
                  ctx.state.n = ctx.state.get("n", 0) + 1
                  for m in ctx.markets:
                      m.state.last = m.symbol
              """;
          case JAVA ->
              """
              import io.opentrade.strategy.*;
              public class Kept implements Strategy {
                public void onBars(Portfolio ctx) {
                  ctx.state().merge("n", 1.0, (a, b) -> (Double) a + (Double) b);
                  for (Context m : ctx.markets()) m.state().put("last", m.symbol());
                }
              }
              """;
        };
    Guests.Ran once = guests.run(language, script, Style.ON_BARS, three(10));
    assertEquals(4, once.states().size());
    Guests.Ran twice =
        guests.run(language, script, Style.ON_BARS, three(10), Map.of(), once.states());
    String all = String.join(" ", twice.states()).replaceAll("[\\s.]0?", "").replace("200", "20");
    assertTrue(all.startsWith("{\"n\":20}"), all);
    assertTrue(twice.states().get(2).contains("ETH/USDT"), all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JAVASCRIPT | ctx.market('ETX/USDT').close.now | ETX/USDT has no 'close' | the markets of"
            + " this run: BTC/USDT, ETH/USDT, SOL/USDT",
        "PYTHON | ctx.market('ETX/USDT').close.now | ETX/USDT has no 'close' | the markets of this"
            + " run: BTC/USDT, ETH/USDT, SOL/USDT",
        "JAVA | ctx.market(\"ETX/USDT\").close().now() | there is no market ETX/USDT, and no column"
            + " of it |",
        "JAVASCRIPT | ctx.buy() | ctx has no 'buy' | a market has it: ctx.market(\"BTC/USDT\")",
        "PYTHON | ctx.buy() | ctx has no 'buy' | a market has it: ctx.market(\"BTC/USDT\")",
        "JAVASCRIPT | ctx.markets[0].close.above(ctx.markets[1].close).now | another market |"
            + " declare the other",
        "PYTHON | (ctx.markets[0].close > ctx.markets[1].close).now | another market | declare the"
            + " other",
        "JAVA | ctx.markets().get(0).close().above(ctx.markets().get(1).close()).now() | another"
            + " market | declare the other",
        "JAVASCRIPT | ctx.markets[0].ta.vwma(ctx.markets[0].close, ctx.markets[1].volume) | another"
            + " market | declare the other",
        "PYTHON | ctx.markets[0].ta.sma(ctx.markets[1].close, 3) | another market | declare the"
            + " other",
        "JAVASCRIPT | ctx.markets[0].cancel(ctx.markets[1].order({ side: 'buy', quantity: 1 })) |"
            + " takes what ctx.order() returned | ",
        "PYTHON | ctx.markets[0].cancel(ctx.markets[1].order(side='buy', quantity=1)) | takes what"
            + " ctx.order() returned | ",
      })
  void whatIsNotOfTheRunIsRefusedInALine(
      Language language, String line, String message, String hint) {
    String script =
        switch (language) {
          case JAVASCRIPT ->
              "export const strategy = { api: 1 };\nexport function onBars(ctx) {\n  "
                  + line
                  + ";\n}\n";
          case PYTHON -> "strategy = {\"api\": 1}\ndef on_bars(ctx):\n    " + line + "\n";
          case JAVA ->
              "import io.opentrade.strategy.*;\npublic class S implements Strategy {\n"
                  + "  public void onBars(Portfolio ctx) {\n    "
                  + line
                  + ";\n  }\n}\n";
        };
    ScriptFailure failure =
        assertThrows(
                ScriptFailed.class, () -> guests.run(language, script, Style.ON_BARS, three(20)))
            .failure();
    String said = failure.oneLine();
    assertTrue(failure.message().contains(message), said);
    assertTrue(failure.message().startsWith("at 2023-11-14T22:"), said);
    assertTrue(hint == null || failure.hint().contains(hint), said);
    assertEquals(language == Language.JAVA ? 4 : 3, failure.line(), said);
    assertEquals(-1, failure.oneLine().indexOf('\n'), said);
  }

  @Test
  void onBarNamesTheMarketOfAMistake() {
    ScriptFailure failure =
        assertThrows(
                ScriptFailed.class,
                () ->
                    guests.run(
                        Language.JAVASCRIPT,
                        "export const strategy = { api: 1 };\nexport function onBar(ctx) {\n"
                            + "  if (ctx.symbol === 'SOL/USDT') ctx.nothing();\n}\n",
                        Style.ON_BAR,
                        three(20)))
            .failure();
    assertTrue(failure.message().startsWith("SOL/USDT on bar 0 (2023-11"), failure.oneLine());
  }
}
