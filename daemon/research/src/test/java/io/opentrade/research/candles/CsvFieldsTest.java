package io.opentrade.research.candles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Fields of a line, and the numbers that are read on the way.
final class CsvFieldsTest {
  private final CsvFields fields = new CsvFields((byte) ',');

  @Test
  void blanksAndQuotesAreTakenOffAndWhatIsQuotedIsNotParted() {
    split("a b, \"c,d\" ,,\"\",5,");
    String[] expected = {"a b", "c,d", "", "", "5", ""};
    assertEquals(expected.length, fields.count());
    for (int field = 0; field < expected.length; field++) {
      assertEquals(expected[field], fields.text(text, field));
      assertEquals(field == 4, fields.isPlainNumber(field), expected[field]);
    }
  }

  @Test
  void whatIsNoPlainNumberIsLeftToACloserLook() {
    for (String odd :
        new String[] {"", ".", "-1", "+1", "1e5", "1.2.3", " 1", "1 ", "1x", "1234567890123456"}) {
      split(odd + ",7");
      assertEquals(2, fields.count(), odd);
      assertFalse(fields.isPlainNumber(0), odd);
      assertEquals(odd.strip(), fields.text(text, 0));
      assertEquals(7, fields.value(1));
    }
  }

  @Test
  void plainNumbersAreThoseOfTheLongWay() {
    Random random = new Random(5);
    NumberField longWay = new NumberField();
    for (int round = 0; round < 20_000; round++) {
      StringBuilder number = new StringBuilder();
      int digits = 1 + random.nextInt(15);
      int point = random.nextInt(digits + 2);
      for (int digit = 0; digit < digits; digit++) {
        number.append(digit == point ? "." : "").append(random.nextInt(3) * random.nextInt(5));
      }
      split("x," + number + ",y");
      assertTrue(fields.isPlainNumber(1), number.toString());
      assertEquals(Double.parseDouble(number.toString()), fields.value(1), 0.0);
      assertTrue(longWay.parse(text, fields.start(1), fields.end(1)));
      assertEquals(longWay.decimals(), fields.decimals(1), number.toString());
      assertEquals("y", fields.text(text, 2));
    }
  }

  private byte[] text = {};

  private void split(String line) {
    text = line.getBytes(StandardCharsets.UTF_8);
    fields.split(text, 0, text.length);
  }
}
