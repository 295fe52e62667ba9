package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.sim.FundingRates;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FuturesTest {
  private static final long DAY = 86_400_000L;
  private static final Intent CLOSE = new Intent.Close(null, "");

  private static final Candles FALL =
      Bars.of(
          new double[] {10_000, 10_000, 10_000, 10_000},
          new double[] {10_000, 10_100, 9_900, 9_950},
          new double[] {9_950, 9_960, 9_000, 9_100},
          new double[] {9_100, 9_200, 9_000, 9_150});

  /// The numbers of the issue: long at 10,000, twenty times, isolated, 0.4 %, no fees.
  @Test
  void liquidatesALinearLong() {
    Outcome outcome =
        Futures.of(Futures.LINEAR, "500", FALL).run(Map.of(0, Futures.enter(Direction.LONG)));
    Trade trade = outcome.trades().getFirst();
    assertEquals(Quantity.of("1"), trade.quantity());
    assertEquals(Price.of("9538.15261044"), trade.exitPrice());
    assertEquals("liquidation", trade.exitReason());
    assertEquals(20, trade.leverage());
    assertEquals(Money.of("-461.84738956"), trade.profit());
    assertEquals(Money.of("38.15261044"), outcome.endEquity());
    assertEquals(1, outcome.account().liquidations());
  }

  @Test
  void liquidatesAnInverseLong() {
    Outcome outcome =
        Futures.of(Futures.INVERSE, "0.05", FALL).run(Map.of(0, Futures.enter(Direction.LONG)));
    Trade trade = outcome.trades().getFirst();
    assertEquals(Quantity.of("10000"), trade.quantity());
    assertEquals(Price.of("9561.9047619"), trade.exitPrice());
    assertEquals("liquidation", trade.exitReason());
    // 1 − 10000 / 9561.9047619
    assertEquals(Money.of("-0.04581673"), trade.profit());
  }

  @Test
  void aJumpBeyondLosesNoMoreThanTheMargin() {
    Candles gap =
        Bars.of(
            new double[] {10_000, 10_000, 10_000, 10_000},
            new double[] {10_000, 10_100, 9_900, 9_950},
            new double[] {9_000, 9_100, 8_900, 9_000});
    Outcome outcome =
        Futures.of(Futures.LINEAR, "1000", gap)
            .withFees("0", "0.005")
            .run(Map.of(0, Futures.enter(Direction.LONG)));
    Trade trade = outcome.trades().getFirst();
    assertEquals(Money.of("-1000"), trade.profit());
    assertEquals(Price.of("9500"), trade.exitPrice());
    assertEquals(Money.ZERO, trade.fees());
    assertEquals(Money.ZERO, outcome.endEquity());
  }

  @Test
  void theFeeOfALiquidationComesFromWhatIsLeft() {
    Outcome outcome =
        Futures.of(Futures.LINEAR, "500", FALL)
            .withFees("0", "0.002")
            .run(Map.of(0, Futures.enter(Direction.LONG)));
    Trade trade = outcome.trades().getFirst();
    assertEquals(Money.of("19.07630522"), trade.fees());
    assertEquals(Money.of("19.07630522"), outcome.endEquity());
  }

  @Test
  void aStopOnTheWayComesFirst() {
    Outcome outcome =
        Futures.of(Futures.LINEAR, "500", FALL)
            .run(Map.of(0, Futures.enter(Direction.LONG, 9_600, Double.NaN)));
    Trade trade = outcome.trades().getFirst();
    assertEquals("stop", trade.exitReason());
    assertEquals(Price.of("9600"), trade.exitPrice());
    assertEquals(0, outcome.account().liquidations());
  }

  @Test
  void aStopBehindComesTooLate() {
    Outcome outcome =
        Futures.of(Futures.LINEAR, "500", FALL)
            .run(Map.of(0, Futures.enter(Direction.LONG, 9_530, Double.NaN)));
    assertEquals("liquidation", outcome.trades().getFirst().exitReason());
  }

  /// The market falls through the price of liquidation, the mark price does not.
  @Test
  void theMarkPriceDecides() {
    Candles calm =
        Bars.of(
            new double[] {10_000, 10_000, 10_000, 10_000},
            new double[] {10_000, 10_000, 9_950, 9_950},
            new double[] {9_950, 9_950, 9_600, 9_650},
            new double[] {9_650, 9_700, 9_600, 9_700});
    Outcome outcome =
        Futures.of(Futures.LINEAR, "500", FALL)
            .with(calm, null)
            .run(Map.of(0, Futures.enter(Direction.LONG)));
    assertEquals(0, outcome.account().liquidations());
    assertTrue(outcome.trades().getFirst().open());
    // Held at 9150: −850 of 500.
    assertEquals(Money.of("-350"), outcome.endEquity());
    Outcome other =
        Futures.of(Futures.LINEAR, "500", calm)
            .with(FALL, null)
            .run(Map.of(0, Futures.enter(Direction.LONG)));
    assertEquals(1, other.account().liquidations());
    assertEquals(Price.of("9538.15261044"), other.trades().getFirst().exitPrice());
  }

  /// An order may be filled far from the mark price; the margin is the most that can be lost.
  @Test
  void anExitLosesNoMoreThanTheMargin() {
    Candles calm = Bars.flat(10_000, 10_000, 10_000, 10_000);
    Outcome outcome =
        Futures.of(Futures.LINEAR, "1000", FALL)
            .with(calm, null)
            .withFees("0.001", "0")
            .run(Map.of(0, Futures.enter(Direction.LONG), 2, CLOSE));
    Trade trade = outcome.trades().getFirst();
    assertEquals("signal", trade.exitReason());
    assertTrue(outcome.endEquity().signum() >= 0, "left " + outcome.endEquity());
    assertEquals(Price.of("9500"), trade.exitPrice());
  }

  @Test
  void crossMarginPutsTheWholeWalletBehindThePosition() {
    Intent tenth =
        new Intent.Enter(
            Direction.LONG,
            new io.opentrade.engine.strategy.Sizing.Base(Quantity.of("1")),
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            "");
    Futures cross =
        Futures.of(Futures.LINEAR, "900", FALL)
            .with(Futures.margin("20", MarginMode.CROSS, "0.004"));
    Outcome outcome = cross.run(Map.of(0, tenth));
    // (10000 − 900) / 0.996
    assertEquals(Price.of("9136.54618473"), outcome.trades().getFirst().exitPrice());
    Outcome isolated =
        cross.with(Futures.margin("20", MarginMode.ISOLATED, "0.004")).run(Map.of(0, tenth));
    assertEquals(Price.of("9538.15261044"), isolated.trades().getFirst().exitPrice());
    assertEquals(Money.of("438.15261044"), isolated.endEquity());
  }

  @Test
  void aShortIsLiquidatedAbove() {
    Candles rise =
        Bars.of(
            new double[] {10_000, 10_000, 10_000, 10_000},
            new double[] {10_000, 10_100, 9_900, 10_050},
            new double[] {10_050, 11_000, 10_040, 10_900});
    Outcome outcome =
        Futures.of(Futures.LINEAR, "500", rise).run(Map.of(0, Futures.enter(Direction.SHORT)));
    assertEquals(Price.of("10458.16733068"), outcome.trades().getFirst().exitPrice());
  }

  @Test
  void fundingIsPaidForWhatIsHeldAtItsTime() {
    FundingRates rates =
        new FundingRates(
            new long[] {Bars.START + DAY, Bars.START + 2 * DAY, Bars.START + 3 * DAY},
            new double[] {0.001, 0.001, -0.002});
    Outcome outcome =
        Futures.of(Futures.LINEAR, "500", Bars.flat(10_000, 10_000, 10_000, 10_000, 10_000))
            .with(null, rates)
            .run(Map.of(0, Futures.enter(Direction.LONG), 3, CLOSE));
    // Entered at the open of bar 1, just after its funding; 10 paid at bar 2, 20 got at bar 3.
    List<FundingPayment> payments = outcome.account().payments();
    assertEquals(
        List.of(Money.of("10"), Money.of("-20")),
        payments.stream().map(FundingPayment::payment).toList());
    assertEquals(Money.of("-10"), outcome.trades().getFirst().funding());
    assertEquals(Money.of("10"), outcome.trades().getFirst().profit());
    assertEquals(Money.of("510"), outcome.endEquity());
  }

  @Test
  void fundingEatsTheMarginOfAnIsolatedPosition() {
    FundingRates rates = new FundingRates(new long[] {Bars.START + 2 * DAY}, new double[] {0.04});
    Candles slow =
        Bars.of(
            new double[] {10_000, 10_000, 10_000, 10_000},
            new double[] {10_000, 10_000, 10_000, 10_000},
            new double[] {10_000, 10_000, 9_900, 9_950});
    Outcome outcome =
        Futures.of(Futures.LINEAR, "500", slow)
            .with(null, rates)
            .run(Map.of(0, Futures.enter(Direction.LONG)));
    // 400 of 500 are gone: (10000 − 100) / 0.996
    assertEquals(Price.of("9939.75903614"), outcome.trades().getFirst().exitPrice());
  }

  @Test
  void refusesALeverageThatWouldEndAtOnceOrIsNone() {
    Futures futures =
        Futures.of(Futures.LINEAR, "500", FALL)
            .with(Futures.margin("20", MarginMode.ISOLATED, "0.05"));
    Outcome outcome =
        futures.run(
            Map.of(
                0, Futures.enter(Direction.LONG),
                1, Futures.enter(Direction.LONG, Double.NaN, 0.5),
                2, Futures.enter(Direction.LONG, Double.NaN, 1e9)));
    assertEquals(
        Map.of(
            "at that leverage it would be liquidated at once", 1,
            "the leverage is not a number from 1 to 1000", 2),
        outcome.refusals());
  }

  @Test
  void anEntryBringsItsOwnLeverage() {
    Outcome outcome =
        Futures.of(Futures.LINEAR, "500", Bars.flat(100, 100, 100, 110))
            .run(Map.of(0, Futures.enter(Direction.LONG, Double.NaN, 3), 2, CLOSE));
    Trade trade = outcome.trades().getFirst();
    assertEquals(3, trade.leverage());
    assertEquals(Quantity.of("15"), trade.quantity());
    assertEquals(Money.of("150"), trade.profit());
  }

  @Test
  void showsWhatIsLockedAsMargin() {
    Outcome outcome =
        Futures.of(Futures.LINEAR, "500", Bars.flat(100, 100, 104))
            .run(
                Map.of(
                    0,
                    new Intent.Enter(
                        Direction.LONG,
                        new io.opentrade.engine.strategy.Sizing.Percent(
                            new java.math.BigDecimal("50")),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        "")));
    io.opentrade.engine.ledger.Balance balance = outcome.account().balances().getFirst();
    assertEquals("USDT", balance.currency());
    assertEquals(Money.of("500"), new Money(balance.total()));
    assertEquals(Money.of("250"), new Money(balance.available()));
    assertEquals(Money.of("250"), new Money(balance.locked()));
    assertEquals(Money.of("200"), outcome.account().unrealised());
    assertEquals(Money.of("700"), outcome.endEquity());
  }
}
