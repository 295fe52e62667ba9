package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.domain.Side;
import io.opentrade.engine.domain.TimeInForce;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.OrderRequest;
import io.opentrade.engine.strategy.OrderRequest.Trail;
import io.opentrade.engine.strategy.OrderRequest.Type;
import io.opentrade.engine.strategy.Placement;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/// Decisions that no honest worker sends: whatever the wire lets through, a replay neither breaks
/// on nor makes money of.
final class ForgedDecisionsTest {
  private static final double[] NUMBERS = {
    Double.NaN,
    Double.NEGATIVE_INFINITY,
    Double.POSITIVE_INFINITY,
    -1,
    -0.0,
    0,
    Double.MIN_VALUE,
    1e-30,
    1e-8,
    0.5,
    1,
    50,
    100,
    101.5,
    1e6,
    1e15,
    1e18,
    1e30,
    Double.MAX_VALUE
  };

  @Property(tries = 150)
  void aReplayTakesWhatever(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    Random random = new Random(seed);
    List<Decision> decisions = new ArrayList<>();
    for (int bar = 0; bar < scenario.market().candles().size(); bar++) {
      List<Intent> intents = new ArrayList<>();
      for (int count = random.nextInt(4); count > 0; count--) {
        intents.add(intent(random));
      }
      decisions.add(new Decision(bar, intents));
    }
    Outcome outcome =
        Backtest.run(
            scenario.market(),
            scenario.settings(),
            new ReplayStrategy(new DecisionLog(decisions)),
            Progress.SILENT);
    Money sum = scenario.settings().cash();
    for (Trade trade : outcome.trades()) {
      sum = sum.plus(trade.profit());
      assertTrue(trade.quantity().signum() > 0);
      assertTrue(trade.entryPrice().value().signum() > 0);
    }
    assertEquals(outcome.endEquity(), sum);
    for (double equity : outcome.equity()) {
      assertTrue(Double.isFinite(equity), "equity " + equity);
    }
  }

  private static double number(Random random) {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private static Intent intent(Random random) {
    return switch (random.nextInt(4)) {
      case 0 ->
          new Intent.Enter(
              random.nextBoolean() ? Direction.LONG : Direction.SHORT,
              sizing(random),
              number(random),
              number(random),
              number(random),
              number(random),
              "\u202etag",
              number(random));
      case 1 -> new Intent.Close(random.nextBoolean() ? Direction.LONG : null, number(random), "");
      case 2 -> new Intent.Withdraw(random.nextInt(9));
      default -> new Intent.Place(1 + random.nextInt(Integer.MAX_VALUE), placement(random, 0));
    };
  }

  private static @Nullable Sizing sizing(Random random) {
    BigDecimal[] sizes = {
      new BigDecimal("0.0000000000000000000000000000000000000001"),
      BigDecimal.ONE,
      new BigDecimal("9".repeat(40))
    };
    BigDecimal size = sizes[random.nextInt(sizes.length)];
    return switch (random.nextInt(7)) {
      case 0 -> new Sizing.Percent(size);
      case 1 -> new Sizing.Base(new Quantity(size));
      case 2 -> new Sizing.Quote(new Money(size));
      case 3 -> new Sizing.Equity(size);
      case 4 -> new Sizing.Risk(size, number(random));
      case 5 -> new Sizing.Kelly(BigDecimal.ONE);
      default -> null;
    };
  }

  private static Placement placement(Random random, int depth) {
    return switch (random.nextInt(depth > 2 ? 1 : 4)) {
      case 1 -> new Placement.OneCancelsOther(List.of(order(random), order(random)));
      case 2 -> new Placement.OneTriggersOther(order(random), placement(random, depth + 1));
      case 3 -> new Placement.Refused(Side.BUY, "no reason", "");
      default -> new Placement.Single(order(random));
    };
  }

  private static OrderRequest order(Random random) {
    Type type = Type.values()[random.nextInt(Type.values().length)];
    double distance = number(random);
    Trail trail =
        type != Type.TRAILING_STOP
            ? null
            : Double.isNaN(distance)
                ? new Trail(distance, distance, Integer.MAX_VALUE, number(random), number(random))
                : new Trail(distance, Double.NaN, 0, number(random), number(random));
    TimeInForce time =
        switch (random.nextInt(3)) {
          case 0 ->
              new TimeInForce.GoodTillDate(random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE);
          case 1 -> new TimeInForce.FillOrKill();
          default -> new TimeInForce.GoodTillCancelled();
        };
    return new OrderRequest(
        random.nextBoolean() ? Side.BUY : Side.SELL,
        sizing(random),
        type,
        number(random),
        number(random),
        trail,
        random.nextBoolean(),
        random.nextBoolean(),
        number(random),
        time,
        "");
  }
}
