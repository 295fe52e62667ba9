package io.opentrade.commands.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ToldTest {
  private static final Messages PERSIAN = Messages.in(Locale.of("fa"));
  private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);

  private static Set<String> places(String text) {
    return Pattern.compile("\\{[0-9]}")
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyTranslationHasThePlacesOfItsSentenceAndIsFoundByIt() {
    for (Told.Pair pair : Told.read("fa").pairs()) {
      assertEquals(places(pair.english()), places(pair.own()), pair.english());
      String said = pair.english().replaceAll("\\{[0-9]}", "17");
      String told = Told.in(PERSIAN, said);
      assertEquals(pair.own().replaceAll("\\{[0-9]}", "\u206817\u2069"), told, said);
      assertEquals(said, Told.in(ENGLISH, said));
    }
  }

  @Test
  void whatIsPutInStaysAndWhatIsNotKnownIsLeftAsItIs() {
    String said =
        "12 bars of BTC/USD are missing in 3 gaps; orders around them filled at the next bar there"
            + " is";
    String gaps = Told.in(PERSIAN, said);
    assertTrue(gaps.contains("\u2068BTC/USD\u2069") && gaps.contains("\u206812\u2069"), gaps);
    assertFalse(gaps.contains("missing"), gaps);
    String unknown = "x.js: unexpected token at line 3";
    assertEquals(unknown, Told.in(PERSIAN, unknown));
  }
}
