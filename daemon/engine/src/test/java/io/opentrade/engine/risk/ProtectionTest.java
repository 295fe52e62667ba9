package io.opentrade.engine.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.strategy.Direction;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The four protections, and how long their locks hold.
final class ProtectionTest {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  @Test
  void theStoplossGuardCountsStopsWithinTheLookback() {
    Locks locks = locks(new Protection.StoplossGuard(100, 3, 50, ZERO, false, false));
    assertTrue(stop(locks, 0, "A", Direction.LONG, "-1").isEmpty());
    assertTrue(stop(locks, 10, "B", Direction.SHORT, "-1").isEmpty());
    // Ended by a signal, and a trailing stop with a profit: neither counts.
    assertTrue(end(locks, 20, "A", "-1").isEmpty());
    assertTrue(stop(locks, 30, "A", Direction.LONG, "1").isEmpty());
    // The first lies outside by now.
    assertTrue(stop(locks, 100, "A", Direction.LONG, "-1").isEmpty());
    List<Lock> made = stop(locks, 105, "A", Direction.LONG, "-1");
    assertEquals(1, made.size());
    assertEquals(155, made.getFirst().until());
    assertNotNull(locks.holding(154, "Z", Direction.SHORT));
    assertNull(locks.holding(155, "Z", Direction.SHORT));
  }

  @Test
  void theStoplossGuardPerPairAndSide() {
    Locks locks = locks(new Protection.StoplossGuard(100, 2, 50, ZERO, true, true));
    stop(locks, 1, "A", Direction.LONG, "-1");
    assertTrue(stop(locks, 2, "A", Direction.SHORT, "-1").isEmpty());
    assertTrue(stop(locks, 3, "B", Direction.LONG, "-1").isEmpty());
    assertEquals(1, stop(locks, 4, "A", Direction.LONG, "-1").size());
    assertNotNull(locks.holding(5, "A", Direction.LONG));
    assertNull(locks.holding(5, "A", Direction.SHORT));
    assertNull(locks.holding(5, "B", Direction.LONG));
  }

  @Test
  void theDrawdownIsThatOfTheAddedShares() {
    Locks locks = locks(new Protection.MaxDrawdown(1000, 3, 50, new BigDecimal("0.1")));
    assertTrue(end(locks, 1, "A", "20").isEmpty());
    assertTrue(end(locks, 2, "B", "-10").isEmpty());
    assertTrue(end(locks, 3, "A", "5").isEmpty());
    assertEquals(
        "the trades within the lookback fell by 11.00%",
        end(locks, 4, "C", "-6").getFirst().reason());
    assertNotNull(locks.holding(5, "Z", Direction.LONG));
  }

  @Test
  void theDrawdownCountsFromNothing() {
    Locks locks = locks(new Protection.MaxDrawdown(1000, 1, 50, new BigDecimal("0.1")));
    assertEquals(1, end(locks, 1, "A", "-11").size());
  }

  @Test
  void lowProfitLocksThePairOnly() {
    Locks locks = locks(new Protection.LowProfitPairs(100, 2, 50, new BigDecimal("0.01"), false));
    assertTrue(end(locks, 1, "A", "-50").isEmpty());
    assertTrue(end(locks, 2, "B", "0.5").isEmpty());
    assertTrue(end(locks, 3, "B", "0.5").isEmpty());
    List<Lock> made = end(locks, 4, "B", "-0.01");
    assertEquals("B", made.getFirst().symbol());
    assertEquals("its trades within the lookback made 0.99%", made.getFirst().reason());
    assertNull(locks.holding(5, "A", Direction.LONG));
    assertNotNull(locks.holding(5, "B", Direction.SHORT));
  }

  @Test
  void lowProfitPerSide() {
    Locks locks = locks(new Protection.LowProfitPairs(100, 2, 50, ZERO, true));
    stop(locks, 1, "A", Direction.LONG, "-1");
    assertTrue(stop(locks, 2, "A", Direction.SHORT, "-1").isEmpty());
    stop(locks, 3, "A", Direction.SHORT, "-1");
    assertNull(locks.holding(4, "A", Direction.LONG));
    assertNotNull(locks.holding(4, "A", Direction.SHORT));
  }

  @Test
  void aPairCoolsDown() {
    Locks locks = locks(new Protection.Cooldown(50));
    assertEquals(1, end(locks, 1, "A", "1").size());
    assertNotNull(locks.holding(50, "A", Direction.LONG));
    assertNull(locks.holding(51, "A", Direction.LONG));
    assertNull(locks.holding(2, "B", Direction.LONG));
    assertEquals(
        "cooldown",
        java.util.Objects.requireNonNull(locks.holding(2, "A", Direction.LONG)).protection());
  }

  @Test
  void aLockEndsWithTheBarInWhichItRunsOut() {
    Locks locks = new Locks(List.of(new Protection.Cooldown(20)), 10);
    // An exit at some time in the bar of 30: two whole bars rest, those of 40 and 50.
    end(locks, 30, "A", "1");
    assertNotNull(locks.holding(50, "A", Direction.LONG));
    assertNull(locks.holding(60, "A", Direction.LONG));
  }

  @Test
  void alongerLockReplacesTheShorter() {
    Locks locks = locks(new Protection.Cooldown(50));
    end(locks, 1, "A", "1");
    end(locks, 30, "A", "1");
    assertNotNull(locks.holding(79, "A", Direction.LONG));
    assertNull(locks.holding(80, "A", Direction.LONG));
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Protection.Cooldown(0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Protection.MaxDrawdown(1, 1, 1, new BigDecimal("-0.1")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Protection.StoplossGuard(0, 1, 1, ZERO, false, false));
    assertTrue(RiskRules.NONE.none());
    assertFalse(RiskRules.NONE.watchesPrices());
  }

  private static Locks locks(Protection protection) {
    return new Locks(List.of(protection), 0);
  }

  private static List<Lock> stop(
      Locks locks, long at, String symbol, Direction direction, String profit) {
    return locks.closed(
        new ClosedTrade(at, symbol, direction, Money.of(profit), Money.of("100"), true));
  }

  private static List<Lock> end(Locks locks, long at, String symbol, String profit) {
    return locks.closed(
        new ClosedTrade(at, symbol, Direction.LONG, Money.of(profit), Money.of("100"), false));
  }
}
