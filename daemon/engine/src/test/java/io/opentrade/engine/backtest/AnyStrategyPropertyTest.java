package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.engine.strategy.Strategy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Strategies that say anything at all: several entries at once, adding, limits and protection
/// wherever, nonsense among it.
final class AnyStrategyPropertyTest {

  @Property(tries = 300)
  void moneyIsConservedWhateverIsSaid(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    Outcome outcome = run(scenario, anything(scenario, seed, true));
    Money sum = scenario.settings().cash();
    for (Trade trade : outcome.trades()) {
      sum = sum.plus(trade.profit());
      assertTrue(trade.quantity().signum() > 0);
      assertTrue(trade.bars() >= 0);
      assertTrue(trade.mae() <= 0 && trade.mfe() >= 0);
      assertTrue(trade.fees().signum() >= 0);
      boolean last = trade.equals(outcome.trades().getLast());
      assertTrue(last || !trade.open());
    }
    assertEquals(outcome.endEquity(), sum);
    if (scenario.settings().closeAtEnd()) {
      assertFalse(outcome.trades().stream().anyMatch(Trade::open));
    }
  }

  @Property(tries = 300)
  void aReplayIsBitEqualWhateverIsSaid(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    RecordingStrategy recording = new RecordingStrategy(anything(scenario, seed, true));
    Outcome first = run(scenario, recording);
    Outcome second = run(scenario, new ReplayStrategy(recording.log()));
    assertEquals(first.trades(), second.trades());
    assertArrayEquals(first.equity(), second.equity());
    assertEquals(first.refusals(), second.refusals());
    assertEquals(first.ignored(), second.ignored());
    assertEquals(first.conflicts(), second.conflicts());
  }

  @Property(tries = 300)
  void buyingNeverSpendsWhatIsNotThere(@ForAll long seed) {
    Scenario scenario = Scenario.of(seed);
    Strategy strategy = anything(scenario, seed, false);
    run(
        scenario,
        view -> {
          assertTrue(view.cash() >= 0);
          assertTrue(view.positionQuantity() >= 0);
          return strategy.onBar(view);
        });
  }

  private static Outcome run(Scenario scenario, Strategy strategy) {
    return Backtest.run(scenario.market(), scenario.settings(), strategy, Progress.SILENT);
  }

  private static Strategy anything(Scenario scenario, long seed, boolean shorts) {
    Random random = new Random(seed ^ 0x5DEECE66DL);
    return view -> {
      List<Intent> intents = new ArrayList<>();
      double close = scenario.market().candles().close()[view.bar()];
      for (int count = random.nextInt(6) - 2; count > 0; count--) {
        intents.add(intent(random, close, shorts));
      }
      return intents;
    };
  }

  private static Intent intent(Random random, double close, boolean shorts) {
    Direction direction = shorts && random.nextInt(3) == 0 ? Direction.SHORT : Direction.LONG;
    return switch (random.nextInt(8)) {
      case 0 -> new Intent.Close(null, "");
      case 1 -> new Intent.Close(direction, "out");
      case 2 -> new Intent.Invalid(direction, "nonsense");
      default ->
          new Intent.Enter(
              direction,
              random.nextInt(3) == 0 ? null : sizing(random),
              price(random, close, 0.96, 1.04),
              price(random, close, 0.9, 1.02),
              price(random, close, 0.98, 1.1),
              price(random, close, 0.001, 0.05),
              "in");
    };
  }

  private static Sizing sizing(Random random) {
    BigDecimal number = BigDecimal.valueOf(1 + random.nextInt(100_000), random.nextInt(5));
    return switch (random.nextInt(3)) {
      case 0 -> new Sizing.Base(new Quantity(number));
      case 1 -> new Sizing.Quote(new Money(number));
      default -> new Sizing.Percent(BigDecimal.valueOf(1 + random.nextInt(120)));
    };
  }

  private static double price(Random random, double close, double least, double most) {
    return switch (random.nextInt(12)) {
      case 0 -> close * (least + (most - least) * random.nextDouble());
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> -close;
      case 3 -> 1e-300;
      case 4, 5, 6 ->
          Math.round(close * (least + (most - least) * random.nextDouble()) * 100) / 100.0;
      default -> Double.NaN;
    };
  }
}
