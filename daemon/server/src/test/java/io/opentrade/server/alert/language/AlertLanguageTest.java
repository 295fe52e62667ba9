package io.opentrade.server.alert.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.server.market.MarketName;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AlertLanguageTest {
  private static final MarketName ETH = MarketName.of("ETH/USDT@binance");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BTC/USDT@binance > 65000",
        "BTC/USDT@binance>65_000 and change(1h)<-5%",
        "change(1h) < -5%",
        "volume(5m) > 1.5M or not (spread of BTC/USDT-PERP@okx > 0.2%)",
        "rsi(14, 1h) < 30",
        "RSI(close, 14, 1h) < 30",
        "macd(12, 26, 9, 1h).signal > 0",
        "crosses(ema(20,1h), ema(50,1h))",
        "crossesAbove(price, 1.01 * sma(20, 4h))",
        "equity(demo) - balance(demo, usdt) > 1k",
        "pnl(demo) / equity(demo) < -2% or drawdown(demo) >= 10%",
        "event order where text ~ \"rej.*\" and account = demo and change(5m) > 1%",
        "event any",
        "silence > 30s",
        "health = bad or health(disk) = bad",
        "((price > 1))",
        "high(1d) - low(1d) > 0.1 * price",
        "-price < -3 and bid != ask"
      })
  void isUnderstood(String expression) {
    AlertLanguage.read(expression, ETH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          price >                               | 7
          price                                 | 0
          price > 5 6                           | 10
          price > 5 and 7                       | 14
          prise > 5                             | 0
          1 < BTC/USDT                          | 4
          rsi(14) < 30                          | 6
          rsi(0, 1h) < 30                       | 0
          price > 1 and bollinger(20, 1h).x > 1 | 14
          change(7s) > 1                        | 7
          (price > 5                            | 10
          event orders                          | 6
          event order where txt = "x"           | 18
          event order where text ~ "("          | 25
          health = fine                         | 9
          crosses(price, 5)                     | 0
          crosses(ema(9,1h), ema(9,4h))         | 0
          price > $5                            | 8
          price > 'x                            | 8
          balance(demo) > 1                     | 12
          """)
  void isRefusedAtThePlace(String expression, int at) {
    ExpressionRefused refused =
        assertThrows(ExpressionRefused.class, () -> AlertLanguage.read(expression, ETH));
    assertEquals(at, refused.at(), refused.getMessage());
    assertTrue(!refused.accepted().isBlank());
    assertTrue(!refused.toFailure(expression).failure().location().isEmpty());
  }

  @Test
  void aMarketIsMeantWhereOnlyOneIsNamed() {
    AlertLanguage.read("change(1h) < -5% and BTC/USDT@binance > 5", null);
    assertThrows(ExpressionRefused.class, () -> AlertLanguage.read("change(1h) < -5%", null));
    assertThrows(
        ExpressionRefused.class,
        () -> AlertLanguage.read("change(1h) < 1 and BTC/USDT@okx > BTC/USDT@binance", null));
  }

  @Test
  void windowsTakeTheShortestBarsThatNeedNoMoreThanOnePage() {
    assertEquals("1m", bars("volume(8h) > 1", "1m"));
    assertEquals("5m", bars("volume(1d) > 1", "1m"));
    assertEquals("5m", bars("volume(10m) > 1", "5m"));
    assertThrows(ExpressionRefused.class, () -> bars("volume(1m) > 1", "5m"));
  }

  private static String bars(String expression, String finest) {
    var condition = AlertLanguage.read(expression, ETH, Timeframe.of(finest));
    var comparison = assertInstanceOf(Condition.Comparison.class, condition);
    return assertInstanceOf(Term.Column.class, comparison.left()).series().timeframe().toString();
  }

  @Test
  void regularExpressionsRunInLinearTime() {
    var event =
        assertInstanceOf(
            Condition.Event.class,
            AlertLanguage.read("event any where text ~ \"(a*)*(a|aa)+$\"", null));
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> event.where().getFirst().fits("a".repeat(50_000) + "b"));
  }

  @Test
  void anythingIsUnderstoodOrRefusedNeverBroken() {
    List<String> words =
        List.of(
            "price",
            ">",
            "<",
            "(",
            ")",
            "and",
            "or",
            "not",
            "5%",
            "1h",
            "30s",
            ",",
            "rsi",
            "14",
            "BTC/USDT@binance",
            "of",
            "event",
            "where",
            "text",
            "~",
            "\"x\"",
            "crosses",
            ".",
            "-",
            "*",
            "/",
            "health",
            "=",
            "bad",
            "change",
            "balance",
            "demo",
            "macd",
            "ema");
    Random random = new Random(5);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        text.append(words.get(random.nextInt(words.size()))).append(' ');
      }
      try {
        AlertLanguage.read(text.toString(), ETH);
      } catch (ExpressionRefused refused) {
        assertTrue(refused.at() >= 0 && refused.at() <= text.length());
      }
    }
    assertThrows(ExpressionRefused.class, () -> AlertLanguage.read("(".repeat(1_900) + "1", ETH));
    assertThrows(
        ExpressionRefused.class, () -> AlertLanguage.read("- ".repeat(900) + "1 > 2", ETH));
    assertThrows(
        ExpressionRefused.class, () -> AlertLanguage.read("not ".repeat(400) + "1 > 2", ETH));
  }
}
