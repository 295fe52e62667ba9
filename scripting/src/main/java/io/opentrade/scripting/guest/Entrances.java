package io.opentrade.scripting.guest;

import io.opentrade.sandbox.Language;
import io.opentrade.scripting.plan.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why a script has nothing to be called, or not what its author thinks: told from its text.
public final class Entrances {
  private static final String SIGNALS = "signals";
  private static final Pattern WORD = Pattern.compile("(?<![\\w$.])[A-Za-z_][\\w$]*(?=\\s*[(=])");

  private Entrances() {}

  /// What is to be said where a script offers no style. The message begins with the word that it is
  /// about, so that its place is found.
  public static Refusal none(Language language, String text) {
    List<String> styles =
        List.of(SIGNALS, Callback.ON_BAR.word(language), Callback.ON_BARS.word(language));
    String code = language == Language.JAVASCRIPT ? JavaScriptText.code(text) : text;
    Matcher matcher = WORD.matcher(code);
    while (matcher.find()) {
      String word = matcher.group();
      if (styles.contains(word)) {
        return new Refusal(word + " is not found from outside", reachable(language, word));
      }
      String meant = meant(word, styles);
      if (!meant.isEmpty()) {
        return new Refusal(word + " is not called by anybody", "did you mean '" + meant + "'?");
      }
    }
    String kind = language == Language.JAVA ? "class" : "file";
    return new Refusal(
        "the %s offers neither %s nor %s nor %s"
            .formatted(kind, styles.get(0), styles.get(1), styles.get(2)),
        "write: " + declared(language, SIGNALS));
  }

  private static String reachable(Language language, String word) {
    return switch (language) {
      case JAVASCRIPT -> "export it by its name, outside of a class: " + declared(language, word);
      case PYTHON -> "write it outside of a class: " + declared(language, word);
      case JAVA -> "override it: " + declared(language, word);
    };
  }

  private static String declared(Language language, String word) {
    boolean plan = word.equals(SIGNALS);
    return switch (language) {
      case JAVASCRIPT ->
          plan
              ? "export function signals({ close, ta, params }) { … }"
              : "export function " + word + "(ctx) { … }";
      case PYTHON -> plan ? "def signals(d): …" : "def " + word + "(ctx): …";
      case JAVA ->
          plan
              ? "public Plan signals(Data d) { … }"
              : "public void "
                  + word
                  + (word.equals("onBars") ? "(Portfolio ctx)" : "(Context ctx)")
                  + " { … }";
    };
  }

  /// Refuses a function that is called nearly like one that would be called: its author waits for
  /// something that never happens.
  ///
  /// @param functions names of the script's functions
  /// @throws Refusal for the first such
  static void requireSpelling(Language language, List<String> functions) {
    List<String> known = new ArrayList<>(List.of(SIGNALS));
    for (Callback callback : Callback.values()) {
      known.add(callback.word(language));
    }
    for (String name : functions) {
      String meant = known.contains(name) ? "" : meant(name, known);
      if (!meant.isEmpty() && !functions.contains(meant)) {
        throw new Refusal(name + " is not called by anybody", "did you mean '" + meant + "'?");
      }
    }
  }

  private static String meant(String word, List<String> known) {
    return known.stream().filter(each -> plain(each).equals(plain(word))).findFirst().orElse("");
  }

  private static String plain(String word) {
    return word.toLowerCase(Locale.ROOT).replace("_", "");
  }
}
