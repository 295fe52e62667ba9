package io.opentrade.engine.column;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The one class that uses vectors, with [WordCompare#scalar] as its twin of equal bits. It waits
/// for its loads, so it looks at floats first; a word in which they do not tell every bar apart is
/// left to the twin. In a source folder of its own, since only it is compiled against the
/// incubating module; [WordCompare#fastest] finds it by name.
final class VectorMasks implements WordCompare {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

  @Override
  public boolean compare(
      Column a, Column b, int from, int to, int base, long[] less, long[] greater) {
    float[] left = a.narrow().values(from << 6, to << 6);
    float[] right = b.narrow().values(from << 6, to << 6);
    int step = LANES.length();
    boolean decided = true;
    for (int word = from; word < to; word++) {
      int start = (word - from) << 6;
      long below = 0;
      long above = 0;
      for (int bit = 0; bit < Long.SIZE; bit += step) {
        FloatVector first = FloatVector.fromArray(LANES, left, start + bit);
        FloatVector second = FloatVector.fromArray(LANES, right, start + bit);
        below |= first.compare(VectorOperators.LT, second).toLong() << bit;
        above |= first.compare(VectorOperators.GT, second).toLong() << bit;
      }
      less[word - base] = below;
      greater[word - base] = above;
      if ((below | above) != -1) {
        decided &= WordCompare.scalar(a, b, word, word + 1, base, less, greater);
      }
    }
    return decided;
  }
}
