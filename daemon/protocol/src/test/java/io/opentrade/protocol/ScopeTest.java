package io.opentrade.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private static final Scope DEMO = Scope.of(Set.of("demo", "paper"));

  @Test
  void aStoredCommandHasTheRightsThatBothHave() {
    assertEquals(DEMO, Scope.ALL.intersect(DEMO));
    assertEquals(DEMO, DEMO.intersect(Scope.ALL));
    assertEquals(Scope.of(Set.of("demo")), DEMO.intersect(Scope.of(Set.of("demo", "real"))));
    assertFalse(DEMO.includes("real"));
  }

  @Test
  void theStricterAllowanceAndTheCommonSymbolsHold() {
    Allowance small = new Allowance("token ci", Decimal.of("10"));
    Scope one = new Scope(true, Set.of(), Set.of("BTC/USDT", "ETH/USDT"), null);
    Scope other = new Scope(true, Set.of(), Set.of("ETH/USDT"), small);
    assertEquals(other, one.intersect(other));
    Scope more = new Scope(true, Set.of(), null, new Allowance("token ci", Decimal.of("20")));
    assertEquals(other, more.intersect(other));
    assertEquals(other, other.intersect(more));
    assertTrue(other.trades("eth/usdt@binance"));
    assertFalse(other.trades("BTC/USDT"));
    assertFalse(other.trades("ETH/USDT-PERP"));
  }

  @Test
  void onlyTheOwnersLocalConnectionNamesFiles() {
    assertTrue(Actor.owner("ada").mayNameFiles());
    Actor chat = new Actor(Actor.Kind.TELEGRAM, new ForeignText("ada"), Role.OWNER, Scope.ALL);
    assertFalse(chat.mayNameFiles());
    assertTrue(Role.OWNER.includes(Role.TRADER));
    assertFalse(Role.VIEWER.includes(Role.TRADER));
  }
}
