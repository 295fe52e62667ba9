package io.opentrade.scripting.bars;

import static io.opentrade.sandbox.Language.JAVA;
import static io.opentrade.sandbox.Language.JAVASCRIPT;
import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ScriptFailure;
import io.opentrade.scripting.guest.Guests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Orders that scripts place by themselves, and what they hear of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersTest {
  private final Guests guests = new Guests();

  @AfterAll
  void close() {
    guests.close();
  }

  /// Bars of which each opens where the one before closed; high and low are the ends.
  private static Candles bars(double... closes) {
    int size = closes.length;
    long[] time = new long[size];
    double[] open = new double[size];
    double[] high = new double[size];
    double[] low = new double[size];
    double[] volume = new double[size];
    Timeframe timeframe = Timeframe.of("5m");
    for (int bar = 0; bar < size; bar++) {
      time[bar] = 1_700_000_100_000L + bar * timeframe.millis();
      open[bar] = bar == 0 ? closes[0] : closes[bar - 1];
      high[bar] = Math.max(open[bar], closes[bar]);
      low[bar] = Math.min(open[bar], closes[bar]);
      volume[bar] = 10;
    }
    return new Candles(timeframe, time, open, high, low, closes, volume);
  }

  private static String script(String first, String rest) {
    return """
    export const strategy = { api: 1 };
    let h;
    export function onBar(ctx) {
      if (ctx.bar.index === 0) { %s }
      %s
    }
    export function onOrder(ctx, e) {
      ctx.log(ctx.bar.index, e.side, e.purpose, e.state, e.filled, e.reason);
    }
    """
        .formatted(first, rest);
  }

  private List<String> said(String script, Candles candles) {
    return guests.run(JAVASCRIPT, script, candles).log().stream()
        .map(LogLine::text)
        .map(String::strip)
        .toList();
  }

  @Test
  void aLimitOrderRestsUntilThePriceComes() {
    String script =
        script(
            "h = ctx.order({ side: 'buy', quantity: 2, limit: 95, tag: 'dip' });"
                + " ctx.log(h.state, h.done, ctx.orders.length);",
            "if (ctx.bar.index > 0) ctx.log(h.state, h.filled, h.price, ctx.position.quantity,"
                + " ctx.orders.length);");
    assertEquals(
        List.of(
            "queued false 1",
            "1 buy entry working 0",
            "working 0 NaN 0 1",
            "2 buy entry filled 2",
            "filled 2 95 2 0"),
        said(script, bars(100, 98, 94, 94)).subList(0, 5));
  }

  @Test
  void anOrderStandsWhateverIsDecidedLaterUntilItIsCancelled() {
    String script =
        script(
            "h = ctx.order({ side: 'buy', quantity: 1, limit: 50 });",
            "if (ctx.bar.index === 1) ctx.buy({ quantity: 3 });"
                + " if (ctx.bar.index === 3) { ctx.log(h.state, ctx.position.quantity);"
                + " ctx.cancel(h); } if (ctx.bar.index === 4) ctx.log(h.state, h.done);");
    assertEquals(
        List.of(
            "1 buy entry working 0",
            "2 buy entry working 0",
            "2 buy entry filled 3",
            "working 3",
            "4 buy entry cancelled 0",
            "cancelled true",
            "5 sell exit working 0",
            "5 sell exit filled 3"),
        said(script, bars(100, 101, 102, 103, 104, 105)));
  }

  @Test
  void aBracketIsPlacedOnceItsEntryIsFilledAndOneCancelsTheOther() {
    String bracket =
        "h = ctx.order({ side: 'buy', quantity: 1, limit: 99, then: ["
            + "{ side: 'sell', type: 'stop', trigger: 90, reduceOnly: true, tag: 'sl' },"
            + "{ side: 'sell', limit: 110, reduceOnly: true, tag: 'tp' }] });";
    List<String> won =
        said(script(bracket, "if (h) ctx.log(h.state, h.filled);"), bars(100, 98, 105, 112, 112));
    assertTrue(won.contains("3 sell exit filled 1"), won.toString());
    assertTrue(won.contains("3 sell stop loss cancelled 0"), won.toString());
    assertEquals("filled 1", won.getLast());
    List<String> lost = said(script(bracket, ""), bars(100, 98, 95, 88, 88));
    assertTrue(lost.contains("3 sell stop loss filled 1"), lost.toString());
  }

  @Test
  void aBracketOfMostOfTheCashNeedsNoWordOfWhatItReduces() {
    String bracket =
        "h = ctx.order({ side: 'buy', percent: 90, then: ["
            + "{ side: 'sell', limit: 110 }, { side: 'sell', trigger: 90 }] });";
    Guests.Ran ran = guests.run(JAVASCRIPT, script(bracket, ""), bars(100, 100, 95, 88, 88));
    List<String> said = ran.log().stream().map(LogLine::text).map(String::strip).toList();
    assertEquals(Map.of(), ran.outcome().refusals());
    assertTrue(said.stream().anyMatch(line -> line.contains("sell exit cancelled")), "" + said);
    assertTrue(said.stream().anyMatch(line -> line.contains("sell stop loss filled")), "" + said);
  }

  @Test
  void everyTypeIsReached() {
    String script =
        """
        export const strategy = { api: 1 };
        export function onBar(ctx) {
          if (ctx.bar.index === 0) ctx.buy({ quantity: 8 });
          if (ctx.bar.index === 1) {
            ctx.order({ side: "sell", quantity: 1, type: "stop", trigger: 90, limit: 89 });
            ctx.order({ side: "sell", quantity: 1, type: "take-profit", trigger: 130 });
            ctx.order({ side: "sell", quantity: 1, type: "take-profit", trigger: 130, limit: 129 });
            ctx.order({ side: "sell", quantity: 1, trail: { percent: 5, activation: 115 } });
            ctx.order({ side: "sell", quantity: 1, trail: { ticks: 300, limit: 1 } });
            ctx.sell({ quantity: 2, limit: 200, display: 1, postOnly: true, timeInForce: "day" });
            ctx.order({ side: "sell", quantity: 1, limit: 200, timeInForce: "gtd",
              until: ctx.bar.time + 1200000 });
          }
        }
        export function onFill(ctx, fill) { ctx.log("fill", ctx.bar.index, fill.purpose, fill.price); }
        export function onOrder(ctx, e) {
          if (e.state !== "working" && e.state !== "filled") ctx.log(ctx.bar.index, e.purpose, e.state);
        }
        """;
    List<String> said = said(script, bars(100, 100, 110, 120, 113, 131, 131, 131));
    assertTrue(said.contains("fill 4 trailing stop 117"), said.toString());
    assertTrue(said.contains("fill 4 trailing stop 114"), said.toString());
    assertTrue(said.contains("fill 5 take profit 130"), said.toString());
    assertEquals(2, said.stream().filter("fill 5 take profit 130"::equals).count());
    assertTrue(said.contains("5 exit expired"), said.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          side: 'buy', quantity: 1, limit: 95.005 | the limit price is not a multiple of the tick
          side: 'buy', quantity: 1e-12, limit: 95 | the size is less than one lot
          side: 'buy', quantity: 1e9, limit: 95 | not enough cash
          side: 'sell', quantity: 5, limit: 95, reduceOnly: true | the order would not only reduce the position
          side: 'buy', quantity: 1, trigger: -5 | the trigger price is not a positive price
          side: 'buy', quantity: 1, limit: 1e300 | the limit price is not a positive price
          side: 'buy', quantity: 1, trail: { percent: 100 } | the trailing offset in percent is not above 0 and below 100
          side: 'buy', quantity: 1, limit: 95, display: 5 | the display quantity is less than one lot, or more than the order
          """)
  void whatMakesNoSenseIsRefusedWithItsReasonAndHarmsNothing(String order, String reason) {
    String script =
        script(
            "h = ctx.order({ " + order + " }); ctx.buy({ quantity: 1 });",
            "if (ctx.bar.index === 2) ctx.log(h.state, h.reason, ctx.position.quantity);");
    Guests.Ran ran = guests.run(JAVASCRIPT, script, bars(100, 101, 102, 103));
    List<String> said = ran.log().stream().map(LogLine::text).toList();
    assertTrue(said.contains("denied " + reason + " 1"), said.toString());
    assertEquals(Map.of(reason, 1), ran.outcome().refusals());
  }

  @Test
  void exactNumbersOfALanguageAreNumbers() {
    double[] closes = {100, 101, 102, 103, 104};
    String js = script("ctx.buy({ quantity: 2n, tag: 'exact' });", "");
    String python =
        """
        from decimal import Decimal
        from fractions import Fraction
        strategy = {"api": 1}
        def on_bar(ctx):
            if ctx.bar.index == 0:
                ctx.buy(quantity=Decimal("1"), stop=Fraction(99, 2))
            if ctx.bar.index == 1:
                ctx.order(side="buy", quantity=Decimal("1.0"))
        """;
    assertEquals(2, bought(guests.run(JAVASCRIPT, js, bars(closes))));
    assertEquals(2, bought(guests.run(PYTHON, python, bars(closes))));
  }

  private static double bought(Guests.Ran ran) {
    assertEquals(Map.of(), ran.outcome().refusals());
    return ran.outcome().trades().getFirst().quantity().value().doubleValue();
  }

  @Test
  void cancellingWhatIsOverOrUnknownIsRefused() {
    String script =
        script(
            "h = ctx.order({ side: 'buy', quantity: 1 });",
            "if (ctx.bar.index === 2) ctx.cancel(h);");
    Guests.Ran ran = guests.run(JAVASCRIPT, script, bars(100, 101, 102, 103, 104));
    assertEquals(Map.of("the order is finished", 1), ran.outcome().refusals());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ctx.order({ side: 'buy', quantity: '1' }) | quantity must be a number, not
          ctx.order({ side: 'long', quantity: 1 }) | side is "buy" or "sell"
          ctx.order({ side: 'buy', quantity: 1, type: 'stop' }) | needs a trigger
          ctx.order({ side: 'buy', quantity: 1, type: 'market', limit: 3 }) | takes no limit
          ctx.order({ side: 'buy', quantity: 1, type: 'stopp', trigger: 3 }) | no order has the type
          ctx.order({ side: 'buy', quantity: 1, timeInForce: 'x' }) | no order has the time in force
          ctx.order({ side: 'buy', quantity: 1, reduceonly: true }) | did you mean 'reduceOnly'
          ctx.order({ side: 'buy', quantity: 1, reduceOnly: 1 }) | must be true or false
          ctx.order({ oco: [{ side: 'buy', quantity: 1 }] }) | two orders at least
          ctx.order({ side: 'buy', quantity: 1, symbol: 'X/Y' }) | has no 'symbol'
          ctx.cancel(3) | takes what ctx.order() returned
          ctx.order({ side: 'buy', quantity: 1 }).stat | has no 'stat'
          """)
  void whatNoOrderCanBeIsShownInTheScript(String line, String part) {
    String text =
        "export const strategy = { api: 1 };\nexport function onBar(ctx) {\n  " + line + ";\n}\n";
    ScriptFailure failure = guests.runFailure(JAVASCRIPT, text);
    assertTrue(failure.oneLine().contains(part), failure.oneLine());
    assertEquals(3, failure.line(), failure.oneLine());
  }

  @Test
  void threeLanguagesPlaceTheSameOrders() {
    String js =
        """
        export const strategy = { api: 1, warmup: 30 };
        let grid = [];
        export function onBar(ctx) {
          grid = grid.filter((each) => !each.done);
          if (ctx.position.quantity === 0 && grid.length === 0) {
            const price = Math.round(ctx.bar.close * 99) / 100;
            grid.push(ctx.order({ side: "buy", percent: 20, limit: price, then: [
              { side: "sell", type: "stop", trigger: Math.round(price * 98) / 100, reduceOnly: true },
              { side: "sell", limit: Math.round(price * 101) / 100, reduceOnly: true, tag: "goal" },
            ] }));
          } else if (ctx.bar.index % 50 === 0) {
            for (const each of ctx.orders) ctx.cancel(each);
            ctx.closePosition("tired");
          }
        }
        """;
    String py =
        """
        import math
        strategy = {"api": 1, "warmup": 30}
        grid = []
        def rounded(x):
            return math.floor(x + 0.5)
        def on_bar(ctx):
            global grid
            grid = [each for each in grid if not each.done]
            if ctx.position.quantity == 0 and not grid:
                price = rounded(ctx.bar.close * 99) / 100
                grid.append(ctx.order(side="buy", percent=20, limit=price, then=[
                    {"side": "sell", "type": "stop", "trigger": rounded(price * 98) / 100, "reduce_only": True},
                    {"side": "sell", "limit": rounded(price * 101) / 100, "reduce_only": True, "tag": "goal"},
                ]))
            elif ctx.bar.index % 50 == 0:
                for each in ctx.orders:
                    ctx.cancel(each)
                ctx.close_position("tired")
        """;
    String java =
        """
        import io.opentrade.strategy.*;
        import java.util.*;
        public class Grid implements Strategy {
          private final List<PlacedOrder> grid = new ArrayList<>();
          public About strategy() { return new About().warmup(30); }
          public void onBar(Context ctx) {
            grid.removeIf(PlacedOrder::done);
            if (ctx.position().quantity() == 0 && grid.isEmpty()) {
              double price = Math.round(ctx.bar().close() * 99) / 100.0;
              grid.add(ctx.order(new Order().side("buy").percent(20).limit(price).then(
                  new Order().side("sell").type("stop").trigger(Math.round(price * 98) / 100.0).reduceOnly(),
                  new Order().side("sell").limit(Math.round(price * 101) / 100.0).reduceOnly().tag("goal"))));
            } else if (ctx.bar().index() % 50 == 0) {
              ctx.orders().forEach(ctx::cancel);
              ctx.closePosition("tired");
            }
          }
        }
        """;
    Candles candles = Guests.candles(2_000, 3);
    Guests.Ran expected = guests.run(JAVASCRIPT, js, candles);
    assertTrue(expected.outcome().trades().size() > 5, "trades are missing");
    assertEquals(expected.decisions(), guests.run(PYTHON, py, candles).decisions());
    assertEquals(expected.decisions(), guests.run(JAVA, java, candles).decisions());
    assertEquals(expected.outcome().trades(), guests.run(JAVA, java, candles).outcome().trades());
  }
}
