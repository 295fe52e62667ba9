package io.opentrade.server.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MessagesTest {
  @Test
  void theCatalogueHasEveryMessageAndNoOther() {
    var keys = new TreeSet<String>();
    Arrays.stream(Sentence.values()).forEach(message -> keys.add(message.key()));
    var written =
        new TreeSet<>(ResourceBundle.getBundle("io.opentrade.server.text.messages").keySet());
    assertEquals(keys, written);
  }

  @Test
  void partsAreFilledInAndApostrophesAreThemselves() {
    assertEquals(
        "log.level: 'loud' is not one of debug, info",
        Messages.in("en").say(Sentence.SETTING_NOT_CHOICE, "log.level", "loud", "debug, info"));
  }

  @Test
  void aPartWithBracesIsNotFilledAgain() {
    assertEquals("there is no method {0}", Messages.in("en").say(Sentence.UNKNOWN_METHOD, "{0}"));
  }

  @Test
  void aLanguageWithoutCatalogueIsEnglish() {
    assertEquals("interrupted", Messages.in("nl").say(Sentence.INTERRUPTED));
    assertEquals("interrupted", Messages.in("no such language").say(Sentence.INTERRUPTED));
  }

  @Test
  void foreignPartsAreIsolatedInRightToLeftLanguages() {
    String sentence = Messages.in("fa").say(Sentence.UNKNOWN_METHOD, "data.list");
    assertEquals("متد \u2068data.list\u2069 وجود ندارد", sentence);
    assertFalse(Messages.in("en").say(Sentence.UNKNOWN_METHOD, "data.list").contains("\u2068"));
  }

  @Test
  void persianHasEverySentenceWithTheSamePartsAndWholeIsolates() {
    ResourceBundle english = catalogue(Locale.ROOT);
    ResourceBundle persian = catalogue(Locale.of("fa"));
    assertEquals(english.keySet(), persian.keySet());
    for (String key : english.keySet()) {
      String said = persian.getString(key);
      assertEquals(parts(english.getString(key)), parts(said), key);
      assertNotEquals("", said.strip(), key);
      assertTrue(isolatesMatch(said), key);
    }
    // A key that the file lacks would be looked up in its parent.
    persian.keySet().stream()
        .filter(key -> english.getString(key).matches("[^{}]*[a-z]{3}[^{}]*"))
        .forEach(key -> assertNotEquals(english.getString(key), persian.getString(key), key));
  }

  @Test
  void whoAsksIsAnsweredInTheirLanguageAndTheSettingHoldsWhereNobodyAsks() {
    assertEquals("interrupted", Spoken.messages("auto").say(Sentence.INTERRUPTED));
    assertEquals("قطع شد", Spoken.messages("fa").say(Sentence.INTERRUPTED));
    ScopedValue.where(Spoken.PRESENT, Locale.of("fa"))
        .run(() -> assertEquals("قطع شد", Spoken.messages("auto").say(Sentence.INTERRUPTED)));
    ScopedValue.where(Spoken.PRESENT, Locale.ENGLISH)
        .run(() -> assertEquals("interrupted", Spoken.messages("fa").say(Sentence.INTERRUPTED)));
    assertEquals(Locale.of("fa"), Spoken.chosen("auto", Locale.of("fa")));
    assertEquals(Locale.ENGLISH, Spoken.chosen("en", Locale.of("fa")));
  }

  private static ResourceBundle catalogue(Locale language) {
    return ResourceBundle.getBundle(
        "io.opentrade.server.text.messages",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static Set<String> parts(String pattern) {
    return Pattern.compile("\\{\\d}")
        .matcher(pattern)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static boolean isolatesMatch(String text) {
    int open = 0;
    for (char c : text.toCharArray()) {
      open += c == '\u2068' ? 1 : c == '\u2069' ? -1 : 0;
      if (open < 0) {
        return false;
      }
    }
    return open == 0;
  }
}
