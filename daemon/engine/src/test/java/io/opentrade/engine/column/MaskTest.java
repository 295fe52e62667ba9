package io.opentrade.engine.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class MaskTest {
  @Property(tries = 200)
  void isABitSet(@ForAll long seed, @ForAll @IntRange(min = 0, max = 300) int size) {
    Random random = new Random(seed);
    BitSet bits = new BitSet();
    for (int bar = 0; bar < size; bar++) {
      bits.set(bar, random.nextInt(20) == 0);
    }
    Mask mask = Mask.of(size, bits::get);
    List<Integer> walked = new ArrayList<>();
    for (int bar = mask.nextSet(0); bar >= 0; bar = mask.nextSet(bar + 1)) {
      walked.add(bar);
    }
    assertEquals(bits.stream().boxed().toList(), walked);
    assertEquals(bits.cardinality(), mask.cardinality());
    for (int bar = 0; bar < size; bar++) {
      assertEquals(bits.get(bar), mask.get(bar));
    }
    assertEquals(mask, mask.or(Mask.empty(size)));
  }

  @Test
  void knowsItsBounds() {
    Mask mask = Mask.of(65, bar -> true);
    assertEquals(64, mask.nextSet(64));
    assertEquals(-1, mask.nextSet(65));
    assertEquals(0, mask.nextSet(-3));
    assertThrows(IndexOutOfBoundsException.class, () -> mask.get(65));
    assertThrows(IndexOutOfBoundsException.class, () -> mask.get(-1));
  }
}
