package io.opentrade.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchdogTest {
  @Test
  void itBarksOnceWhenTheTimeIsUpAndNotBefore() throws InterruptedException {
    try (ScheduledExecutorService kennel = Watchdog.kennel()) {
      CountDownLatch bark = new CountDownLatch(1);
      long start = System.nanoTime();
      try (Watchdog _ = new Watchdog(kennel, Duration.ofMillis(60), bark::countDown)) {
        assertTrue(bark.await(5, TimeUnit.SECONDS));
      }
      assertTrue(System.nanoTime() - start >= 60_000_000);
      kennel.shutdownNow();
    }
  }

  @Test
  void aSignOfLifeMovesTheDeadlineAndClosingEndsIt() throws InterruptedException {
    try (ScheduledExecutorService kennel = Watchdog.kennel()) {
      AtomicInteger barks = new AtomicInteger();
      try (Watchdog dog = new Watchdog(kennel, Duration.ofMillis(50), barks::incrementAndGet)) {
        dog.extend(Duration.ofHours(1));
        Thread.sleep(120);
        dog.extend(Duration.ofMillis(30));
      }
      Thread.sleep(100);
      assertEquals(0, barks.get());
      kennel.shutdownNow();
    }
  }
}
