package io.opentrade.engine.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.strategy.Direction;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each limit at its edge: what reaches it passes, what lies above is refused.
final class LimitTest {
  private static final Account ACCOUNT =
      new Account(Money.of("1000"), Money.of("300"), Money.of("700"), 3, 2);
  private final Activity activity = new Activity(new TradingDay(22));

  /// An account as a test says it.
  record Account(Money equity, Money position, Money exposure, int openOrders, int openTrades)
      implements AccountView {
    @Override
    public Money exposure(String symbol) {
      return symbol.equals("X/Y") ? position : Money.ZERO;
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # limit,  cap,  passes, refused
          order,    250,  250,    250.01
          order,    25%,  250,    250.01
          position, 500,  200,    200.01
          position, 50%,  200,    200.01
          gross,    900,  200,    200.01
          gross,    150%, 800,    800.01
          turnover, 400,  400,    400.01
          """)
  void worth(String limit, String cap, String passes, String refused) {
    Cap most =
        cap.endsWith("%")
            ? new Cap.Percent(new BigDecimal(cap.replace("%", "")))
            : new Cap.Amount(Money.of(cap));
    Limit each =
        switch (limit) {
          case "order" -> new Limit.OrderNotional(most);
          case "position" -> new Limit.Position(most);
          case "gross" -> new Limit.GrossExposure(most);
          default -> new Limit.DailyTurnover(most);
        };
    assertNull(refusal(each, entry(0, passes, "100", true)));
    String words = String.valueOf(refusal(each, entry(0, refused, "100", true)));
    assertEquals(cap.endsWith("%") ? cap + " of the equity" : cap, words.split("more than ")[1]);
  }

  @Test
  void turnoverIsThatOfTheDay() {
    Limit limit = new Limit.DailyTurnover(new Cap.Amount(Money.of("100")));
    long evening = hour(21);
    activity.traded(evening, Money.of("60"));
    activity.traded(evening, Money.of("30"));
    assertNull(refusal(limit, entry(evening, "10", "1", true)));
    assertEquals(
        "the day's turnover would be more than 100",
        refusal(limit, entry(evening, "10.5", "1", true)));
    // The day begins at ten in the evening here.
    assertNull(refusal(limit, entry(hour(22), "100", "1", true)));
  }

  @Test
  void ordersPerSecondCountWhatWasSent() {
    Limit limit = new Limit.OrdersPerSecond(2);
    activity.sent(5_000);
    assertNull(refusal(limit, entry(5_000, "1", "1", true)));
    activity.sent(5_400);
    assertEquals(
        "more than 2 orders within a second", refusal(limit, entry(5_999, "1", "1", true)));
    assertNull(refusal(limit, entry(6_000, "1", "1", true)));
  }

  @Test
  void countsOrdersAndTrades() {
    assertNull(refusal(new Limit.OpenOrders(4), entry(0, "1", "1", true)));
    assertEquals(
        "more than 3 orders would be open",
        refusal(new Limit.OpenOrders(3), entry(0, "1", "1", true)));
    assertNull(refusal(new Limit.ConcurrentTrades(3), entry(0, "1", "1", true)));
    assertEquals(
        "more than 2 trades would be open",
        refusal(new Limit.ConcurrentTrades(2), entry(0, "1", "1", true)));
    assertNull(refusal(new Limit.ConcurrentTrades(2), entry(0, "1", "1", false)));
  }

  @Test
  void theBandLiesAroundASlowMedian() {
    Limit limit = new Limit.PriceBand(new BigDecimal("5"));
    assertEquals("there is no reference price yet", refusal(limit, entry(0, "1", "100", true)));
    for (int minute = 0; minute < 5; minute++) {
      activity.priced(minute * 60_000L, "X/Y", Price.of("100"));
    }
    assertNull(refusal(limit, entry(0, "1", "105", true)));
    assertNull(refusal(limit, entry(0, "1", "95", true)));
    assertEquals(
        "the price is more than 5% away from the market's slow median",
        refusal(limit, entry(0, "1", "105.01", true)));
    assertEquals(
        "the price is more than 5% away from the market's slow median",
        refusal(limit, entry(0, "1", "94.99", true)));
  }

  @Test
  void printsOfTwoMinutesDoNotMoveTheReference() {
    for (int minute = 0; minute < 5; minute++) {
      activity.priced(minute * 60_000L, "X/Y", Price.of("100"));
    }
    for (long at = 300_000; at < 420_000; at += 100) {
      activity.priced(at, "X/Y", Price.of("500"));
    }
    assertEquals(Price.of("100"), activity.reference("X/Y"));
    activity.priced(420_000, "X/Y", Price.of("500"));
    assertEquals(Price.of("500"), activity.reference("X/Y"));
    assertNull(activity.reference("A/B"));
  }

  @Test
  void aLimitIsPositive() {
    assertThrows(IllegalArgumentException.class, () -> new Cap.Amount(Money.ZERO));
    assertThrows(IllegalArgumentException.class, () -> new Cap.Percent(new BigDecimal("-1")));
    assertThrows(IllegalArgumentException.class, () -> new Limit.OpenOrders(0));
    assertThrows(IllegalArgumentException.class, () -> new Limit.PriceBand(BigDecimal.ZERO));
    assertThrows(IllegalArgumentException.class, () -> new KillLimit.LosingStreak(0));
    assertThrows(IllegalArgumentException.class, () -> new TradingDay(24));
  }

  private @org.jspecify.annotations.Nullable String refusal(Limit limit, Proposal entry) {
    return limit.refusal(entry, ACCOUNT, activity);
  }

  private static Proposal entry(long at, String notional, String price, boolean opens) {
    return new Proposal(at, 0, "X/Y", Direction.LONG, Money.of(notional), Price.of(price), opens);
  }

  private static long hour(int hour) {
    return hour * 3_600_000L;
  }
}
