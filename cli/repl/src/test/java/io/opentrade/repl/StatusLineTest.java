package io.opentrade.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusLineTest {
  private static final String FIELDS = "\t1,234.00 USDT\t+1.00\t-2.00\t3\tok";

  @Test
  void realMoneyIsRedAndSaysSo() {
    Pulse pulse = present(Pulse.of("main\treal" + FIELDS));
    assertTrue(StatusLine.of(pulse, 80, true).toAnsi().contains("41"), "red behind it");
    assertTrue(StatusLine.of(pulse, 80, false).toString().contains("REAL MONEY"));
    Pulse demo = present(Pulse.of("main\tdemo" + FIELDS));
    assertFalse(StatusLine.of(demo, 80, true).toAnsi().contains("41"));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 40, 80, 200})
  void itFillsTheLineAndNoMore(int columns) {
    Pulse pulse = present(Pulse.of("main\tdemo" + FIELDS));
    assertEquals(columns, StatusLine.of(pulse, columns, true).columnLength());
    assertEquals(columns, StatusLine.of(null, columns, true).columnLength());
  }

  @Test
  void whatIsNoPulseIsNone() {
    assertNull(Pulse.of("opentrade: something else"));
    assertEquals("a", present(Pulse.of("\u001ba\tdemo" + FIELDS)).account());
  }

  private static Pulse present(@Nullable Pulse pulse) {
    assertNotNull(pulse);
    return pulse;
  }
}
