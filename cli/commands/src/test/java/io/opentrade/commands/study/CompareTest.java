package io.opentrade.commands.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.Bench;
import io.opentrade.commands.Samples;
import io.opentrade.protocol.BacktestCompare;
import io.opentrade.protocol.BacktestReply;
import io.opentrade.protocol.BacktestResult;
import io.opentrade.protocol.ForeignText;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Runs of other times than each other's are told in a line, not trade by trade.
class CompareTest {
  private static final String REASON = "run b2 does not reach there";

  private final Bench bench = new Bench();

  private String compared(String... argv) {
    BacktestReply reply = Samples.reply();
    BacktestResult result = reply.result();
    BacktestCompare.Difference difference =
        new BacktestCompare.Difference(
            "b2", "onlyFirst", result.trades().getFirst(), null, List.of(new ForeignText(REASON)));
    bench.gateway.answer(
        BacktestCompare.class,
        new BacktestCompare.Reply(
            List.of(side("a1"), side("b2")),
            Map.of(),
            Collections.nCopies(30, difference),
            List.of(0)));
    assertEquals(0, bench.run(argv), bench.terminal.err());
    return bench.terminal.out();
  }

  private static BacktestCompare.Side side(String id) {
    BacktestReply reply = Samples.reply();
    BacktestResult.Run run = reply.result().run();
    return new BacktestCompare.Side(
        id,
        run.strategy(),
        run.data().getFirst().series(),
        run.currency(),
        reply.result().metrics(),
        reply.chart());
  }

  @Test
  void tradesBeyondTheOtherRunAreCounted() {
    String out = compared("compare", "a1", "b2");
    assertTrue(out.contains("30 trades are in one run only, since " + REASON), out);
    assertEquals(1, out.split(REASON, -1).length - 1, out);
    assertFalse(out.contains("more trades differ"), out);
  }

  @Test
  void theFullComparisonHasThemAll() {
    String out = compared("compare", "a1", "b2", "--full");
    assertEquals(30, out.split(REASON, -1).length - 1, out);
  }
}
