package io.opentrade.commands.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private static Table table() {
    Table table = new Table().flexible("name", 0).right("count", 0).left("least important", 2);
    table.row().cell("日本 " + "x".repeat(30)).cell("1,234").cell("abc");
    table.row().cell("short").cell("5").cell("d");
    return table;
  }

  @Test
  void numbersStandRightAndWideCharactersCountTwo() {
    List<Line> lines = table().lines(80, "");
    assertEquals(
        "name                                 count  least important", lines.get(0).toString());
    assertEquals("short                                    5  d", lines.get(2).toString());
    assertEquals(lines.get(1).width(), lines.get(2).width());
  }

  @Test
  void aNarrowTerminalClipsWhatStaysReadableElseDropsElseClipsWhatIsLeft() {
    List<Line> clipped = table().lines(52, "");
    assertTrue(clipped.get(1).toString().contains("…"));
    assertTrue(clipped.get(0).toString().contains("least"));
    List<Line> dropped = table().lines(42, "");
    assertTrue(!dropped.get(0).toString().contains("least"));
    assertTrue(!dropped.get(1).toString().contains("…"));
    List<Line> both = table().lines(20, "");
    assertTrue(both.get(1).toString().contains("…"));
    for (Line line : both) {
      assertTrue(line.width() <= 20, line.toString());
    }
  }

  @Test
  void nearWordsAreFoundAndFarOnesAreNot() {
    List<String> words = List.of("list", "show", "resample", "--from", "--fee");
    assertEquals("list", NearWords.nearest("lsit", words).orElse(""));
    assertEquals("resample", NearWords.nearest("res", words).orElse(""));
    assertEquals("--from", NearWords.nearest("--form", words).orElse(""));
    assertEquals("", NearWords.nearest("qqqqq", words).orElse(""));
  }

  @Test
  void isolatesOfTheCatalogueStayAndThoseOfStrangersGoWhereTheyAreNotInBalance() {
    assertEquals("a \u2068b\u2069 c", Line.of("a \u2068b\u2069 c").toString());
    assertEquals("a \u2068b\u2069", Line.of("a \u2068b").toString());
    assertEquals("a b", Line.of("a\u2069 b").toString());
  }
}
