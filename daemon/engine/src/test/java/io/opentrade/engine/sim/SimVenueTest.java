package io.opentrade.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Fill;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Order;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Position;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.risk.AccountRules;
import io.opentrade.engine.risk.ApprovedOrder;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.risk.Verdict;
import java.math.BigDecimal;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimVenueTest {
  private static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);
  private final SimVenue venue = new SimVenue(INSTRUMENT, new BigDecimal("0.001"));

  /// The market stands at 100, an order comes, and the market jumps or moves.
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # kind,  side, level, how,  to,     fills at
          limit,   BUY,  95,    move, 94,     95
          limit,   BUY,  95,    move, 95,     95
          limit,   BUY,  95,    move, 95.01,  none
          limit,   BUY,  95,    jump, 93.5,   93.5
          limit,   BUY,  105,   move, 100,    100
          limit,   SELL, 105,   move, 106,    105
          limit,   SELL, 105,   jump, 107.25, 107.25
          limit,   SELL, 105,   move, 104.99, none
          stop,    SELL, 95,    move, 94,     95
          stop,    SELL, 95,    move, 95,     95
          stop,    SELL, 95,    jump, 90,     90
          stop,    SELL, 95,    move, 96,     none
          stop,    BUY,  105,   move, 105,    105
          stop,    BUY,  105,   jump, 111,    111
          stop,    SELL, 101,   move, 120,    100
          trail,   SELL, 5,     move, 94,     95
          trail,   SELL, 5,     jump, 94,     94
          trail,   SELL, 5,     move, 95.01,  none
          trail,   BUY,  5,     move, 106,    105
          trail,   BUY,  5,     jump, 106,    106
          """)
  void fills(String kind, Side side, String level, String how, double to, String price) {
    venue.jump(0, 100);
    venue.submit(order("1", side, terms(kind, level)));
    if (how.equals("jump")) {
      venue.jump(1, to);
    } else {
      venue.head(to);
    }
    Fill fill = venue.next();
    if (price.equals("none")) {
      assertNull(fill);
    } else {
      assertEquals(Price.of(price), Objects.requireNonNull(fill).price());
      assertNull(venue.next());
    }
    assertEquals(price.equals("none"), !venue.idle());
  }

  /// A trailing stop of 5 follows the best price and never retreats.
  @ParameterizedTest
  @CsvSource({
    "SELL, 110, 106, 109, 104.5, 105",
    "SELL, 101, 97, 104, 98, 99",
    "SELL, 100.01, 99, 99, 95, 95.01",
    "BUY, 90, 94, 91, 96, 95",
    "BUY, 99.99, 101, 100, 105, 104.99"
  })
  void trails(Side side, double first, double second, double third, double fourth, String price) {
    venue.jump(0, 100);
    venue.submit(order("1", side, terms("trail", "5")));
    for (double to : new double[] {first, second, third}) {
      venue.head(to);
      assertNull(venue.next());
    }
    venue.head(fourth);
    assertEquals(Price.of(price), Objects.requireNonNull(venue.next()).price());
  }

  @Test
  void fillsTheNearestFirstAndOfEqualsTheEarlier() {
    venue.jump(0, 100);
    venue.submit(order("far", Side.SELL, terms("stop", "90")));
    venue.submit(order("near", Side.SELL, terms("stop", "95")));
    venue.submit(order("later", Side.SELL, terms("stop", "95")));
    venue.head(80);
    assertEquals("near", Objects.requireNonNull(venue.next()).order().text());
    assertEquals("later", Objects.requireNonNull(venue.next()).order().text());
    assertEquals("far", Objects.requireNonNull(venue.next()).order().text());
    assertNull(venue.next());
    assertEquals(Price.of("80"), venue.price());
  }

  @Test
  void marketOrdersGoBeforeWhatTheJumpReached() {
    venue.jump(0, 100);
    venue.submit(order("stop", Side.SELL, terms("stop", "95")));
    venue.jump(1, 90);
    venue.submit(order("market", Side.SELL, new Terms.Market()));
    assertEquals("market", Objects.requireNonNull(venue.nextAtMarket()).order().text());
    assertNull(venue.nextAtMarket());
    assertEquals("stop", Objects.requireNonNull(venue.next()).order().text());
  }

  @Test
  void aCancelledOrderIsGone() {
    venue.jump(0, 100);
    venue.submit(order("1", Side.SELL, terms("stop", "95")));
    assertTrue(venue.concerns(100, 101, 95, 100));
    assertTrue(venue.cancel(new OrderId("1")));
    assertFalse(venue.cancel(new OrderId("1")));
    assertFalse(venue.concerns(100, 101, 95, 100));
    venue.head(1);
    assertNull(venue.next());
  }

  @Test
  void aNewHighConcernsATrailingStop() {
    venue.jump(0, 100);
    venue.submit(order("1", Side.SELL, terms("trail", "5")));
    assertFalse(venue.concerns(99, 100, 96, 99));
    assertTrue(venue.concerns(99, 100.01, 96, 99));
    assertTrue(venue.concerns(99, 100, 95, 99));
  }

  @Test
  void roundsNotionalAndFeeHalfToEven() {
    venue.jump(7, 10.25);
    venue.submit(order("1", Side.BUY, new Terms.Market()));
    Fill fill = Objects.requireNonNull(venue.next());
    assertEquals(Money.of("20.5"), fill.notional());
    assertEquals(Money.of("0.02"), fill.fee());
    assertEquals(7, fill.at());
  }

  private static Terms terms(String kind, String level) {
    return switch (kind) {
      case "limit" -> new Terms.Limit(Price.of(level));
      case "stop" -> new Terms.Stop(Price.of(level));
      case "trail" -> new Terms.TrailingStop(Price.of(level));
      default -> throw new AssertionError(kind);
    };
  }

  private static ApprovedOrder order(String id, Side side, Terms terms) {
    Order order = new Order(new OrderId(id), side, Quantity.of("2"), terms, Purpose.ENTRY, "");
    RiskGate gate = new RiskGate(INSTRUMENT, BigDecimal.ZERO);
    Verdict verdict =
        gate.examine(order, Position.FLAT, Money.of("1000"), Price.of("1"), AccountRules.NONE);
    if (verdict instanceof Verdict.Approved(ApprovedOrder approved)) {
      return approved;
    }
    throw new AssertionError(verdict);
  }
}
