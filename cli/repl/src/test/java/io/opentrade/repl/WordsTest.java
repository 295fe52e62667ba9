package io.opentrade.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void quotesAndBackslashesMakeOneWord() {
    Words words = Words.of("order buy 'a b' c\\ d \"e\" ''");
    assertEquals(List.of("order", "buy", "a b", "c d", "e", ""), words.words());
    assertEquals(List.of(0, 6, 10, 16, 21, 25), words.starts());
  }

  @Test
  void behindTheBarStandsAProgram() {
    Words words = Words.of("data list | grep '|' | wc -l");
    assertEquals(List.of("data", "list"), words.words());
    assertEquals("grep '|' | wc -l", words.pipe());
    assertEquals("", Words.of("data list '|'").pipe());
  }

  @Test
  void whatIsOpenGoesOnInTheNextLine() {
    LineParser parser = new LineParser();
    assertThrows(EOFError.class, () -> parser.parse("a 'b", 4, ParseContext.ACCEPT_LINE));
    assertThrows(EOFError.class, () -> parser.parse("a \\", 3, ParseContext.ACCEPT_LINE));
    assertEquals(List.of("a", "b"), Words.of("a \\\nb").words());
    parser.parse("\\watch 5 it's", 13, ParseContext.ACCEPT_LINE); // the shell's own
  }

  @Test
  void whatIsQuotedReadsAsItself() {
    for (String text : List.of("BTC/USDT", "$(touch x)", "it's", "", "a b", "`id`|sh")) {
      assertEquals(List.of(text), Words.of(Quoting.quote(text)).words());
    }
  }

  @Test
  void anAliasStandsForTheFirstWordOnly() {
    Aliases aliases = new Aliases();
    aliases.set("b", "balance --account demo");
    assertEquals("balance --account demo --json", aliases.expand("b --json"));
    assertEquals("order b", aliases.expand("order b"));
  }
}
