package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.sim.FundingRates;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random futures, markets, marks, funding and decisions.
final class FuturesPropertyTest {
  private static final long DAY = 86_400_000L;

  @Property(tries = 600)
  void conservesMoneyToTheLastDigit(@ForAll long seed) {
    Random random = new Random(seed);
    Futures futures = futures(random);
    Outcome outcome = futures.run(script(random, futures.candles()));
    AccountEnd account = outcome.account();
    Money start = Money.of(futures.cash());
    Money profit = Money.ZERO;
    Money fees = Money.ZERO;
    Money funding = Money.ZERO;
    for (Trade trade : outcome.trades()) {
      profit = profit.plus(trade.profit());
      fees = fees.plus(trade.fees());
      funding = funding.plus(trade.funding());
    }
    assertEquals(start.plus(profit), outcome.endEquity());
    assertEquals(outcome.fees(), fees);
    assertEquals(account.funding(), funding);
    assertEquals(
        outcome.endEquity(),
        start
            .plus(account.realised())
            .plus(account.unrealised())
            .minus(account.fees())
            .minus(account.funding()));
    Money paid = Money.ZERO;
    for (FundingPayment payment : account.payments()) {
      paid = paid.plus(payment.payment());
    }
    assertEquals(account.funding(), paid);
    assertTrue(
        account.liquidations()
            == outcome.trades().stream()
                .filter(trade -> trade.exitReason().equals("liquidation"))
                .count());
  }

  /// Of an isolated position no more is lost than its margin, beside the fee of its entry and what
  /// it paid as funding out of the margin; and the wallet never owes.
  @Property(tries = 600)
  void losesNoMoreThanThereIs(@ForAll long seed) {
    Random random = new Random(seed);
    Futures futures = futures(random);
    Outcome outcome = futures.run(script(random, futures.candles()));
    assertTrue(
        outcome.account().balances().getFirst().total().signum() >= 0,
        () -> outcome.account() + " " + futures.margin() + " " + outcome.trades());
    assertTrue(new Money(outcome.account().balances().getFirst().available()).signum() >= 0);
    if (futures.margin().mode() == MarginMode.CROSS) {
      return;
    }
    for (Trade trade : outcome.trades()) {
      Money notional = futures.instrument().notional(trade.entryPrice(), trade.quantity());
      double margin = notional.value().doubleValue() / trade.leverage();
      double entryFee = notional.value().doubleValue() * Double.parseDouble(futures.fee());
      if (!trade.open()) {
        assertTrue(
            -trade.profit().value().doubleValue() <= margin + entryFee + 1e-6,
            () -> "lost " + trade + " of " + margin);
      }
    }
  }

  /// A limit order on an inverse contract that is filled at a better price takes more margin.
  @Test
  void aBetterPriceMayTakeMore() {
    losesNoMoreThanThereIs(-16906L);
  }

  /// The same market, with its own path given as the mark price.
  @Property(tries = 200)
  void theMarketsOwnPathIsItsMark(@ForAll long seed) {
    Random random = new Random(seed);
    Futures futures = futures(random).with(null, null);
    Map<Integer, Intent> script = script(random, futures.candles());
    Outcome own = futures.run(script);
    Outcome given = futures.with(futures.candles(), null).run(script);
    assertEquals(own.trades(), given.trades());
    assertEquals(own.endEquity(), given.endEquity());
  }

  /// The high and the low of a bar are equally far from its open, in decimals but not in doubles.
  @Test
  void aTieIsDecidedAlikeForBoth() {
    theMarketsOwnPathIsItsMark(-786L);
  }

  private static Futures futures(Random random) {
    boolean inverse = random.nextBoolean();
    Candles candles = candles(random, 10 + random.nextInt(40));
    Instrument instrument = inverse ? Futures.INVERSE : Futures.LINEAR;
    MarginMode mode = random.nextBoolean() ? MarginMode.ISOLATED : MarginMode.CROSS;
    String leverage = Integer.toString(1 + random.nextInt(60));
    String fee = BigDecimal.valueOf(random.nextInt(20), 4).toPlainString();
    String liquidated = BigDecimal.valueOf(random.nextInt(100), 4).toPlainString();
    return Futures.of(instrument, inverse ? "2" : "1000", candles)
        .with(Futures.margin(leverage, mode, random.nextBoolean() ? "0.004" : "0"))
        .withFees(fee, liquidated)
        .with(
            random.nextBoolean() ? marks(random, candles) : null,
            random.nextBoolean() ? funding(random, candles) : null);
  }

  private static Map<Integer, Intent> script(Random random, Candles candles) {
    Map<Integer, Intent> script = new HashMap<>();
    for (int bar = 0; bar < candles.size(); bar++) {
      if (random.nextInt(3) == 0) {
        script.put(bar, intent(random, candles.close()[bar]));
      }
    }
    return script;
  }

  private static Intent intent(Random random, double close) {
    if (random.nextInt(4) == 0) {
      return new Intent.Close(null, "out");
    }
    boolean up = random.nextBoolean();
    return new Intent.Enter(
        up ? Direction.LONG : Direction.SHORT,
        size(random),
        random.nextInt(4) == 0 ? close * (up ? 0.98 : 1.02) : Double.NaN,
        random.nextInt(4) == 0 ? close * (up ? 0.9 : 1.1) : Double.NaN,
        random.nextInt(4) == 0 ? close * (up ? 1.1 : 0.9) : Double.NaN,
        random.nextInt(6) == 0 ? close * 0.03 : Double.NaN,
        "in",
        random.nextInt(4) == 0 ? 1 + random.nextInt(30) : Double.NaN);
  }

  private static @Nullable Sizing size(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Sizing.Percent(new BigDecimal(1 + random.nextInt(100)));
      case 1 -> new Sizing.Base(Quantity.of(Integer.toString(1 + random.nextInt(50))));
      default -> null;
    };
  }

  /// A random walk in cents with jumps, now and then a large one.
  private static Candles candles(Random random, int size) {
    double[][] rows = new double[size][];
    int price = 5_000 + random.nextInt(20_000);
    for (int bar = 0; bar < size; bar++) {
      int step = random.nextInt(12) == 0 ? price / 4 : 1 + price / 50;
      int open = Math.max(100, price + random.nextInt(step) - step / 2);
      int close = Math.max(100, open + random.nextInt(2 * step + 1) - step);
      int high = Math.max(open, close) + random.nextInt(step);
      int low = Math.max(50, Math.min(open, close) - random.nextInt(step));
      rows[bar] = new double[] {open / 100.0, high / 100.0, low / 100.0, close / 100.0};
      price = close;
    }
    return Bars.of(rows);
  }

  /// Near the market, not always there.
  private static Candles marks(Random random, Candles candles) {
    int from = random.nextInt(3);
    Candles marks = candles.slice(from, candles.size() - random.nextInt(3));
    for (int bar = 0; bar < marks.size(); bar++) {
      double shift = Math.round(marks.close()[bar] * (random.nextDouble() - 0.5) * 3) / 100.0;
      marks.open()[bar] += shift;
      marks.high()[bar] += shift;
      marks.low()[bar] += shift;
      marks.close()[bar] += shift;
    }
    return marks;
  }

  private static FundingRates funding(Random random, Candles candles) {
    int size = 3 * candles.size();
    long[] times = new long[size];
    double[] rates = new double[size];
    for (int i = 0; i < size; i++) {
      times[i] = candles.time()[0] + i * DAY / 3;
      rates[i] = (random.nextInt(10) == 0 ? 1 : 0.01) * (random.nextDouble() - 0.5) * 0.1;
    }
    return new FundingRates(times, rates);
  }
}
