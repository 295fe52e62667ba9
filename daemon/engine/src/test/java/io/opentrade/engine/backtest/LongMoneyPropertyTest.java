package io.opentrade.engine.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Arithmetic in longs against decimals, at every size.
final class LongMoneyPropertyTest {
  private static final Settings SETTINGS =
      new Settings(Money.of("1"), BigDecimal.ZERO, new Sizing.Percent(BigDecimal.TEN), false);

  @Property(tries = 20_000)
  void productsAreRoundedHalfEven(@ForAll long seed) {
    Random random = new Random(seed);
    int decimals = random.nextInt(24) - 3;
    long left = any(random, 40);
    long right = any(random, 40);
    if (random.nextInt(3) == 0 && decimals > 0) {
      // Halves, where the rounding is decided by one unit.
      right = 5 * (long) Math.pow(10, Math.min(decimals, 12) - 1);
    }
    BigDecimal exact =
        new BigDecimal(BigInteger.valueOf(left).multiply(BigInteger.valueOf(right)), decimals)
            .setScale(0, RoundingMode.HALF_EVEN);
    RoundedProduct product = new RoundedProduct(decimals);
    if (exact.toBigInteger().bitLength() < 64) {
      assertEquals(exact.longValueExact(), product.of(left, right));
    } else {
      long other = right;
      assertThrows(ArithmeticException.class, () -> product.of(left, other));
    }
  }

  @Property(tries = 20_000)
  void lotsAreRoundedDown(@ForAll long seed) {
    Random random = new Random(seed);
    BigDecimal unit = BigDecimal.valueOf(1 + random.nextInt(2000), random.nextInt(12));
    BigDecimal each = BigDecimal.valueOf(1 + random.nextInt(200_000), random.nextInt(14));
    long price = 1 + any(random, 40);
    long amount = any(random, 55);
    if (random.nextBoolean()) {
      // Quotients that are whole, or one unit away from it.
      BigDecimal whole =
          each.multiply(BigDecimal.valueOf(price))
              .multiply(BigDecimal.valueOf(random.nextInt(1_000_000)))
              .divide(unit, 0, RoundingMode.HALF_EVEN);
      amount = Math.abs(whole.longValue() / 2 + random.nextInt(3) - 1);
    }
    BigDecimal exact =
        unit.multiply(BigDecimal.valueOf(amount))
            .divide(each.multiply(BigDecimal.valueOf(price)), 0, RoundingMode.DOWN);
    Lots lots = new Lots(unit, each);
    if (exact.toBigInteger().bitLength() < 64) {
      assertEquals(exact.longValueExact(), lots.of(amount, price));
    }
  }

  /// The quotient of doubles decides nothing where it is whole, or one unit away from it.
  @Property(tries = 20_000)
  void lotsAtRiskAreThoseOfDecimals(@ForAll long seed) {
    Random random = new Random(seed);
    BigDecimal lot = BigDecimal.valueOf(1 + random.nextInt(30), random.nextInt(9));
    Instrument instrument = new Instrument("X/Y", BigDecimal.ONE, lot, random.nextInt(9));
    LongMoney money = new LongMoney(instrument, SETTINGS);
    BigDecimal share = BigDecimal.valueOf(1 + random.nextInt(200), 1 + random.nextInt(4));
    double distance = (1 + random.nextInt(100_000)) / Math.pow(10, random.nextInt(8));
    distance = random.nextInt(3) == 0 ? 100.3 + distance - 100 : distance;
    BigDecimal move = new BigDecimal(Double.toString(distance));
    long cash = 1 + any(random, 55);
    if (random.nextInt(4) > 0) {
      BigDecimal whole =
          lot.multiply(move)
              .multiply(BigDecimal.valueOf(any(random, 40)))
              .movePointRight(instrument.moneyScale())
              .divide(share, 0, RoundingMode.CEILING)
              .min(BigDecimal.valueOf(1L << 60));
      cash = Math.max(1, whole.longValueExact() + random.nextInt(3) - 1);
    }
    BigDecimal loss = money.money(cash).value().multiply(share);
    BigDecimal units = instrument.contract().losing(loss, BigDecimal.ONE, move);
    BigDecimal exact = instrument.quantity(units).value().divide(lot);
    long most = random.nextInt(5) == 0 ? any(random, 30) : Long.MAX_VALUE;
    long expected = exact.min(BigDecimal.valueOf(most)).longValueExact();
    assertEquals(expected, new RiskLots(share, money).of(cash, distance, 1, most));
  }

  @Property(tries = 20_000)
  void numbersAreTheNearestDoubles(@ForAll long seed) {
    Random random = new Random(seed);
    long units = any(random, 63) * (random.nextBoolean() ? 1 : -1);
    int scale = random.nextInt(26);
    assertEquals(BigDecimal.valueOf(units, scale).doubleValue(), LongMoney.number(units, scale));
    assertEquals(
        Double.parseDouble(BigDecimal.valueOf(units, scale).toString()),
        LongMoney.number(units, scale));
  }

  @Property(tries = 5_000)
  void pricesAreThoseOfTheInstrument(@ForAll long seed) {
    Random random = new Random(seed);
    BigDecimal tick = BigDecimal.valueOf(1 + random.nextInt(30), random.nextInt(10));
    Instrument instrument = new Instrument("X/Y", tick, BigDecimal.ONE, 2);
    LongMoney money = new LongMoney(instrument, SETTINGS);
    double value = tick.doubleValue() * (1 + random.nextInt(1_000_000));
    value += random.nextBoolean() ? 0 : value * 1e-3 * random.nextDouble();
    if (random.nextInt(3) == 0) {
      // In the middle of two prices, or next to it, where the decimal decides and not the double.
      BigDecimal half = tick.multiply(new BigDecimal("0.5"));
      value = half.multiply(BigDecimal.valueOf(1 + 2L * random.nextInt(1_000_000))).doubleValue();
      value = random.nextInt(4) == 0 ? Math.nextUp(value) : value;
    }
    assertEquals(instrument.price(value), money.price(money.nearest(value)));
    if (instrument.price(value).signum() > 0) {
      assertEquals(instrument.price(value), money.price(money.price(value)));
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThrows(ArithmeticException.class, () -> LongMoney.units(new BigDecimal("0.001"), 2));
    assertThrows(ArithmeticException.class, () -> LongMoney.units(new BigDecimal("1e19"), 0));
  }

  private static long any(Random random, int bits) {
    return random.nextLong() >>> 1 >>> (62 - random.nextInt(bits));
  }
}
