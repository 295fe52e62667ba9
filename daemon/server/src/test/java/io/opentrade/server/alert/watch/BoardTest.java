package io.opentrade.server.alert.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candle;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.SeriesName;
import io.opentrade.protocol.EventInfo;
import io.opentrade.protocol.ForeignText;
import io.opentrade.server.alert.language.AlertLanguage;
import io.opentrade.server.alert.language.Condition;
import io.opentrade.server.market.MarketName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BoardTest implements Board.Listener {
  private static final MarketName BTC = MarketName.of("BTC/USDT@binance");
  private static final SeriesName MINUTES = SeriesName.of("BTC/USDT@binance:1m");

  private final List<String> fired = new ArrayList<>();
  private final List<Cause> causes = new ArrayList<>();
  private final Board board = new Board(this);
  private long now;

  @Override
  public void fired(String alert, Cause cause, long at) {
    fired.add(alert + "@" + at);
    causes.add(cause);
  }

  @Override
  public void armed(String alert) {}

  private void watch(String expression, Manner manner) {
    board.add("a1", AlertLanguage.read(expression, BTC), manner, true, 0);
  }

  private void prices(double... all) {
    for (double price : all) {
      now += 1_000;
      board.told(BTC, price, price - 1, price + 1, now, now);
    }
  }

  @Test
  void firesAtTheCrossingOnceAndAgainAfterItWasLeft() {
    watch("price > 100", Manner.PLAIN);
    prices(99, 100, 100.5, 101, 102, 100, 103);
    assertEquals(List.of("a1@3000", "a1@7000"), fired);
    assertEquals("tick BTC/USDT@binance 3000", causes.getFirst().key());
  }

  @Test
  void firesAtTheFirstLookWhereItHoldsUnlessMissedOnesArePassedOver() {
    watch("price > 100", Manner.PLAIN);
    board.add(
        "a2",
        AlertLanguage.read("price > 100", BTC),
        new Manner(Slack.NONE, null, Duration.ZERO, true),
        true,
        0);
    prices(101);
    assertEquals(List.of("a1@1000"), fired);
    prices(99, 101);
    assertEquals(List.of("a1@1000", "a1@3000", "a2@3000"), fired.stream().sorted().toList());
  }

  @Test
  void hysteresisKeepsAPriceAtTheLineQuiet() {
    watch("price > 100", new Manner(new Slack(0.01, true), null, Duration.ZERO, false));
    prices(101, 99.5, 101, 99.1, 101, 98.9, 101);
    assertEquals(List.of("a1@1000", "a1@7000"), fired);
  }

  @Test
  void hysteresisWorksTheOtherWayBelowNot() {
    watch("not (price <= 100)", new Manner(new Slack(1, false), null, Duration.ZERO, false));
    prices(101, 99.5, 101, 98.9, 101);
    assertEquals(List.of("a1@1000", "a1@5000"), fired);
  }

  @Test
  void aCooldownIsWaitedForWhileItHolds() {
    watch("price > 100", new Manner(Slack.NONE, null, Duration.ofSeconds(5), false));
    prices(101, 99, 101, 101, 101, 101, 101);
    assertEquals(List.of("a1@1000", "a1@6000"), fired);
  }

  @Test
  void firesEverySoOftenWhileItHolds() {
    watch("price > 100", new Manner(Slack.NONE, Duration.ofSeconds(2), Duration.ZERO, false));
    prices(101, 102, 103, 104, 105, 99, 99);
    assertEquals(List.of("a1@1000", "a1@3000", "a1@5000"), fired);
  }

  @Test
  void whatIsNotKnownFiresNothingNotEvenDenied() {
    watch("not change(1h) > 1% or not rsi(14, 1h) > 5", Manner.PLAIN);
    prices(1, 2, 3);
    assertEquals(List.of(), fired);
    assertFalse(board.holds("a1"));
  }

  @Test
  void silenceIsBrokenByAPrice() {
    watch("silence > 30s", Manner.PLAIN);
    prices(1);
    board.silent(BTC, 31, 40_000);
    board.silent(BTC, 41, 50_000);
    prices(1);
    board.silent(BTC, 31, 90_000);
    assertEquals(List.of("a1@40000", "a1@90000"), fired);
  }

  private static Candle bar(int minute, double close) {
    return new Candle(minute * 60_000L, close, close, close, close, 1);
  }

  @Test
  void eachCrossFiresAlsoInBarsThatFollowEachOther() {
    watch("crosses(sma(1, 1m), 10)", Manner.PLAIN);
    double[] closes = {9, 11, 9, 9, 12};
    for (int i = 0; i < closes.length; i++) {
      board.closed(MINUTES, bar(i, closes[i]), (i + 1) * 60_000L);
      prices(closes[i]);
    }
    assertEquals(List.of("a1@120000", "a1@180000", "a1@300000"), fired);
    assertEquals("bar BTC/USDT@binance:1m 120000", causes.getFirst().key());
  }

  @Test
  void aCrossThatWasMissedFiresUnlessMissedOnesArePassedOver() {
    watch("crosses(sma(1, 1m), 10)", Manner.PLAIN);
    board.add(
        "a2",
        AlertLanguage.read("crosses(sma(1, 1m), 10)", BTC),
        new Manner(Slack.NONE, null, Duration.ZERO, true),
        true,
        0);
    board.history(MINUTES, candles(9, 9));
    board.missed(MINUTES, candles(9, 9, 12, 13), 600_000);
    assertEquals(List.of("a1@600000"), fired);
  }

  private static Candles candles(double... closes) {
    long[] time = new long[closes.length];
    double[] ones = new double[closes.length];
    for (int i = 0; i < closes.length; i++) {
      time[i] = i * 60_000L;
      ones[i] = 1;
    }
    return new Candles(MINUTES.timeframe(), time, closes, closes, closes, closes, ones);
  }

  @Test
  void anEventFiresEachTime() {
    watch("event order where text ~ \"re[jf].*ed\" and account = Demo", Manner.PLAIN);
    board.happened(event("order", "demo", "buy 1 BTC rejected"), "one", false, 1);
    board.happened(event("order", "demo", "buy 1 BTC filled"), "two", false, 2);
    board.happened(event("fill", "demo", "rejected"), "three", false, 3);
    board.happened(event("order", "other", "rejected"), "four", false, 4);
    board.happened(event("order", "demo", "sell REFUSED"), "five", false, 5);
    assertEquals(List.of("a1@1", "a1@5"), fired);
    assertEquals("event five", causes.getLast().key());
  }

  private static EventInfo event(String kind, @Nullable String account, String text) {
    return new EventInfo(
        1,
        Instant.EPOCH,
        kind,
        account,
        EventInfo.Tone.BAD,
        new ForeignText("x"),
        new ForeignText(text));
  }

  @Test
  void healthAndAccountsAreWatched() {
    watch("health(disk) = bad or drawdown(demo) > 10%", Manner.PLAIN);
    board.health(check -> check.equals("disk") ? 0 : Double.NaN, 1);
    board.accounts(_ -> 0.05, 2);
    board.accounts(_ -> 0.15, 3);
    board.accounts(_ -> 0.05, 4);
    board.health(_ -> 1, 5);
    assertEquals(List.of("a1@3", "a1@5"), fired);
  }

  @Test
  void whatIsRemovedIsQuiet() {
    watch("price > 100", Manner.PLAIN);
    prices(99);
    board.remove("a1");
    prices(101);
    assertTrue(fired.isEmpty());
  }

  /// The index may save looks, never firings: each alert beside one that is looked at
  /// at every tick.
  @Test
  void theIndexFiresWhatLookingAlwaysFires() {
    String[] forms = {
      "price > %d",
      "price < %d",
      "not price >= %d",
      "2 * price - %d > price",
      "price / 2 < %d / 2",
      "bid > %d or ask < 80",
      "price > %d and spread < 2%%",
      "%d - price > 3",
      "price = %d",
      "change(1m) > 0.%02d - 0.97 and price > 90",
      "price * price > %d * %d"
    };
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      int level = 90 + random.nextInt(20);
      String expression = forms[random.nextInt(forms.length)].replace("%d", "" + level);
      expression = expression.replace("%02d", "" + level).replace("%%", "%");
      Manner manner =
          new Manner(
              new Slack(random.nextInt(3), false),
              random.nextInt(4) == 0 ? Duration.ofSeconds(3) : null,
              Duration.ofSeconds(random.nextInt(3)),
              random.nextBoolean());
      Condition condition = AlertLanguage.read(expression, BTC);
      // "0 * ask * bid" makes no line, so that this one is looked at at every tick.
      Condition always =
          AlertLanguage.read("(" + expression + ") and 0 * ask * bid + 0 * price = 0", BTC);
      fired.clear();
      board.add("a1", condition, manner, true, 0);
      board.add("a2", always, manner, true, 0);
      double price = 100;
      for (int i = 0; i < 200; i++) {
        price = Math.clamp(Math.round(2 * (price + random.nextGaussian() * 2)) / 2.0, 85, 115);
        prices(price);
        if (i % 5 == 4) {
          board.closed(MINUTES, new Candle(now, price, price, price, price, 1), now);
        }
      }
      assertEquals(
          fired.stream().filter(one -> one.startsWith("a2")).map(one -> one.substring(2)).toList(),
          fired.stream().filter(one -> one.startsWith("a1")).map(one -> one.substring(2)).toList(),
          expression + " " + manner);
    }
  }
}
