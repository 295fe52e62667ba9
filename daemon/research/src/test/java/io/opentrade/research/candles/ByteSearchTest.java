package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ByteSearchTest {
  @Test
  void itFindsWhatIsFoundOneByOne() {
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(40)];
      for (int at = 0; at < bytes.length; at++) {
        // Neighbours of the byte that is looked for, with and without the highest bit, too.
        bytes[at] = (byte) ((random.nextBoolean() ? 128 : 0) + 9 + random.nextInt(4));
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      byte wanted = (byte) (random.nextBoolean() ? '\n' : 128 + '\n');
      int at = from;
      while (at < to && bytes[at] != wanted) {
        at++;
      }
      assertEquals(at, ByteSearch.next(bytes, wanted, from, to), "seed " + seed);
    }
  }
}
