package io.opentrade.commands.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1234567.891;2;1,234,567.89",
        "-1234;0;-1,234",
        "999;0;999",
        "-0.001;2;0.00",
        "0;2;0.00"
      })
  void thousandsStandApart(BigDecimal value, int decimals, String text) {
    assertEquals(text, Numbers.fixed(value, decimals));
  }

  @Test
  void signsShowOnlyWhatIsLeftAfterRounding() {
    assertEquals("+1.20", Numbers.signed(new BigDecimal("1.2"), 2));
    assertEquals("0.00", Numbers.signed(new BigDecimal("0.001"), 2));
    assertEquals("-1.20%", Numbers.signedPercent(-1.2));
    assertEquals("–", Numbers.percent(null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0.05;0.050000",
        "5;5.0000",
        "950;950.00",
        "12345;12,345",
        "123456;123.5k",
        "1204000;1.20M"
      })
  void axesAreShort(double value, String text) {
    assertEquals(text, Numbers.compact(value));
  }

  @ParameterizedTest
  @CsvSource({"999,999 B", "1500,1.5 kB", "1654321,1.7 MB", "999999,1.0 MB", "98765432,99 MB"})
  void bytesAreRounded(long bytes, String text) {
    assertEquals(text, Numbers.bytes(bytes));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.412S,0.41s",
    "PT59S,59s",
    "PT2M5S,2m 5s",
    "PT2M,2m",
    "PT3H12M,3h 12m",
    "P3DT4H,3d 4h",
    "P584D,584d"
  })
  void durationsHaveTwoUnits(Duration duration, String text) {
    assertEquals(text, Times.duration(duration));
  }

  @Test
  void midnightIsADateAndSecondsShowWhenThereAreAny() {
    assertEquals("2025-01-31", Times.brief(Instant.parse("2025-01-31T00:00:00Z")));
    assertEquals("2025-01-31 14:30", Times.brief(Instant.parse("2025-01-31T14:30:00Z")));
    assertEquals("2025-01-31 14:30:05", Times.brief(Instant.parse("2025-01-31T14:30:05Z")));
  }
}
