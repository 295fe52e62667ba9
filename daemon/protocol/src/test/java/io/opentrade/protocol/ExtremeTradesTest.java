package io.opentrade.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExtremeTradesTest {
  @Test
  void areTheEndsOfTheSortedTrades() {
    Random random = new Random(3);
    for (int count = 0; count < 200; count++) {
      List<Trade> trades = trades(count, random);
      List<Trade> ranked =
          trades.stream().sorted(Comparator.comparing(Trade::profit).reversed()).toList();
      int shown = Math.min(3, count);
      ExtremeTrades extreme = ExtremeTrades.of(trades);
      assertEquals(ranked.subList(0, shown), extreme.best());
      assertEquals(ranked.reversed().subList(0, shown), extreme.worst());
    }
  }

  @Test
  void areFoundAgainAmongTheFew() {
    Random random = new Random(4);
    for (int count = 0; count < 200; count++) {
      List<Trade> trades = trades(count, random);
      List<Trade> few = ExtremeTrades.enough(trades);
      assertTrue(few.size() <= 8);
      assertEquals(ExtremeTrades.apply(trades), ExtremeTrades.apply(few));
      assertEquals(ExtremeTrades.of(trades), ExtremeTrades.of(few));
    }
  }

  @Test
  void areAllWhereThereAreNoOthers() {
    List<Trade> six = trades(6, new Random(5));
    assertSame(six, ExtremeTrades.enough(six));
    assertFalse(ExtremeTrades.apply(six));
  }

  /// Of few different profits, so that there are equals.
  private static List<Trade> trades(int count, Random random) {
    List<Trade> trades = new ArrayList<>();
    for (int id = 1; id <= count; id++) {
      trades.add(trade(id, Decimal.of(Integer.toString(random.nextInt(9) - 4))));
    }
    return trades;
  }

  private static Trade trade(int id, Decimal profit) {
    Instant time = Instant.ofEpochSecond(id * 60L);
    ForeignText symbol = new ForeignText("BTC/USDT");
    Decimal one = Decimal.of("1");
    return new Trade(
        id, symbol, "long", one, time, one, time, one, profit, 1.0, one, one, null, null, 1, null,
        symbol, 1, false);
  }
}
