package io.opentrade.engine.sim;

import static io.opentrade.engine.sim.Orders.INSTRUMENT;
import static io.opentrade.engine.sim.Orders.order;
import static io.opentrade.engine.sim.Orders.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Offset;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.TimeInForce;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OrderKindsTest {
  private static final Offset TEN = percent("10");
  private static final Offset TWO = percent("2");
  private final SimVenue venue = new SimVenue(INSTRUMENT, BigDecimal.ZERO);

  /// Bought at 100; the market rises, then falls through the stop.
  @ParameterizedTest
  @CsvSource({
    "plain,       100,   90",
    "plain,       102,   91.8",
    "tighter,     102,   99.96",
    "from 103,    102,   91.8",
    "from 103,    103.5, 101.43",
    "only at 103, 103,   100.94"
  })
  void trails(String kind, double high, String stop) {
    Terms.TrailingStop terms =
        switch (kind) {
          case "plain" -> new Terms.TrailingStop(TEN, null, null, null);
          case "tighter" -> trailing(null, new Terms.Tightening(TWO, Price.of("100.01")));
          case "from 103" -> trailing(null, new Terms.Tightening(TWO, Price.of("103")));
          default -> new Terms.TrailingStop(TWO, Price.of("103"), null, null);
        };
    venue.jump(0, 100);
    venue.submit(order("1", Side.SELL, "1", terms));
    venue.head(high);
    assertEquals("", said(venue));
    venue.head(50);
    assertEquals("1 1@" + stop, said(venue));
  }

  @Test
  void aTrailingStopSleepsUntilItsActivation() {
    venue.jump(0, 100);
    venue.submit(
        order("1", Side.SELL, "1", new Terms.TrailingStop(TWO, Price.of("103"), null, null)));
    assertFalse(venue.concerns(100, 102, 1, 100));
    assertTrue(venue.concerns(100, 103, 99, 100));
    venue.head(50);
    assertEquals("", said(venue));
    venue.head(104);
    venue.next();
    venue.head(50);
    assertEquals("1 1@101.92", said(venue));
  }

  @Test
  void aTrailingStopCanKeepTicksAndBecomeALimit() {
    Offset ticks = new Offset.Ticks(300);
    venue.jump(0, 100);
    venue.submit(
        order(
            "1", Side.BUY, "1", new Terms.TrailingStop(ticks, null, null, new Offset.Ticks(100))));
    venue.head(90);
    assertEquals("", said(venue));
    venue.jump(1, 95);
    assertEquals("", said(venue));
    venue.head(93.5);
    assertEquals("1 1@94", said(venue));
  }

  @Test
  void aStopLimitOf95AtRatio99AsksFor9405() {
    Terms.StopLimit terms =
        Terms.StopLimit.ratio(Price.of("95"), new BigDecimal("0.99"), INSTRUMENT);
    assertEquals(new Terms.StopLimit(Price.of("95"), Price.of("94.05")), terms);
  }

  /// The market stands at 100 and goes three ways.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # kind,             side, how,  to,  then, fills
          stopLimit,          SELL, move, 93,  93,   1 1@95
          stopLimit,          SELL, jump, 93,  93,   none
          stopLimit,          SELL, jump, 93,  97,   1 1@94.05
          stopLimit,          SELL, jump, 94.5,99,   1 1@94.5
          takeProfit,         SELL, move, 106, 106,  1 1@105
          takeProfit,         SELL, jump, 107, 107,  1 1@107
          takeProfit,         SELL, move, 104, 90,   none
          takeProfit,         BUY,  move, 94,  94,   1 1@95
          takeProfitLimit,    SELL, move, 106, 106,  1 1@105
          takeProfitLimit,    SELL, jump, 107, 106,  1 1@107
          takeProfitLimit,    BUY,  jump, 90,  94,   1 1@90
          """)
  void triggers(String kind, Side side, String how, double to, double then, String fills) {
    boolean sells = side == Side.SELL;
    Terms terms =
        switch (kind) {
          case "stopLimit" -> new Terms.StopLimit(Price.of("95"), Price.of("94.05"));
          case "takeProfit" -> new Terms.TakeProfit(Price.of(sells ? "105" : "95"));
          default ->
              sells
                  ? new Terms.TakeProfitLimit(Price.of("105"), Price.of("104"))
                  : new Terms.TakeProfitLimit(Price.of("95"), Price.of("96"));
        };
    venue.jump(0, 100);
    venue.submit(order("1", side, "1", terms));
    if (how.equals("jump")) {
      venue.jump(1, to);
    } else {
      venue.head(to);
    }
    String first = said(venue);
    venue.head(then);
    String all = first + said(venue);
    assertEquals(fills.equals("none") ? "" : fills, all);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # time, limit, volume, said
          IOC, 101, 100, 1 5@100
          IOC, 101, 20,  1 2@100; 1 cancelled
          IOC, 99,  100, 1 cancelled
          FOK, 101, 100, 1 5@100
          FOK, 101, 20,  1 cancelled
          FOK, 99,  100, 1 cancelled
          IOC, 0,   20,  1 2@100; 1 cancelled
          FOK, 0,   20,  1 cancelled
          """)
  void immediately(String time, String limit, double volume, String said) {
    SimVenue scarce =
        new SimVenue(
            INSTRUMENT,
            BigDecimal.ZERO,
            new FillModel(
                new Slippage.None(),
                new BigDecimal("0.1"),
                new Latency.Millis(0),
                FillMoment.NEXT_OPEN,
                null,
                FeeCurrency.QUOTE,
                io.opentrade.engine.domain.Money.ZERO),
            0);
    TimeInForce inForce =
        time.equals("IOC") ? new TimeInForce.ImmediateOrCancel() : new TimeInForce.FillOrKill();
    Terms terms = limit.equals("0") ? new Terms.Market() : new Terms.Limit(Price.of(limit));
    scarce.begin(0, volume);
    scarce.jump(0, 100);
    scarce.submit(order("1", Side.BUY, "5", terms, Conditions.of(inForce), Purpose.ENTRY));
    assertEquals(said, said(scarce));
    assertTrue(scarce.idle());
  }

  @Test
  void expires() {
    long day = 86_400_000L;
    venue.begin(3 * day + 5, 0);
    venue.jump(3 * day + 5, 100);
    venue.submit(resting("day", new TimeInForce.Day()));
    venue.submit(resting("date", new TimeInForce.GoodTillDate(4 * day + 7)));
    venue.submit(resting("past", new TimeInForce.GoodTillDate(3 * day + 5)));
    assertEquals("past expired", said(venue));
    assertFalse(venue.due(4 * day - 1));
    assertTrue(venue.due(4 * day));
    venue.begin(4 * day, 0);
    assertEquals("day expired", said(venue));
    venue.begin(4 * day + 7, 0);
    assertEquals("date expired", said(venue));
    assertTrue(venue.idle());
    assertFalse(venue.due(Long.MAX_VALUE - 1));
  }

  @Test
  void aPostOnlyOrderNeverTakes() {
    Conditions postOnly = new Conditions(new TimeInForce.GoodTillCancelled(), true, null);
    venue.jump(0, 100);
    venue.submit(order("1", Side.BUY, "1", limit("100"), postOnly, Purpose.ENTRY));
    assertEquals("1 rejected", said(venue));
    venue.submit(order("2", Side.BUY, "1", limit("99.99"), postOnly, Purpose.ENTRY));
    assertEquals("", said(venue));
    venue.head(99);
    assertEquals("2 1@99.99", said(venue));
  }

  @Test
  void anIcebergFillsSliceBySlice() {
    Conditions iceberg =
        new Conditions(new TimeInForce.GoodTillCancelled(), false, Quantity.of("2"));
    venue.jump(0, 100);
    venue.submit(order("1", Side.BUY, "5", limit("99"), iceberg, Purpose.ENTRY));
    venue.head(98);
    assertEquals("1 2@99; 1.2 2@99; 1.3 1@99", said(venue));
  }

  private static io.opentrade.engine.risk.ApprovedOrder resting(String id, TimeInForce time) {
    return order(id, Side.BUY, "1", limit("90"), Conditions.of(time), Purpose.ENTRY);
  }

  private static Terms limit(String price) {
    return new Terms.Limit(Price.of(price));
  }

  private static Terms.TrailingStop trailing(@Nullable Price activation, Terms.Tightening tighter) {
    return new Terms.TrailingStop(TEN, activation, tighter, null);
  }

  private static Offset percent(String percent) {
    return new Offset.Percent(new BigDecimal(percent));
  }
}
