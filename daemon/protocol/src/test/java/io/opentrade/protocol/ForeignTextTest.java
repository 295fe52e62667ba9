package io.opentrade.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ForeignTextTest {
  @Test
  void controlAndBidirectionalCharactersAreDropped() {
    assertEquals("[31mred", new ForeignText("\u001b[31mred").toString());
    assertEquals("abc", new ForeignText("a\u202eb\u2066c\u2069\u200f").toString());
    assertEquals("ab", new ForeignText("a\u0007\u0000\u009bb").toString());
    assertEquals("x", new ForeignText("x\ud800").toString());
  }

  @Test
  void itStaysOnOneLine() {
    assertEquals("a b  c d", new ForeignText("a\nb\r\nc\td").toString());
    assertEquals("ab", new ForeignText("a\u2028b").toString());
  }

  @Test
  void ordinaryTextOfAnyLanguageIsKept() {
    String persian = "می\u200cخواهم";
    assertEquals(persian, new ForeignText(persian).toString());
    assertEquals("héllo 日本 🚀", new ForeignText("héllo 日本 🚀").toString());
  }
}
