package io.opentrade.engine.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeframeTest {
  @ParameterizedTest
  @ValueSource(strings = {"1s", "5m", "90m", "4h", "1d", "3d", "2w"})
  void printsWhatItParsed(String text) {
    assertEquals(text, Timeframe.of(text).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "0m", "-5m", "5M", "1.5h", "100000m"})
  void refusesWhatIsNoTimeframe(String text) {
    assertThrows(IllegalArgumentException.class, () -> Timeframe.of(text));
  }

  @Test
  void weeksBeginOnMonday() {
    long wednesday = Instant.parse("2026-11-18T15:00:00Z").toEpochMilli();
    long monday = Instant.parse("2026-11-16T00:00:00Z").toEpochMilli();
    assertEquals(monday, Timeframe.of("1w").floor(wednesday));
  }

  @Test
  void floorsInstantsBeforeTheEpoch() {
    assertEquals(-300_000L, Timeframe.of("5m").floor(-1));
  }
}
