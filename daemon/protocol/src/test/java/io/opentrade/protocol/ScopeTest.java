package io.opentrade.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private static final Scope DEMO = new Scope(false, Set.of("demo", "paper"));

  @Test
  void aStoredCommandHasTheRightsThatBothHave() {
    assertEquals(DEMO, Scope.ALL.intersect(DEMO));
    assertEquals(DEMO, DEMO.intersect(Scope.ALL));
    assertEquals(
        new Scope(false, Set.of("demo")), DEMO.intersect(new Scope(false, Set.of("demo", "real"))));
    assertFalse(DEMO.includes("real"));
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
