package io.opentrade.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class StarvationTest {
  private final Starvation starvation = new Starvation(Duration.ofSeconds(60));

  private boolean goesOn(double seconds) {
    return starvation.goesOn(Duration.ofMillis((long) (1000 * seconds)));
  }

  @Test
  void whoGetsLittleIsWaitedForButNotForEver() {
    for (int span = 1; span < 5; span++) {
      assertTrue(goesOn(span));
    }
    assertFalse(goesOn(5));
    assertEquals(Duration.ofMinutes(5), starvation.waited());
  }

  @Test
  void whoHangsIsNot() {
    assertFalse(goesOn(0.1));
    assertEquals(Duration.ofMinutes(1), starvation.waited());
  }

  @Test
  void norWhoHadWorkedAndHangsNow() {
    assertTrue(goesOn(2));
    assertFalse(goesOn(2.1));
  }

  @Test
  void norWhoHadTheProcessorsAndIsSlow() {
    assertFalse(goesOn(15));
  }

  @Test
  void aSignOfLifeBeginsItAnew() {
    assertTrue(goesOn(1));
    assertTrue(goesOn(2));
    starvation.begin(Duration.ofSeconds(100));
    for (int span = 1; span < 5; span++) {
      assertTrue(goesOn(100 + span));
    }
    assertFalse(goesOn(105));
  }

  @Test
  void aDogForgivesAsOftenAsItIsTold() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch barked = new CountDownLatch(1);
    try (var kennel = Watchdog.kennel();
        Watchdog _ =
            new Watchdog(
                kennel,
                Duration.ofMillis(30),
                () -> asked.incrementAndGet() < 3,
                barked::countDown)) {
      assertTrue(barked.await(20, TimeUnit.SECONDS));
      assertEquals(3, asked.get());
    }
  }
}
