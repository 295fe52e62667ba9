package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.sim.FeeCurrency;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FillMoment;
import io.opentrade.engine.sim.Latency;
import io.opentrade.engine.sim.Slippage;
import java.math.BigDecimal;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What must hold however orders are filled.
final class FillPropertyTest {

  @Property(tries = 500)
  void moneyIsConserved(@ForAll long seed) {
    Scenario scenario = scenario(seed);
    Outcome outcome = scenario.run();
    Money sum = scenario.settings().cash();
    Money fees = Money.ZERO;
    for (Trade trade : outcome.trades()) {
      sum = sum.plus(trade.profit());
      fees = fees.plus(trade.fees());
    }
    assertEquals(outcome.endEquity(), sum);
    assertEquals(outcome.fees(), fees);
  }

  @Property(tries = 500)
  void skippingBarsChangesNothing(@ForAll long seed) {
    Scenario scenario = scenario(seed);
    SignalStrategy signals = new SignalStrategy(scenario.signals());
    Outcome shown =
        Backtest.run(scenario.market(), scenario.settings(), signals::onBar, Progress.SILENT);
    Outcome skipped = scenario.run();
    assertEquals(skipped.trades(), shown.trades());
    assertArrayEquals(skipped.equity(), shown.equity());
  }

  private static Scenario scenario(long seed) {
    Scenario plain = Scenario.of(seed);
    Random random = new Random(~seed);
    double[] volume = plain.market().candles().volume();
    for (int bar = 0; bar < volume.length; bar++) {
      volume[bar] = random.nextInt(50);
    }
    volume[0] = 1;
    Settings given = plain.settings();
    Settings settings =
        new Settings(
            given.cash(), given.feeRate(), given.size(), given.closeAtEnd(), model(random));
    return new Scenario(plain.market(), settings, plain.signals());
  }

  private static FillModel model(Random random) {
    Slippage slippage =
        switch (random.nextInt(5)) {
          case 0 -> new Slippage.Ticks(random.nextInt(50));
          case 1 -> new Slippage.Percent(BigDecimal.valueOf(random.nextInt(200), 4));
          case 2 -> new Slippage.VolumeShare(random.nextDouble() * 0.2);
          case 3 -> new Slippage.SquareRoot(random.nextDouble() * 0.2);
          default -> new Slippage.None();
        };
    return new FillModel(
        slippage,
        random.nextBoolean() ? BigDecimal.valueOf(1 + random.nextInt(10), 1) : null,
        random.nextBoolean()
            ? new Latency.Bars(random.nextInt(3))
            : new Latency.Millis(random.nextInt(100_000_000)),
        FillMoment.values()[random.nextInt(2)],
        random.nextBoolean() ? BigDecimal.valueOf(random.nextInt(100), 4) : null,
        FeeCurrency.values()[random.nextInt(2)],
        random.nextBoolean() ? Money.of("10") : Money.ZERO);
  }
}
