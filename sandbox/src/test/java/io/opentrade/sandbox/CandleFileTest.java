package io.opentrade.sandbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandleFileTest {
  private static double[] column(Random random, int size) {
    return random.doubles(size).toArray();
  }

  @Test
  void candlesComeBackBitByBit(@TempDir Path folder) throws IOException {
    Random random = new Random(1);
    int size = 12_345;
    long[] time = new long[size];
    for (int bar = 0; bar < size; bar++) {
      time[bar] = bar * 60_000L;
    }
    Candles candles =
        new Candles(
            Timeframe.of("1m"),
            time,
            column(random, size),
            column(random, size),
            column(random, size),
            column(random, size),
            column(random, size));
    Path file = folder.resolve("main");
    CandleFile.write(file, candles);
    Candles read = CandleFile.read(file);
    assertEquals(candles.timeframe(), read.timeframe());
    assertArrayEquals(candles.time(), read.time());
    assertArrayEquals(candles.open(), read.open());
    assertArrayEquals(candles.high(), read.high());
    assertArrayEquals(candles.low(), read.low());
    assertArrayEquals(candles.close(), read.close());
    assertArrayEquals(candles.volume(), read.volume());
    Files.write(file, new byte[] {1, 2, 3});
    assertThrows(IOException.class, () -> CandleFile.read(file));
  }
}
