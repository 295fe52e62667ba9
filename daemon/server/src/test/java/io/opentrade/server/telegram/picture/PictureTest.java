package io.opentrade.server.telegram.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Pictures hold what they show; `-Dpictures=FOLDER` keeps them, to be looked at.
final class PictureTest {
  @BeforeAll
  static void withoutAScreen() {
    System.setProperty("java.awt.headless", "true");
  }

  @Test
  void profitHasGreenAndRedBarsAndALine() throws IOException {
    List<ProfitPicture.Day> days = new ArrayList<>();
    Random random = new Random(3);
    for (int i = 0; i < 30; i++) {
      double profit = i % 4 == 0 ? 0 : random.nextGaussian() * 40 + 8;
      days.add(new ProfitPicture.Day(LocalDate.parse("2026-01-01").plusDays(i), profit));
    }
    BufferedImage image = read("profit", ProfitPicture.png("demo, USDT", days));
    assertTrue(holds(image, Canvas.UP.getRGB()));
    assertTrue(holds(image, Canvas.DOWN.getRGB()));
    assertTrue(holds(image, Canvas.LINE.getRGB()));
  }

  @Test
  void candlesRiseAndFall() throws IOException {
    List<CandlePicture.Bar> bars = new ArrayList<>();
    Random random = new Random(5);
    double price = 65_000;
    Instant time = Instant.parse("2026-01-31T00:00:00Z");
    for (int i = 0; i < 96; i++) {
      double open = price;
      price += random.nextGaussian() * 120;
      double high = Math.max(open, price) + 60;
      bars.add(new CandlePicture.Bar(time.plusSeconds(3_600L * i), open, high, high - 300, price));
    }
    BufferedImage image = read("candles", CandlePicture.png("BTC/USDT@binance:1h", bars));
    assertTrue(holds(image, Canvas.UP.getRGB()));
    assertTrue(holds(image, Canvas.DOWN.getRGB()));
  }

  @Test
  void oneCandleAndNothingWonOrLostAreDrawnToo() throws IOException {
    Instant time = Instant.parse("2026-01-31T00:00:00Z");
    read(
        "one",
        CandlePicture.png("X", List.of(new CandlePicture.Bar(time, 1e-7, 1e-7, 1e-7, 1e-7))));
    read("none", ProfitPicture.png("X", List.of(new ProfitPicture.Day(LocalDate.EPOCH, 0))));
  }

  @Test
  void marksAreRoundAndAFew() {
    Scale scale = Scale.around(64_011.5, 66_870);
    assertEquals(
        List.of(64_000.0, 64_500.0, 65_000.0, 65_500.0, 66_000.0, 66_500.0), scale.marks());
    assertEquals("65500", scale.label(65_500));
    assertEquals("0.0002", Scale.around(0.0001, 0.0006).label(0.0002));
  }

  private static BufferedImage read(String name, byte[] png) throws IOException {
    String folder = System.getProperty("pictures");
    if (folder != null) {
      Files.write(Path.of(folder).resolve(name + ".png"), png);
    }
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(960, image.getWidth());
    assertTrue(png.length < 100_000, "bytes: " + png.length);
    return image;
  }

  private static boolean holds(BufferedImage image, int color) {
    int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int one : all) {
      if (one == color) {
        return true;
      }
    }
    return false;
  }
}
