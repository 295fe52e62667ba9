package io.opentrade.scripting.plan;

import io.opentrade.engine.strategy.Role;
import io.opentrade.sandbox.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words of the plan in the habit of each language: `enterLong`, `enter_long`.
public final class Words {
  private static final Map<String, String> PYTHON =
      Map.ofEntries(
          Map.entry("ADD", "+"),
          Map.entry("SUBTRACT", "-"),
          Map.entry("MULTIPLY", "*"),
          Map.entry("DIVIDE", "/"),
          Map.entry("REMAINDER", "%"),
          Map.entry("POWER", "**"),
          Map.entry("LESS", "<"),
          Map.entry("LESS_OR_EQUAL", "<="),
          Map.entry("GREATER", ">"),
          Map.entry("GREATER_OR_EQUAL", ">="),
          Map.entry("EQUAL", "=="),
          Map.entry("NOT_EQUAL", "!="),
          Map.entry("AND", "&"),
          Map.entry("OR", "|"),
          Map.entry("XOR", "^"),
          Map.entry("NOT", "~"),
          Map.entry("NEGATE", "-"));

  private static final Map<String, String> JAVASCRIPT =
      Map.ofEntries(
          Map.entry("ADD", "plus"),
          Map.entry("SUBTRACT", "minus"),
          Map.entry("MULTIPLY", "times"),
          Map.entry("DIVIDE", "divide"),
          Map.entry("GREATER", "above"),
          Map.entry("LESS", "below"),
          Map.entry("GREATER_OR_EQUAL", "atLeast"),
          Map.entry("LESS_OR_EQUAL", "atMost"),
          Map.entry("EQUAL", "equals"),
          Map.entry("NOT_EQUAL", "notEquals"),
          Map.entry("MINIMUM", "min"),
          Map.entry("MAXIMUM", "max"),
          Map.entry("ABSOLUTE", "abs"),
          Map.entry("LOGARITHM", "log"),
          Map.entry("EXPONENT", "exp"),
          Map.entry("SQUARE_ROOT", "sqrt"));

  private final Map<String, Role> roles = new LinkedHashMap<>();
  private static final String TAG = "tag";

  private final String exitTag;
  private final Language language;

  public Words(Language language) {
    this.language = language;
    for (Role role : Role.values()) {
      roles.put(word(role.name()), role);
    }
    exitTag = word("EXIT_TAG");
  }

  /// `ENTER_LONG` in this language.
  public String word(String constant) {
    String lower = constant.toLowerCase(Locale.ROOT);
    if (language == Language.PYTHON) {
      return lower;
    }
    StringBuilder word = new StringBuilder();
    boolean upper = false;
    for (char letter : lower.toCharArray()) {
      if (letter != '_') {
        word.append(upper ? Character.toUpperCase(letter) : letter);
      }
      upper = letter == '_';
    }
    return word.toString();
  }

  Map<String, Role> roles() {
    return roles;
  }

  boolean isTag(String key) {
    return key.equals(TAG);
  }

  boolean isExitTag(String key) {
    return key.equals(exitTag);
  }

  List<String> planKeys() {
    List<String> keys = new ArrayList<>(roles.keySet());
    keys.add(TAG);
    keys.add(exitTag);
    keys.add("plot");
    return keys;
  }

  /// What to say to somebody who mixed up numbers and conditions.
  String mixedKinds() {
    return switch (language) {
      case JAVASCRIPT, JAVA -> "conditions come from .above(), .crossesAbove() and the like";
      case PYTHON -> "put brackets around each comparison: (a > b) & (c > d)";
    };
  }

  /// What to say to somebody who mixed the columns of two markets.
  String otherMarket() {
    String declare =
        switch (language) {
          case JAVASCRIPT -> "series: { other: \"ETH/USDT@binance:1h\" }";
          case PYTHON -> "\"series\": {\"other\": \"ETH/USDT@binance:1h\"}";
          case JAVA -> "new About().series(\"other\", \"ETH/USDT@binance:1h\")";
        };
    return "compute with numbers (.now), or declare the other series: " + declare;
  }

  /// How a word of another library is said here; the empty text where nothing is known of it.
  ///
  /// @param known the words there are at that place
  String otherwise(String name, List<String> known) {
    if (known.contains("shift")) {
      return OtherWords.column(name, known, language);
    }
    return known.contains("ta") ? OtherWords.indicator(name, language) : "";
  }

  /// How a function of another program is written here that is no indicator; the empty text where
  /// nothing is known of it.
  String operatorFor(String name) {
    return OtherOperators.of(name.toLowerCase(Locale.ROOT).replace("_", ""), language);
  }

  /// The operator as the script wrote it.
  String operator(String constant) {
    Map<String, String> names = language == Language.PYTHON ? PYTHON : JAVASCRIPT;
    return names.getOrDefault(constant, word(constant));
  }
}
