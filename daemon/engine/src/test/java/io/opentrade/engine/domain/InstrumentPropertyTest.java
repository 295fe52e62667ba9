package io.opentrade.engine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class InstrumentPropertyTest {
  /// The short way to a price gives what the long way gives.
  @Property
  void takesADoubleToTheNearestTick(@ForAll long seed) {
    Random random = new Random(seed);
    int scale = random.nextInt(14);
    BigDecimal tick = BigDecimal.valueOf(random.nextInt(3) == 0 ? 5 : 1, scale);
    Instrument instrument = new Instrument("X/Y", tick, BigDecimal.ONE, 2);
    for (double value : values(random)) {
      BigDecimal exact = new BigDecimal(Double.toString(value));
      BigDecimal expected = exact.divide(tick, 0, RoundingMode.HALF_EVEN).multiply(tick);
      assertEquals(new Price(expected), instrument.price(value), () -> value + " by " + tick);
    }
  }

  private static double[] values(Random random) {
    double decimal = Double.parseDouble(random.nextInt(1_000_000) + "." + random.nextInt(100_000));
    return new double[] {
      decimal,
      -decimal,
      Math.nextUp(decimal),
      random.nextDouble() * 1e-6,
      random.nextDouble() * 1e12,
      (random.nextLong() >> 12) / 1e3,
      random.nextInt(1000) + 0.5,
      random.nextInt(1000) / 200.0,
      0
    };
  }

  @Test
  void refusesWhatIsNoNumber() {
    Instrument instrument = new Instrument("X/Y", new BigDecimal("0.01"), BigDecimal.ONE, 2);
    assertThrows(NumberFormatException.class, () -> instrument.price(Double.NaN));
    assertThrows(NumberFormatException.class, () -> instrument.price(Double.POSITIVE_INFINITY));
  }
}
