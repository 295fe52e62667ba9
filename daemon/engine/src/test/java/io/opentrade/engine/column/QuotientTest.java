package io.opentrade.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/// Multiplying against dividing, bit by bit.
final class QuotientTest {
  @Property(tries = 2_000)
  void itIsTheQuotient(@ForAll long seed) {
    Random random = new Random(seed);
    long largest = 1L << (1 + random.nextInt(51));
    double divisor = Math.max(1, random.nextLong(largest) - random.nextInt(2));
    Quotient quotient = new Quotient(divisor);
    for (int i = 0; i < 200; i++) {
      double dividend = random.nextLong() >> (10 + random.nextInt(50));
      assertSame(dividend, divisor, quotient);
    }
  }

  @Test
  void atTheEdges() {
    for (double divisor : new double[] {1, 2, 3, 7, 10, 5_000, 1e12, 0x1p51 - 1, 0x1p50}) {
      Quotient quotient = new Quotient(divisor);
      for (double dividend : new double[] {0, 1, -1, 0x1p53, -0x1p53, 0x1p53 - 1, divisor}) {
        assertSame(dividend, divisor, quotient);
        assertSame(0.0 + Math.rint(dividend / divisor) * divisor, divisor, quotient); // no -0
      }
    }
  }

  private static void assertSame(double dividend, double divisor, Quotient quotient) {
    if (Math.abs(dividend) <= 0x1p53) {
      assertEquals(dividend / divisor, quotient.of(dividend), dividend + " / " + divisor);
    }
  }

  @Test
  void aDivisorThatItCannotServeIsRefused() {
    for (double divisor : new double[] {0, -1, 0.5, 0x1p51, Double.NaN}) {
      assertThrows(IllegalArgumentException.class, () -> new Quotient(divisor));
    }
  }
}
