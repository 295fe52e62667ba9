package io.opentrade.server.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PhoneTextTest {
  @Test
  void threeCharactersAreWrittenOtherwise() {
    assertEquals(
        List.of("a &lt;b&gt; &amp;amp;\n<pre>x  &lt; y</pre>"),
        PhoneText.messages(List.of(new Part.Text("a <b> &amp;"), new Part.Block("x  < y"))));
  }

  @Test
  void controlsAndWhatReordersIsDroppedButOurIsolatesAndHalfSpacesStay() {
    assertEquals(
        List.of("ab \u2068c\u2069 می\u200Cشود"),
        PhoneText.messages(List.of(new Part.Text("a\u202E\u001Bb \u2068c\u2069 می\u200Cشود"))));
  }

  @Test
  void longOnesAreCutAtLineEndsAndNoCharacterOrEntityIsHalved() {
    Random random = new Random(7);
    List<String> bits = List.of("a", "<", "&", "😀", "\n", "مهم", " ", "&lt;");
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder("x");
      while (text.length() < 400) {
        text.append(bits.get(random.nextInt(bits.size())));
      }
      text.append('x');
      boolean block = random.nextBoolean();
      Part part = block ? new Part.Block(text.toString()) : new Part.Text(text.toString());
      StringBuilder joined = new StringBuilder();
      for (String html : PhoneText.messages(List.of(part), 41)) {
        List<String> faults = new ArrayList<>();
        String plain = BotApiRules.parsed("text", html, faults);
        assertEquals(List.of(), faults);
        assertTrue(plain.length() <= 41, plain);
        assertEquals(html.contains("<pre>"), block);
        assertTrue(!Character.isLowSurrogate(plain.charAt(0)), plain);
        joined.append(plain);
      }
      // Line ends at cuts go, and nothing else.
      assertEquals(bare(text.toString()), bare(joined.toString()));
    }
  }

  private static String bare(String text) {
    return text.replaceAll("\\s", "");
  }
}
