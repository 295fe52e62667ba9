package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Timeframe;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.protocol.Warning;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OffTickTest {
  private static Optional<Warning> warning(double limit, double stop, double takeProfit) {
    double[] one = {100};
    Candles candles = new Candles(Timeframe.of("1m"), new long[] {0}, one, one, one, one, one);
    Instrument instrument = new Instrument("A/B", new BigDecimal("0.5"), BigDecimal.ONE, 2);
    Intent enter = new Intent.Enter(Direction.LONG, null, limit, stop, takeProfit, Double.NaN, "");
    return OffTick.of(
        List.of(new DecisionLog(List.of(new Decision(0, List.of(enter))))),
        List.of(new Market(candles, instrument, 0, 0)));
  }

  @Test
  void pricesOffTheTickAreCountedAndTheFarthestIsTold() {
    String message = warning(100.25, 98.5, 110.1).orElseThrow().message().raw();
    assertTrue(message.startsWith("2 of 3 prices of entries were off the tick of 0.5"), message);
    assertTrue(message.contains("at most 0.25 % away"), message);
  }

  @Test
  void aShortDistanceIsWrittenWithoutAnExponent() {
    String message = warning(100.000002, Double.NaN, Double.NaN).orElseThrow().message().raw();
    assertTrue(message.contains("at most 0.0000020 % away"), message);
  }

  @Test
  void pricesOnTheTickAndNoPricesAreNot() {
    assertEquals(Optional.empty(), warning(100, 98.5, Double.NaN));
    assertEquals(Optional.empty(), warning(Double.NaN, 0.1 + 0.2 + 97.2, Double.NaN));
    assertEquals(Optional.empty(), warning(Double.NaN, -1, Double.POSITIVE_INFINITY));
  }
}
