package io.opentrade.engine.indicator;

import static io.opentrade.engine.column.Columns.CLOSE;
import static io.opentrade.engine.column.Columns.indicator;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Evaluator;
import io.opentrade.engine.column.TestCandles;
import io.opentrade.engine.strategy.Expression;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A stranger's plan may take hours to evaluate; whoever has enough of it can end that.
class CancelledPlanTest {
  @AfterEach
  void goOn() {
    Thread.interrupted();
  }

  @Test
  void betweenTwoColumns() {
    Evaluator evaluator = new Evaluator(TestCandles.random(1, 100), Map.of(), Map.of());
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> evaluator.numbers(indicator("sma", CLOSE, 3)));
  }

  /// Windows of a hundred thousand bars over as many as three hundred thousand: half a minute.
  @Test
  void withinOne() throws InterruptedException {
    Expression slow = indicator("meanDeviation", CLOSE, 100_000);
    Evaluator evaluator = new Evaluator(TestCandles.random(1, 300_000), Map.of(), Map.of());
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    evaluator.numbers(slow);
                  } catch (CancellationException cancelled) {
                    end.set(cancelled);
                  }
                });
    Thread.sleep(500);
    assertTrue(thread.isAlive(), "too quick to be cancelled");
    thread.interrupt();
    assertTrue(thread.join(Duration.ofSeconds(10)), "it goes on");
    assertTrue(end.get() instanceof CancellationException);
  }
}
