package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.Placement;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OversizedTest {
  private static final double NONE = Double.NaN;

  private static Optional<String> said(Intent... intents) {
    return Oversized.of(List.of(new DecisionLog(List.of(new Decision(0, List.of(intents))))))
        .map(warning -> warning.message().raw());
  }

  private static Intent enter(String percent) {
    Sizing size = new Sizing.Percent(new BigDecimal(percent));
    return new Intent.Enter(Direction.LONG, size, NONE, NONE, NONE, NONE, "");
  }

  private static OrderRequest order(Side side, String percent, boolean reduceOnly) {
    return new OrderRequest(
        side,
        new Sizing.Percent(new BigDecimal(percent)),
        OrderRequest.Type.MARKET,
        NONE,
        NONE,
        null,
        reduceOnly,
        false,
        NONE,
        new TimeInForce.GoodTillCancelled(),
        "");
  }

  private static Intent placed(OrderRequest first, OrderRequest then) {
    return new Intent.Place(1, new Placement.OneTriggersOther(first, new Placement.Single(then)));
  }

  @Test
  void whatAsksForMoreThanAllTheCashIsCountedAndTheLargestIsTold() {
    assertEquals(
        Optional.of(
            "2 of 3 entries ask for more than all the cash, up to 5000 % of it, and are refused;"
                + " write 0.5 for half of it as the size of a plan, and 50 as the percent of an"
                + " order"),
        said(
            enter("5000.0"),
            enter("100"),
            placed(order(Side.BUY, "101", false), order(Side.SELL, "50", false))));
  }

  @Test
  void allOfItAndWhatReducesIsNot() {
    assertEquals(Optional.empty(), said());
    assertEquals(
        Optional.empty(),
        said(
            enter("100"),
            new Intent.Close(null, ""),
            placed(order(Side.SELL, "200", true), order(Side.BUY, "300", false))));
  }
}
