package io.opentrade.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.risk.MarginRules;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A venue that locks what a resting order offers: an exit waits until protection is gone, and what
/// it leaves is protected again.
final class LockingVenueTest {
  private static final Instrument INSTRUMENT =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);

  private @Nullable Money most;
  private final EngineBench bench =
      new EngineBench(
          new DeskSettings(
              0,
              INSTRUMENT,
              BigDecimal.ZERO,
              new RiskGate(INSTRUMENT, BigDecimal.ZERO, Money.ZERO, MarginRules.PLAIN, () -> most),
              Quotes.AT_MARKET,
              null,
              true,
              true,
              Money.of("5"),
              () -> false));
  private final Engine engine = bench.engine();

  private List<String> handle(Event event) {
    List<Effect> effects = bench.effects(event);
    List<String> words = new ArrayList<>(EngineBench.words(effects));
    for (Effect effect : effects) {
      if (effect instanceof Effect.TradeClosed(int _, var trip)
          && trip.profit().signum() < 0
          && bench.ids() == 3) {
        words.add("closed " + trip.exitReason() + " " + trip.profit());
      }
    }
    return words;
  }

  private List<String> decide(Intent intent) {
    handle(new Event.Decided(1, 1, List.of(intent)));
    return handle(new Event.BarOpened(2, Price.of("100")));
  }

  private List<String> fill(String id, String trade, String quantity, String price) {
    return fill(id, trade, quantity, price, "0");
  }

  /// @param commission taken in what was bought
  private List<String> fill(
      String id, String trade, String quantity, String price, String commission) {
    return handle(bench.filled(id, trade, quantity, price, commission));
  }

  private static OrderId id(int number) {
    return new OrderId(Integer.toString(number));
  }

  /// Ten are held, and a stop at 90 offers them.
  private void hold() {
    decide(new Intent.Enter(Direction.LONG, null, Double.NaN, 90, Double.NaN, Double.NaN, "in"));
    fill(Integer.toString(bench.ids()), "a", "10", "100");
    handle(new Report.Accepted(3, id(bench.ids())));
  }

  @Test
  void anExitWaitsUntilTheStopIsGone() {
    hold();
    assertEquals(List.of("cancel 2"), decide(new Intent.Close(null, "out")));
    assertEquals(List.of("submit 3 10 EXIT"), handle(new Report.Cancelled(4, id(2))));
    assertEquals(List.of(), fill("3", "b", "10", "101"));
    assertTrue(engine.desk(0).position().flat());
    assertTrue(engine.desk(0).openOrderList().isEmpty());
  }

  @Test
  void aStopThatWasFasterIsTheExit() {
    hold();
    decide(new Intent.Close(null, "out"));
    assertEquals(List.of(), fill("2", "b", "10", "90"));
    assertTrue(engine.desk(0).position().flat());
    assertEquals(Money.of("900"), engine.ledger().cash());
  }

  @Test
  void aStopThatWasFasterInPartLeavesTheRestToTheExit() {
    hold();
    decide(new Intent.Close(null, "out"));
    assertEquals(List.of(), fill("2", "b", "4", "90"));
    assertEquals(List.of("submit 3 6 EXIT"), handle(new Report.Cancelled(4, id(2))));
  }

  @Test
  void anExitThatIsRejectedLeavesThePositionProtected() {
    hold();
    decide(new Intent.Close(null, "out"));
    handle(new Report.Cancelled(4, id(2)));
    assertEquals(
        List.of("venue is closed", "submit 4 10 STOP_LOSS"),
        handle(new Report.Rejected(5, id(3), "venue is closed")));
    assertEquals("in", bench.sent("1").tag());
    assertEquals(bench.sent("2").terms(), bench.sent("4").terms());
  }

  @Test
  void aStopThatTheVenueHasNotAnsweredForIsTakenBackLater() {
    decide(new Intent.Enter(Direction.LONG, null, Double.NaN, 90, Double.NaN, Double.NaN, "in"));
    fill("1", "a", "10", "100");
    // Its answer is late, and its cancellation is refused: then it is asked again.
    assertEquals(List.of("cancel 2"), decide(new Intent.Close(null, "out")));
    assertEquals(List.of("cancel 2"), handle(new Report.CancelRefused(3, id(2), "unknown order")));
    assertEquals(List.of("submit 3 10 EXIT"), handle(new Report.Cancelled(4, id(2))));
  }

  /// Each part of an entry has its own pair; what is taken back as a pair comes back as one.
  @Test
  void whatBelongsTogetherIsToldAndStaysTogether() {
    decide(new Intent.Enter(Direction.LONG, null, Double.NaN, 90, 110, Double.NaN, "in"));
    assertEquals(
        List.of("submit 2 4 STOP_LOSS", "submit 3 4 TAKE_PROFIT", "paired [2, 3]"),
        fill("1", "a", "4", "100"));
    assertEquals(
        List.of("submit 4 6 STOP_LOSS", "submit 5 6 TAKE_PROFIT", "paired [4, 5]"),
        fill("1", "b", "6", "100"));
    assertEquals(
        List.of("cancel 2", "cancel 3", "cancel 4", "cancel 5"),
        decide(new Intent.Close(null, "out")));
    for (int i = 2; i < 5; i++) {
      assertEquals(List.of(), handle(new Report.Cancelled(4, id(i))));
    }
    assertEquals(List.of("submit 6 10 EXIT"), handle(new Report.Cancelled(4, id(5))));
    assertEquals(
        List.of(
            "venue is closed",
            "submit 7 4 STOP_LOSS",
            "submit 8 4 TAKE_PROFIT",
            "paired [7, 8]",
            "submit 9 6 STOP_LOSS",
            "submit 10 6 TAKE_PROFIT",
            "paired [9, 10]"),
        handle(new Report.Rejected(5, id(6), "venue is closed")));
  }

  @Test
  void whatAFeeInCoinsLeavesIsProtectedInWholeLots() {
    decide(new Intent.Enter(Direction.LONG, null, Double.NaN, 90, Double.NaN, Double.NaN, "in"));
    assertEquals(List.of("submit 2 3 STOP_LOSS"), fill("1", "a", "4", "100", "0.4"));
    assertEquals(List.of("submit 3 6 STOP_LOSS"), fill("1", "b", "6", "100", "0.5"));
    assertEquals(Quantity.of("9.1"), engine.desk(0).position().quantity());
  }

  @Test
  void whatNobodyCanSellIsLostAndTheTradeIsOver() {
    decide(new Intent.Enter(Direction.LONG, null, Double.NaN, 90, Double.NaN, Double.NaN, "in"));
    assertEquals(List.of("submit 2 9 STOP_LOSS"), fill("1", "a", "10", "100", "0.01"));
    handle(new Report.Accepted(3, id(2)));
    decide(new Intent.Close(null, "out"));
    assertEquals(List.of("submit 3 9 EXIT"), handle(new Report.Cancelled(4, id(2))));
    assertEquals(List.of("closed out -91"), fill("3", "b", "9", "101"));
    assertTrue(engine.desk(0).position().flat());
    assertEquals(Money.of("909"), engine.ledger().cash());
    assertEquals(
        List.of("submit 4 9 ENTRY"),
        decide(
            new Intent.Enter(
                Direction.LONG, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, "")));
  }

  /// Below the least that the venue takes no order can close it: it counts as flat.
  @Test
  void whatTheVenueDoesNotTakeAnyMoreIsGivenUpAndTheStrategyGoesOn() {
    decide(new Intent.Enter(Direction.LONG, null, Double.NaN, 90, Double.NaN, Double.NaN, "in"));
    fill("1", "a", "1", "100");
    handle(new Report.Cancelled(3, id(1)));
    handle(new Report.Accepted(3, id(2)));
    handle(new Event.Decided(4, 2, List.of(new Intent.Close(null, "out"))));
    assertEquals(List.of("cancel 2"), handle(new Event.BarOpened(5, Price.of("4.90"))));
    assertEquals(List.of("closed out -100"), handle(new Report.Cancelled(5, id(2))));
    assertTrue(engine.desk(0).position().flat());
    assertTrue(engine.desk(0).openOrderList().isEmpty());
    handle(
        new Event.Decided(
            6,
            3,
            List.of(
                new Intent.Enter(
                    Direction.LONG, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, ""))));
    assertEquals(List.of("submit 4 183 ENTRY"), handle(new Event.BarOpened(7, Price.of("4.90"))));
  }

  @Test
  void anEntryAboveTheLimitIsRefused() {
    most = Money.of("100");
    assertEquals(
        List.of("the order is worth more than the account's limit of 100"),
        decide(
            new Intent.Enter(
                Direction.LONG, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, "")));
    most = Money.of("1000");
    hold();
  }
}
