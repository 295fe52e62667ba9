package io.opentrade.server.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.ResourceBundle;
import java.util.TreeSet;
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
  void whatALanguageLacksIsSaidInEnglish() {
    assertEquals("interrupted", Messages.in("fa").say(Sentence.INTERRUPTED));
  }
}
