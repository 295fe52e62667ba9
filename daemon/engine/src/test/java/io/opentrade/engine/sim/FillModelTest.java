package io.opentrade.engine.sim;

import static io.opentrade.engine.sim.Orders.INSTRUMENT;
import static io.opentrade.engine.sim.Orders.order;
import static io.opentrade.engine.sim.Orders.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FillModelTest {
  private static final Terms MARKET = new Terms.Market();

  /// 10 at 100.00 in a bar of 1000: a hundredth of its volume.
  @ParameterizedTest
  @CsvSource({
    "none,   BUY,  100",
    "ticks,  BUY,  100.03",
    "ticks,  SELL, 99.97",
    "percent,BUY,  100.06",
    "percent,SELL, 99.94",
    "volume, BUY,  100.01",
    "volume, SELL, 99.99",
    "root,   BUY,  101",
    "root,   SELL, 99"
  })
  void slips(String kind, Side side, String price) {
    Slippage slippage =
        switch (kind) {
          case "none" -> new Slippage.None();
          case "ticks" -> new Slippage.Ticks(3);
          // 0.055: rounded against the order to the tick.
          case "percent" -> new Slippage.Percent(new BigDecimal("0.00055"));
          case "volume" -> new Slippage.VolumeShare(0.1);
          case "root" -> new Slippage.SquareRoot(0.1);
          default -> throw new AssertionError(kind);
        };
    Price paid = slippage.price(side, Price.of("100"), Quantity.of("10"), 1000, INSTRUMENT);
    assertEquals(Price.of(price), paid);
    SimVenue venue = venue(slippage, null, 0);
    venue.begin(0, 1000);
    venue.jump(0, 100);
    venue.submit(order("1", side, "10", MARKET));
    assertEquals("1 10@" + price, said(venue));
  }

  @Test
  void aSaleIsNeverWorthLessThanATick() {
    Slippage slippage = new Slippage.Ticks(50);
    assertEquals(
        Price.of("0.01"),
        slippage.price(Side.SELL, Price.of("0.3"), Quantity.of("1"), 0, INSTRUMENT));
  }

  @Test
  void aStopSlipsAndALimitDoesNot() {
    SimVenue venue = venue(new Slippage.Ticks(3), null, 0);
    venue.jump(0, 100);
    venue.submit(order("stop", Side.SELL, "1", new Terms.Stop(Price.of("95"))));
    venue.submit(order("limit", Side.BUY, "1", new Terms.Limit(Price.of("94"))));
    venue.head(90);
    assertEquals("stop 1@94.97; limit 1@94", said(venue));
  }

  @Test
  void takesAShareOfTheVolumeAndWaitsForMore() {
    SimVenue venue = venue(new Slippage.None(), "0.1", 0);
    venue.begin(0, 40);
    venue.jump(0, 100);
    venue.submit(order("1", Side.BUY, "10", MARKET));
    venue.submit(order("2", Side.BUY, "1", new Terms.Limit(Price.of("100"))));
    assertEquals("1 4@100", said(venue));
    assertTrue(venue.concerns(101, 101, 101, 101));
    venue.begin(1, 0);
    venue.jump(1, 101);
    assertEquals("", said(venue));
    venue.begin(2, 65);
    venue.jump(2, 102);
    venue.head(99);
    assertEquals("1.2 6@102; 2 0.5@100", said(venue));
    assertTrue(venue.cancel(new OrderId("2")));
    assertTrue(venue.idle());
  }

  @Test
  void anOrderOnItsWayMeetsThePriceOfItsTime() {
    SimVenue venue = venue(new Slippage.None(), null, 30);
    venue.begin(0, 0);
    venue.jump(0, 100);
    venue.submit(order("1", Side.BUY, "1", MARKET));
    venue.submit(order("gone", Side.BUY, "1", MARKET));
    assertEquals("", said(venue));
    assertTrue(venue.cancel(new OrderId("gone")));
    venue.head(110, 100);
    assertEquals("1 1@103", said(venue));
    assertEquals(Price.of("110"), venue.price());
    venue.submit(order("2", Side.SELL, "1", MARKET));
    assertTrue(venue.concerns(110, 110, 110, 110));
    venue.begin(120, 0);
    venue.jump(120, 50);
    venue.head(60, 170);
    assertEquals("2 1@52", said(venue));
    assertTrue(venue.idle());
  }

  @Test
  void aBarsDelayIsItsLength() {
    var hour = io.opentrade.engine.domain.Timeframe.of("1h");
    assertEquals(7_200_000, new Latency.Bars(2).millis(hour));
    assertEquals(250, new Latency.Millis(250).millis(hour));
  }

  @ParameterizedTest
  @CsvSource({
    "QUOTE, BUY,  market, 0.2,    0",
    "QUOTE, BUY,  limit,  0.1,    0",
    "QUOTE, SELL, market, 0.2,    0",
    "BASE,  BUY,  market, 10,     0.1",
    "BASE,  SELL, market, 0.2,    0"
  })
  void makersAndTakersPay(
      FeeCurrency currency, Side side, String kind, String fee, String commission) {
    FillModel model =
        new FillModel(
            new Slippage.None(),
            null,
            new Latency.Millis(0),
            FillMoment.NEXT_OPEN,
            new BigDecimal("0.001"),
            currency,
            Money.ZERO);
    SimVenue venue = new SimVenue(INSTRUMENT, new BigDecimal("0.002"), model, 0);
    venue.jump(0, kind.equals("limit") ? 101 : 100);
    Terms terms = kind.equals("limit") ? new Terms.Limit(Price.of("100")) : MARKET;
    venue.submit(order("1", side, "1", terms));
    venue.head(100);
    Fill fill = Objects.requireNonNull(venue.next());
    assertEquals(Money.of(fee), fill.fee());
    assertEquals(Quantity.of(commission), fill.commission());
    assertEquals(
        fill.notional().plus(Money.ZERO),
        fill.net().notional().plus(fill.commission().signum() == 0 ? Money.ZERO : fill.fee()));
  }

  @Test
  void whatOnlyReducesNeverTurnsThePosition() {
    SimVenue venue = venue(new Slippage.None(), null, 0);
    venue.jump(0, 100);
    venue.submit(order("in", Side.BUY, "3", MARKET));
    assertEquals("in 3@100", said(venue));
    venue.submit(order("take", Side.SELL, "2", limit("105"), Conditions.NONE, Purpose.TAKE_PROFIT));
    venue.submit(
        order(
            "stop",
            Side.SELL,
            "3",
            new Terms.Stop(Price.of("95")),
            Conditions.NONE,
            Purpose.STOP_LOSS));
    venue.head(106);
    assertEquals("take 2@105", said(venue));
    venue.head(90);
    assertEquals("stop 1@95", said(venue));
    venue.head(120);
    assertEquals("", said(venue));
    assertTrue(venue.cancel(new OrderId("stop")));
  }

  @Test
  void refusesModelsThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> new Slippage.Ticks(-1));
    assertThrows(IllegalArgumentException.class, () -> new Slippage.Percent(BigDecimal.ONE));
    assertThrows(IllegalArgumentException.class, () -> new Slippage.SquareRoot(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> new Latency.Bars(-1));
    assertThrows(IllegalArgumentException.class, () -> venue(new Slippage.None(), "0", 0));
    assertThrows(IllegalArgumentException.class, () -> venue(new Slippage.None(), "1.1", 0));
    assertFalse(FillModel.PLAIN.needsVolume());
  }

  private static Terms limit(String price) {
    return new Terms.Limit(Price.of(price));
  }

  private static SimVenue venue(Slippage slippage, @Nullable String share, long delay) {
    FillModel model =
        new FillModel(
            slippage,
            share == null ? null : new BigDecimal(share),
            new Latency.Millis(delay),
            FillMoment.NEXT_OPEN,
            null,
            FeeCurrency.QUOTE,
            Money.ZERO);
    return new SimVenue(INSTRUMENT, BigDecimal.ZERO, model, delay);
  }
}
