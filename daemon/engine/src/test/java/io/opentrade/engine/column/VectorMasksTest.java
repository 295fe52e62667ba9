package io.opentrade.engine.column;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Vectors and single bars give the same bits.
final class VectorMasksTest {
  private static final double[] ODD = {
    Double.NaN, 0.0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE
  };

  @Test
  void theTwinsAgree() {
    WordCompare vectors = WordCompare.fastest();
    assumeTrue(vectors.getClass().getSimpleName().equals("VectorMasks"), "built without vectors");
    for (long seed = 0; seed < 500; seed++) {
      compare(vectors, new Random(seed));
    }
  }

  @Test
  void wordsAreWhatSingleBarsSay() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      double[] a = column(random, 640);
      double[] b = column(random, 640);
      for (int bar = 1; bar < 640 && seed % 2 == 0; bar++) {
        // Sides that last.
        a[bar] = random.nextInt(20) == 0 ? a[bar] : a[bar - 1];
        b[bar] = random.nextInt(20) == 0 ? b[bar] : b[bar - 1];
      }
      long[] less = new long[10];
      long[] greater = new long[10];
      boolean decided = WordCompare.scalar(new Column(a), new Column(b), 0, 10, 0, less, greater);
      assertArrayEquals(Mask.of(640, bar -> a[bar] < b[bar]).words(), less);
      assertArrayEquals(Mask.of(640, bar -> a[bar] > b[bar]).words(), greater);
      Mask either = Mask.of(640, bar -> a[bar] < b[bar] || a[bar] > b[bar]);
      assertEquals(either.cardinality() == 640, decided);
    }
  }

  private static void compare(WordCompare vectors, Random random) {
    int words = 1 + random.nextInt(40);
    double[] a = column(random, words * 64);
    double[] b = column(random, words * 64);
    int from = random.nextInt(words);
    int to = from + random.nextInt(words - from + 1);
    long[][] scalar = new long[2][words];
    long[][] vector = new long[2][words];
    int base = random.nextInt(from + 1);
    Column left = new Column(a);
    Column right = new Column(b);
    boolean decided = WordCompare.scalar(left, right, from, to, base, scalar[0], scalar[1]);
    Column first = random.nextBoolean() ? left : stretch(a, from, to);
    Column second = random.nextBoolean() ? right : stretch(b, from, to);
    assertEquals(decided, vectors.compare(first, second, from, to, base, vector[0], vector[1]));
    assertArrayEquals(scalar[0], vector[0]);
    assertArrayEquals(scalar[1], vector[1]);
  }

  /// A column that holds but these words.
  private static Column stretch(double[] values, int from, int to) {
    Column column = new Column(new double[0]);
    column.show(from << 6, Arrays.copyOfRange(values, from << 6, to << 6));
    return column;
  }

  private static double[] column(Random random, int bars) {
    double[] column = new double[bars];
    for (int bar = 0; bar < bars; bar++) {
      // Some differ by less than a float can tell, some are larger than a float can be.
      double noise = random.nextInt(4) == 0 ? random.nextInt(3) * 1e-12 : 0;
      double size = random.nextInt(20) == 0 ? 1e40 : 1;
      double plain = (random.nextInt(5) - 2) * size + noise;
      column[bar] = random.nextInt(10) == 0 ? ODD[random.nextInt(ODD.length)] : plain;
    }
    return column;
  }
}
