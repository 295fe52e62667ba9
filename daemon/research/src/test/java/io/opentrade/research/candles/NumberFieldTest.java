package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumberFieldTest {
  private final NumberField field = new NumberField();

  private boolean parse(String text) {
    byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
    return field.parse(bytes, 1, bytes.length - 1);
  }

  private void assertLikeTheJdk(String text) {
    assertTrue(parse(text), text);
    assertEquals(
        Double.doubleToRawLongBits(Double.parseDouble(text)),
        Double.doubleToRawLongBits(field.value()),
        text);
  }

  @Test
  void isBitEqualToTheJdkOnRandomDecimals() {
    Random random = new Random(42);
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "-" : "");
      int whole = random.nextInt(1, 14);
      for (int digit = 0; digit < whole; digit++) {
        text.append((char) ('0' + random.nextInt(10)));
      }
      int fraction = random.nextInt(0, 14);
      text.append(fraction > 0 ? "." : "");
      for (int digit = 0; digit < fraction; digit++) {
        text.append((char) ('0' + random.nextInt(10)));
      }
      if (random.nextInt(10) == 0) {
        text.append(random.nextBoolean() ? 'e' : 'E').append(random.nextInt(-30, 30));
      }
      assertLikeTheJdk(text.toString());
    }
  }

  @Test
  void isBitEqualToTheJdkOnRandomDoubles() {
    Random random = new Random(43);
    for (int i = 0; i < 100_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertLikeTheJdk(Double.toString(value));
        assertLikeTheJdk(Double.toString(random.nextDouble() * 100_000));
      }
    }
  }

  @Test
  void isBitEqualToTheJdkOnEdges() {
    for (String text :
        new String[] {
          "0",
          "-0",
          "0.0",
          "-0.00",
          "5.",
          ".5",
          "+1.5",
          "9007199254740992",
          "9007199254740993",
          "9007199254740993.0",
          "0.1",
          "1e22",
          "1e23",
          "1e-22",
          "1e-23",
          "4.9e-324",
          "1e-400",
          "123456789012345678",
          "1234567890123456789",
          "0.000000000000000000000000000001",
          "00000000000000000000000000001.5",
          "1.7976931348623157e308",
          "0.00005330000000000000001"
        }) {
      assertLikeTheJdk(text);
    }
  }

  @Test
  void takesTheNoiseOfBinaryFractionsAway() {
    assertTrue(parse("0.000058110000000000004"));
    assertEquals(0.00005811, field.clean());
    assertTrue(parse("0.30000000000000004"));
    assertEquals(0.3, field.clean());
    assertTrue(parse("0.0025556999999999997"));
    assertEquals(0.0025557, field.clean());
    for (String text : new String[] {"100.49671415301123", "1.5", "0.1234567890123456", "1e-7"}) {
      assertTrue(parse(text));
      assertEquals(Double.parseDouble(text), field.clean(), text);
    }
  }

  @Test
  void refusesWhatIsNoNumber() {
    for (String text :
        new String[] {
          "",
          "-",
          ".",
          "abc",
          "1.2.3",
          "1,5",
          "1e",
          "1e+",
          "1x",
          "NaN",
          "Infinity",
          "0x1p3",
          "1f",
          "1 2",
          "1e999",
          "--1",
          "1e5.5"
        }) {
      assertFalse(parse(text), text);
    }
  }

  @Test
  void countsTheDecimalsThatAreUsed() {
    String[] texts = {
      "100",
      "100.00",
      "1.50",
      "0.00002853",
      "5.800000000000",
      "1e-8",
      "1.479E+7",
      "2.5e1",
      "0.000",
      "0.00005330000000000000001",
      "0.000052900000000000005",
      "0.09969000000000001",
      "-1.25"
    };
    int[] decimals = {0, 0, 1, 8, 1, 8, 0, 0, 0, 7, 7, 5, 2};
    for (int i = 0; i < texts.length; i++) {
      assertTrue(parse(texts[i]));
      assertEquals(decimals[i], field.decimals(), texts[i]);
    }
  }

  @Test
  void agreesWithBigDecimalOnDecimals() {
    Random random = new Random(44);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal value =
          BigDecimal.valueOf(random.nextInt(1, 1_000_000_000), random.nextInt(0, 12));
      assertTrue(parse(value.toPlainString()));
      assertEquals(Math.max(0, value.stripTrailingZeros().scale()), field.decimals());
    }
  }
}
