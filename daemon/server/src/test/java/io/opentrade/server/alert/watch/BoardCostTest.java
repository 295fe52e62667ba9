package io.opentrade.server.alert.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.opentrade.server.alert.language.AlertLanguage;
import io.opentrade.server.market.MarketName;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Ten thousand alerts cost next to nothing a tick. The short form is a tenth of the ticks;
/// `-Dopentrade.long=true` takes all.
final class BoardCostTest {
  private static final int ALERTS = 10_000;
  private static final int TICKS = Boolean.getBoolean("opentrade.long") ? 50_000 : 5_000;

  /// Microseconds on any machine; it is well below one.
  private static final double MOST_NANOS = 50_000;

  @Test
  void alertsThatCannotFireCostNothing() {
    BoardBench bench = new BoardBench(ALERTS, 0.5, 1);
    bench.run(TICKS, 1);
    BoardBench far = new BoardBench(0, 0.5, 1);
    System.out.println("no alert: " + far.run(TICKS, 2));
    BoardBench.Result result = bench.run(TICKS, 2);
    System.out.println(ALERTS + " alerts within 50 %, " + TICKS + " ticks: " + result);
    assertTrue(result.nanosATick() < MOST_NANOS, result.toString());
  }

  @Test
  void whatFiresAllTheTimeCostsLittleAFiring() {
    BoardBench bench = new BoardBench(ALERTS, 0.02, 3);
    BoardBench.Result result = bench.run(TICKS, 4);
    System.out.println(ALERTS + " alerts within 2 %, " + TICKS + " ticks: " + result);
    double aFiring = result.nanosATick() * TICKS / result.fired();
    assertTrue(aFiring < MOST_NANOS, result.toString());
  }

  @Test
  void whatWaitsFarAwayAllocatesNothing() {
    Board board = new Board(new Quiet());
    for (int i = 0; i < 1_000; i++) {
      board.add(
          "a" + i,
          AlertLanguage.read("BTC/USDT@binance > " + (70_000 + i), null),
          Manner.PLAIN,
          true,
          0);
    }
    var market = MarketName.of("BTC/USDT@binance");
    var memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < 1_000; i++) {
      board.told(market, 60_000 + i % 7, 59_999, 60_010, i, i);
    }
    long before = memory.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1_000; i++) {
      board.told(market, 60_000 + i % 7, 59_999, 60_010, i, i);
    }
    assertEquals(0, (memory.getCurrentThreadAllocatedBytes() - before) / 1_000);
  }

  private static final class Quiet implements Board.Listener {
    @Override
    public void fired(String alert, Cause cause, long at) {}

    @Override
    public void armed(String alert) {}
  }
}
