package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LullTest {
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final Lull lull =
      new Lull(Duration.ofMillis(50), () -> told.add("begins"), () -> told.add("ends"));

  @AfterEach
  void close() {
    lull.close();
  }

  private void expect(String event) throws InterruptedException {
    assertEquals(event, told.poll(30, TimeUnit.SECONDS));
  }

  @Test
  void aLullBeginsAWhileAfterTheLastWork() throws InterruptedException {
    Lull.Work first = lull.work();
    expect("ends");
    try (Lull.Work _ = lull.work()) {
      first.close();
      Thread.sleep(150); // the second is at work
      assertEquals(0, told.size());
    }
    expect("begins");
    assertEquals(0, told.size());
  }

  @Test
  void anotherComesAfterFurtherWork() throws InterruptedException {
    for (int time = 0; time < 3; time++) {
      lull.work().close();
      expect("ends");
      expect("begins");
    }
  }
}
