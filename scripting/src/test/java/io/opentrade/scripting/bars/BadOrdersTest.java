package io.opentrade.scripting.bars;

import static io.opentrade.sandbox.Language.JAVA;
import static io.opentrade.sandbox.Language.JAVASCRIPT;
import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.column.Candles;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.Style;
import io.opentrade.scripting.guest.Guests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Orders whose numbers make no sense are refused with their reason and counted, in every language,
/// and the run goes on as if they had not been.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadOrdersTest {
  private final Guests guests = new Guests();
  private final Candles candles = Guests.candles(40, 3);

  @AfterAll
  void close() {
    guests.close();
  }

  private Guests.Ran run(Language language, String bad) {
    String script =
        switch (language) {
          case JAVASCRIPT ->
              """
              export const strategy = { api: 1 };
              export function onBar(ctx) {
                if (ctx.bar.index === 3 || ctx.bar.index === 5) { %s; }
                if (ctx.bar.index === 10) ctx.buy({ quantity: 2 });
                if (ctx.bar.index === 20) ctx.closePosition();
              }
              """
                  .formatted(bad);
          case PYTHON ->
              """
              strategy = {"api": 1}
              NaN = float("nan")
              def on_bar(ctx):
                  if ctx.bar.index in (3, 5):
                      %s
                  if ctx.bar.index == 10:
                      ctx.buy(quantity=2)
                  if ctx.bar.index == 20:
                      ctx.close_position()
              """
                  .formatted(bad);
          case JAVA ->
              """
              import io.opentrade.strategy.*;
              public class Mine implements Strategy {
                static final double NaN = Double.NaN;
                public void onBar(Context ctx) {
                  if (ctx.bar().index() == 3 || ctx.bar().index() == 5) { %s; }
                  if (ctx.bar().index() == 10) ctx.buy(new Order().quantity(2));
                  if (ctx.bar().index() == 20) ctx.closePosition();
                }
              }
              """
                  .formatted(bad);
        };
    return guests.run(language, script, candles);
  }

  private void refused(Language language, String bad, String reason) {
    Guests.Ran ran = run(language, bad);
    assertEquals(Map.of(reason, 2), ran.outcome().refusals(), language + " " + bad);
    assertEquals(1, ran.outcome().trades().size(), language + " " + bad);
    assertEquals("2", ran.outcome().trades().getFirst().quantity().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          quantity | 0 | the quantity is not positive
          quantity | -1 | the quantity is not positive
          quantity | NaN | the quantity is not a number
          quantity | 1e19 | the quantity is more than 1e18
          quantity | 1e-30 | the quantity is as good as nothing
          percent | 0 | the size in percent is not positive
          percent | NaN | the size in percent is not a number
          quote | -5 | the amount to spend is not positive
          quote | NaN | the amount to spend is not a number
          stop | NaN | the stop is not a number
          stop | -3 | the stop is not a positive price
          trail | 0 | the trailing distance is not a positive price
          limit | NaN | the limit price is not a number
          limit | 0 | the limit price is not a positive price
          leverage | 0 | the leverage is not a number from 1 to 1000
          leverage | NaN | the leverage is not a number from 1 to 1000
          """)
  void anEntryWithSuchANumberIsRefusedAndCounted(String key, String value, String reason) {
    refused(JAVASCRIPT, "ctx.buy({ %s: %s })".formatted(key, value), reason);
    refused(JAVASCRIPT, "ctx.sell({ %s: %s })".formatted(key, value), reason);
    refused(PYTHON, "ctx.buy(%s=%s)".formatted(key, value), reason);
    refused(JAVA, "ctx.sell(new Order().%s(%s))".formatted(key, value), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          quantity | 0 | the quantity is not positive
          quantity | NaN | the quantity is not a number
          percent | -1 | the size in percent is not positive
          limit | NaN | the limit price is not a number
          limit | 95.005 | the limit price is not a multiple of the tick
          trigger | NaN | the trigger price is not a number
          trail | -1 | the trailing distance is not a positive price
          display | NaN | the display quantity is not a number
          """)
  void anOrderOfOnesOwnWithSuchANumberIsRefusedAndCounted(String key, String value, String reason) {
    refused(JAVASCRIPT, "ctx.order({ side: 'buy', %s: %s })".formatted(key, value), reason);
    refused(PYTHON, "ctx.order(side='buy', %s=%s)".formatted(key, value), reason);
    refused(JAVA, "ctx.order(new Order().side(\"buy\").%s(%s))".formatted(key, value), reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ctx.order({ side: 'buy', quantity: 1, then: { side: 'sell', type: 'stop', trigger: NaN } })
          ctx.order({ oco: [{ side: 'buy', quantity: 1, limit: 90 }, { side: 'buy', trigger: NaN }] })
          ctx.order({ side: 'buy', trigger: NaN, then: { side: 'sell', limit: 200 } })
          """)
  void ofOrdersThatHangTogetherNoneIsPlacedWhereOneMakesNoSense(String order) {
    refused(JAVASCRIPT, order, "the trigger price is not a number");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void anOrderInAnUnknownMarketIsRefusedAndCounted(Language language) {
    String script =
        switch (language) {
          case JAVASCRIPT ->
              """
              export const strategy = { api: 1 };
              let n = 0;
              export function onBars(ctx) {
                n++;
                const none = ctx.market("DOGE/USDT");
                if (n === 3) { none.buy({ quantity: 1 }); none.sell(); none.closePosition(); }
                if (n === 4) none.order({ side: "sell", quantity: 1 });
                if (n === 5) ctx.market("ETH/USDT").buy({ quantity: 1 });
              }
              """;
          case PYTHON ->
              """
              strategy = {"api": 1}
              n = 0
              def on_bars(ctx):
                  global n
                  n += 1
                  none = ctx.market("DOGE/USDT")
                  if n == 3:
                      none.buy(quantity=1)
                      none.sell()
                      none.close_position()
                  if n == 4:
                      none.order(side="sell", quantity=1)
                  if n == 5:
                      ctx.market("ETH/USDT").buy(quantity=1)
              """;
          case JAVA ->
              """
              import io.opentrade.strategy.*;
              public class Mine implements Strategy {
                private int n;
                public void onBars(Portfolio ctx) {
                  n++;
                  Context none = ctx.market("DOGE/USDT");
                  if (n == 3) { none.buy(new Order().quantity(1)); none.sell(); none.closePosition(); }
                  if (n == 4) none.order(new Order().side("sell").quantity(1));
                  if (n == 5) ctx.market("ETH/USDT").buy(new Order().quantity(1));
                }
              }
              """;
        };
    List<Candles> three = List.of(candles, Guests.candles(40, 4), Guests.candles(40, 5));
    Guests.Ran ran = guests.run(language, script, Style.ON_BARS, three);
    assertEquals(Map.of("there is no market DOGE/USDT", 4), ran.outcome().refusals());
    assertEquals("ETH/USDT", ran.outcome().trades().getFirst().symbol());
    assertEquals(1, ran.outcome().trades().size());
  }
}
