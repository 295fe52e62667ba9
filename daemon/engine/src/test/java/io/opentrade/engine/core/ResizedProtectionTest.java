package io.opentrade.engine.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Conditions;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.OrderId;
import io.opentrade.engine.domain.OrderPlan;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Purpose;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.Terms;
import io.opentrade.engine.domain.Ticket;
import io.opentrade.engine.event.Command;
import io.opentrade.engine.event.Event;
import io.opentrade.engine.event.Report;
import io.opentrade.engine.risk.MarginRules;
import io.opentrade.engine.risk.RiskGate;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Protection at a real exchange is as large as what it protects, however many parts that comes and
/// goes in.
final class ResizedProtectionTest {
  private static final Instrument COINS =
      new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);
  private static final Instrument FUTURE =
      new Instrument(
          "X/Y-PERP",
          new BigDecimal("0.01"),
          BigDecimal.ONE,
          2,
          new Contract.Linear(BigDecimal.ONE));

  private boolean resizes = true;
  private EngineBench bench = bench(COINS);

  private EngineBench bench(Instrument instrument) {
    boolean locks = !instrument.contract().future();
    return new EngineBench(
        new DeskSettings(
            0,
            instrument,
            BigDecimal.ZERO,
            new RiskGate(instrument, BigDecimal.ZERO, Money.ZERO, MarginRules.PLAIN, () -> null),
            Quotes.AT_MARKET,
            null,
            locks,
            true,
            Money.ZERO,
            () -> resizes));
  }

  private String handle(Event event) {
    return String.join("; ", bench.handle(event));
  }

  private String enter(double stop, double target) {
    return decide(
        new Intent.Enter(Direction.LONG, null, Double.NaN, stop, target, Double.NaN, "in"));
  }

  private String decide(Intent intent) {
    handle(new Event.Decided(1, 1, List.of(intent)));
    return handle(new Event.BarOpened(2, Price.of("100")));
  }

  private String fill(int number, String trade, String quantity, String price) {
    return handle(bench.filled(Integer.toString(number), trade, quantity, price, "0"));
  }

  private String accepted(int number) {
    return handle(new Report.Accepted(3, id(number)));
  }

  private String cancelled(int number) {
    return handle(new Report.Cancelled(4, id(number)));
  }

  private String rejected(int number) {
    return handle(new Report.Rejected(4, id(number), "no"));
  }

  private static OrderId id(int number) {
    return new OrderId(Integer.toString(number));
  }

  private String held() {
    return bench.engine().desk(0).position().quantity().toString();
  }

  /// Ten trades fill an entry: no ten stops.
  @Test
  void anEntryInManyPartsHasOneStop() {
    enter(90, Double.NaN);
    assertEquals("submit 2 1 STOP_LOSS", fill(1, "a", "1", "100"));
    for (int part = 2; part <= 10; part++) {
      assertEquals("", fill(1, "part " + part, "1", "100"));
    }
    assertEquals("cancel 2", accepted(2));
    assertEquals("submit 3 10 STOP_LOSS", cancelled(2));
    assertEquals("", accepted(3));
    assertEquals(1, bench.engine().desk(0).openOrderList().size());
  }

  /// What is too little for a stop of its own is protected with the rest.
  @Test
  void aPartThatIsTooLittleJoinsTheStopThatRests() {
    enter(90, Double.NaN);
    assertEquals("submit 2 8 STOP_LOSS", fill(1, "a", "8", "100"));
    assertEquals("", accepted(2));
    assertEquals("cancel 2", fill(1, "b", "2", "100"));
    assertEquals("submit 3 10 STOP_LOSS", cancelled(2));
  }

  @Test
  void aFirstPartThatIsRefusedIsProtectedWithTheNext() {
    enter(90, Double.NaN);
    fill(1, "a", "1", "100");
    assertEquals("no; submit 3 1 STOP_LOSS", rejected(2));
    assertEquals("no; submit 4 1 STOP_LOSS", rejected(3));
    assertEquals("no", rejected(4));
    assertEquals("submit 5 10 STOP_LOSS", fill(1, "b", "9", "100"));
  }

  @Test
  void aPairIsResizedAsAPair() {
    enter(90, 110);
    assertEquals(
        "submit 2 4 STOP_LOSS; submit 3 4 TAKE_PROFIT; paired [2, 3]", fill(1, "a", "4", "100"));
    assertEquals("", fill(1, "b", "3", "100"));
    assertEquals("", accepted(2));
    assertEquals("cancel 2; cancel 3", accepted(3));
    assertEquals("", fill(1, "c", "3", "100"));
    assertEquals("", cancelled(2));
    assertEquals("submit 4 10 STOP_LOSS; submit 5 10 TAKE_PROFIT; paired [4, 5]", cancelled(3));
    accepted(4);
    accepted(5);
    assertEquals("", fill(5, "d", "6", "110"));
    // The exchange ends the stop of its pair.
    assertEquals("", cancelled(4));
    assertEquals("", fill(5, "e", "4", "110"));
    assertEquals("0", held());
  }

  @Test
  void aStopThatIsResizedMayBeFaster() {
    enter(90, Double.NaN);
    fill(1, "a", "4", "100");
    fill(1, "b", "6", "100");
    assertEquals("cancel 2", accepted(2));
    assertEquals("submit 3 6 STOP_LOSS", fill(2, "c", "4", "90"));
    assertEquals("6", held());
  }

  /// Between two stops nothing rests: the price is watched, and what the stop would do is done.
  @Test
  void aPriceThatPassesTheStopWhileItIsResizedClosesThePosition() {
    enter(90, Double.NaN);
    fill(1, "a", "4", "100");
    fill(1, "b", "6", "100");
    assertFalse(bench.engine().desk(0).watches());
    accepted(2);
    assertTrue(bench.engine().desk(0).watches());
    cancelled(2);
    assertEquals("", handle(new Event.Priced(5, 0, Price.of("90.01"))));
    assertEquals("cancel 3", handle(new Event.Priced(5, 0, Price.of("90"))));
    assertEquals("no; submit 4 10 EXIT", rejected(3));
    assertEquals("stop", bench.sent("4").tag());
    assertEquals("", fill(4, "c", "10", "89"));
    assertFalse(bench.engine().desk(0).watches());
  }

  @Test
  void aStopThatIsRefusedAfterThePricePassedItClosesThePosition() {
    enter(90, Double.NaN);
    fill(1, "a", "4", "100");
    fill(1, "b", "6", "100");
    accepted(2);
    cancelled(2);
    assertEquals("no; submit 4 10 STOP_LOSS", rejected(3));
    assertEquals("no; submit 5 10 STOP_LOSS", rejected(4));
    assertEquals("no", rejected(5));
    // Nothing rests any more: every further price is a reason to look, and to try again.
    assertTrue(bench.engine().desk(0).watches());
    assertEquals("", handle(new Event.Priced(60_003, 0, Price.of("91"))));
    assertEquals("submit 6 10 STOP_LOSS", handle(new Event.Priced(60_004, 0, Price.of("91"))));
    assertEquals("no", rejected(6));
    assertEquals("submit 7 10 EXIT", handle(new Event.Priced(60_005, 0, Price.of("89"))));
  }

  @Test
  void anExitThatIsRejectedLeavesOneStopForWhatIsHeld() {
    enter(90, Double.NaN);
    fill(1, "a", "4", "100");
    accepted(2);
    assertEquals("cancel 2", fill(1, "b", "6", "100"));
    assertEquals("", decide(new Intent.Close(null, "out")));
    assertEquals("submit 3 10 EXIT", cancelled(2));
    fill(3, "c", "3", "100");
    assertEquals("no; submit 4 7 STOP_LOSS", rejected(3));
  }

  @Test
  void whatAPersonTakesBackIsNotSentAgain() {
    enter(90, Double.NaN);
    fill(1, "a", "10", "100");
    accepted(2);
    assertEquals("cancel 2", handle(new Command.Cancel(4, id(2))));
    assertEquals("", cancelled(2));
  }

  /// A journal that was written when each fill had its own stop is read so.
  @Test
  void withoutResizingEachPartHasItsOwn() {
    resizes = false;
    enter(90, Double.NaN);
    assertEquals("submit 2 4 STOP_LOSS", fill(1, "a", "4", "100"));
    assertEquals("submit 3 6 STOP_LOSS", fill(1, "b", "6", "100"));
  }

  @Test
  void whatBeganWithoutResizingGoesOnWithIt() {
    resizes = false;
    enter(90, Double.NaN);
    assertEquals("submit 2 4 STOP_LOSS", fill(1, "a", "4", "100"));
    resizes = true;
    assertEquals("submit 3 3 STOP_LOSS", fill(1, "b", "3", "100"));
    accepted(2);
    accepted(3);
    assertEquals("cancel 3", fill(1, "c", "3", "100"));
    assertEquals("submit 4 6 STOP_LOSS", cancelled(3));
  }

  /// At a futures exchange nothing is locked: the larger stop rests before the smaller is gone.
  @Test
  void aStopOfAFutureGrowsWithoutAGap() {
    bench = bench(FUTURE);
    enter(90, 110);
    assertEquals("submit 2 4 STOP_LOSS; submit 3 4 TAKE_PROFIT", fill(1, "a", "4", "100"));
    assertEquals("", fill(1, "b", "1", "100"));
    assertEquals("submit 4 5 STOP_LOSS", accepted(2));
    assertEquals("cancel 3", accepted(3));
    assertEquals("submit 5 5 TAKE_PROFIT", cancelled(3));
    assertEquals("", fill(1, "c", "5", "100"));
    assertEquals("cancel 2; submit 6 10 STOP_LOSS", accepted(4));
    assertEquals("cancel 5", accepted(5));
    assertEquals("cancel 4", accepted(6));
    assertEquals("submit 7 10 TAKE_PROFIT", cancelled(5));
    assertEquals("", accepted(7));
  }

  @Test
  void aStopOfAFutureThatIsRefusedLeavesTheOneBefore() {
    bench = bench(FUTURE);
    enter(90, Double.NaN);
    fill(1, "a", "4", "100");
    accepted(2);
    assertEquals("submit 3 10 STOP_LOSS", fill(1, "b", "6", "100"));
    assertEquals("no; submit 4 10 STOP_LOSS", rejected(3));
    assertEquals("no; submit 5 10 STOP_LOSS", rejected(4));
    assertEquals("no", rejected(5));
    assertEquals(List.of(id(2)), open());
  }

  private List<OrderId> open() {
    return bench.engine().desk(0).openOrderList().stream().map(each -> each.order().id()).toList();
  }

  private void byHand() {
    bench = bench(FUTURE);
    handle(new Event.BarOpened(1, Price.of("40")));
    assertEquals(
        "submit 1 10 ENTRY",
        handle(
            new Command.Place(
                1,
                OrderPlan.bracket(
                    ticket(Side.BUY, new Terms.Market(), Purpose.ENTRY),
                    ticket(Side.SELL, new Terms.Stop(Price.of("30")), Purpose.STOP_LOSS),
                    ticket(Side.SELL, new Terms.Limit(Price.of("50")), Purpose.TAKE_PROFIT)))));
    assertEquals(
        "submit 2 10 STOP_LOSS; submit 3 10 TAKE_PROFIT; paired [2, 3]", fill(1, "a", "10", "40"));
    accepted(2);
    accepted(3);
  }

  private static Ticket ticket(Side side, Terms terms, Purpose purpose) {
    return new Ticket(side, Quantity.of("10"), terms, purpose, "", Conditions.NONE);
  }

  /// A target that is reached by a crumb leaves nobody without a stop.
  @Test
  void aTargetThatIsFilledInPartShrinksTheStop() {
    byHand();
    assertEquals("submit 4 9 STOP_LOSS", fill(3, "b", "1", "50"));
    assertEquals("", fill(3, "c", "1", "50"));
    assertEquals("cancel 2; submit 5 8 STOP_LOSS", accepted(4));
    assertEquals("", cancelled(2));
    assertEquals("cancel 4", accepted(5));
    assertEquals("", cancelled(4));
    assertEquals("cancel 3", fill(5, "d", "8", "30"));
    assertEquals("0", held());
  }

  @Test
  void aTargetThatIsFilledTakesTheStopAway() {
    byHand();
    assertEquals("cancel 2", fill(3, "b", "10", "50"));
  }

  @Test
  void aStopThatIsFilledInPartLeavesTheTargetUntilAllIsSold() {
    byHand();
    assertEquals("", fill(2, "b", "4", "30"));
    assertEquals("cancel 3", fill(2, "c", "6", "30"));
  }

  /// The rest of what is held has no part in it.
  @Test
  void aTargetOfAPartOfThePositionTakesItsOwnStopAway() {
    byHand();
    handle(
        new Command.Place(
            1, new OrderPlan.Single(ticket(Side.BUY, new Terms.Market(), Purpose.ENTRY))));
    fill(4, "b", "10", "40");
    assertEquals("cancel 2", fill(3, "c", "10", "50"));
    assertEquals("10", held());
  }

  /// Of different sizes nobody can say what is left to protect: the larger rests until the end.
  @Test
  void aTargetForAPartCancelsTheStopOnlyWhenItIsFilled() {
    byHand();
    Quantity little = Quantity.of("4");
    Ticket target = ticket(Side.SELL, new Terms.Limit(Price.of("60")), Purpose.TAKE_PROFIT);
    Ticket stop = ticket(Side.SELL, new Terms.Stop(Price.of("20")), Purpose.STOP_LOSS);
    handle(
        new Command.Place(1, new OrderPlan.OneCancelsOther(List.of(target.atMost(little), stop))));
    accepted(4);
    accepted(5);
    assertEquals("", fill(4, "b", "1", "60"));
    assertEquals("cancel 5", fill(4, "c", "3", "60"));
  }

  @Test
  void entriesOfWhichOneCancelsTheOtherStillDoAtTheFirstPart() {
    bench = bench(FUTURE);
    handle(new Event.BarOpened(1, Price.of("100")));
    Quantity little = Quantity.of("2");
    handle(
        new Command.Place(
            1,
            new OrderPlan.OneCancelsOther(
                List.of(
                    ticket(Side.BUY, new Terms.Stop(Price.of("110")), Purpose.ENTRY).atMost(little),
                    ticket(Side.SELL, new Terms.Stop(Price.of("90")), Purpose.ENTRY)
                        .atMost(little)))));
    assertEquals("cancel 2", fill(1, "a", "1", "110"));
  }
}
