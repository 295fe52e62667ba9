package io.opentrade.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BeliefTest {
  private static final Instant NOON = Instant.parse("2024-05-05T12:00:00Z");
  private final Belief belief = new Belief("it has just started");

  private boolean compare() {
    belief.begin();
    return belief.end(NOON);
  }

  @Test
  void beginsWithoutOne() {
    assertTrue(belief.asked());
    assertFalse(belief.holds(false));
    assertEquals("it has just started", belief.why());
    assertTrue(compare());
    assertTrue(belief.holds(false));
    assertFalse(belief.asked());
    assertEquals(NOON, belief.at());
  }

  @Test
  void aStreamMustBeHeardBesides() {
    compare();
    assertFalse(belief.holds(true));
    belief.hears("compared again");
    assertFalse(belief.holds(true));
    compare();
    assertTrue(belief.holds(true));
    belief.deaf("it broke");
    compare();
    assertFalse(belief.holds(true));
  }

  @Test
  void aBreakWhileItIsComparedWantsAnother() {
    belief.begin();
    belief.doubt("the line broke");
    assertFalse(belief.end(NOON));
    assertFalse(belief.holds(false));
    assertTrue(belief.asked());
    assertTrue(compare());
  }

  @Test
  void whoAsksBelievesUntilThen() {
    compare();
    belief.ask();
    assertTrue(belief.holds(false));
    assertTrue(belief.asked());
  }

  /// A line that comes back is not believed for a moment because of what was compared before: an
  /// order would leave in that moment, or be refused right after its account was ready.
  @Test
  void whatComesBackIsNeverBelievedBeforeItIsCompared() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicBoolean believed = new AtomicBoolean();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) {
                    if (belief.holds(true)) {
                      believed.set(true);
                    }
                  }
                });
    for (int round = 0; round < 20_000; round++) {
      belief.deaf("it broke");
      compare();
      belief.hears("compared again");
    }
    over.set(true);
    reader.join();
    assertFalse(believed.get());
  }
}
