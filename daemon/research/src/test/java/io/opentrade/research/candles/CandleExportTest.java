package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Timeframe;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CandleExportTest {
  private static Candles random(int size) {
    Random random = new Random(11);
    Candles candles =
        new Candles(
            Timeframe.of("1m"),
            new long[size],
            new double[size],
            new double[size],
            new double[size],
            new double[size],
            new double[size]);
    for (int i = 0; i < size; i++) {
      candles.time()[i] = Texts.START + i * 60_000L;
      candles.open()[i] = random.nextDouble() * Math.pow(10, random.nextInt(-12, 12));
      candles.high()[i] = random.nextInt(1, 1_000_000) / 100.0;
      candles.low()[i] = random.nextInt(1, 1_000_000);
      candles.close()[i] = random.nextDouble();
      candles.volume()[i] = random.nextBoolean() ? 0 : random.nextDouble() * 1e-7;
    }
    return candles;
  }

  @Test
  void whatIsWrittenReadsBackBitByBit() {
    Candles candles = random(20_000);
    for (CandleExport.TimeStyle style : CandleExport.TimeStyle.values()) {
      StringBuilder text = new StringBuilder();
      CandleExport.write(candles, style, text, Progress.NONE);
      assertFalse(text.toString().contains("E"));
      Candles again = Texts.read(text.toString(), ImportOptions.DEFAULT).candles();
      assertArrayEquals(candles.time(), again.time());
      assertArrayEquals(candles.open(), again.open());
      assertArrayEquals(candles.high(), again.high());
      assertArrayEquals(candles.low(), again.low());
      assertArrayEquals(candles.close(), again.close());
      assertArrayEquals(candles.volume(), again.volume());
    }
  }

  @Test
  void aLineIsWhatPeopleExpect() {
    StringBuilder text = new StringBuilder();
    Candles one = Texts.read(Texts.bars(2), ImportOptions.DEFAULT).candles().slice(0, 1);
    CandleExport.write(one, CandleExport.TimeStyle.ISO, text, Progress.NONE);
    assertEquals(
        "time,open,high,low,close,volume\n2023-11-14T22:14:00Z,10.5,12,9,11,1\n", text.toString());
  }
}
