package io.opentrade.engine.column;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The one class that uses vectors, with [WordCompare#scalar] as its twin of equal bits. Comparing
/// is exact, so there is nothing to round. In a source folder of its own, since only it is compiled
/// against the incubating module; [WordCompare#fastest] finds it by name.
final class VectorMasks implements WordCompare {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

  @Override
  public void compare(
      double[] a, double[] b, int from, int to, int base, long[] less, long[] greater) {
    int step = LANES.length();
    for (int word = from; word < to; word++) {
      int start = word << 6;
      long below = 0;
      long above = 0;
      for (int bit = 0; bit < Long.SIZE; bit += step) {
        DoubleVector first = DoubleVector.fromArray(LANES, a, start + bit);
        DoubleVector second = DoubleVector.fromArray(LANES, b, start + bit);
        below |= first.compare(VectorOperators.LT, second).toLong() << bit;
        above |= first.compare(VectorOperators.GT, second).toLong() << bit;
      }
      less[word - base] = below;
      greater[word - base] = above;
    }
  }
}
