package io.opentrade.scripting.guest;

import io.opentrade.scripting.guest.Dialect.Finding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds conditions used as truth values. JavaScript takes every object for true and asks nobody,
/// so `a.above(b) && c.below(d)` would silently be the second condition alone; only the text shows
/// it.
final class ColumnLogic {
  private static final String METHODS =
      "above|below|atLeast|atMost|equals|notEquals|greaterThan|lessThan|crossesAbove|crossesBelow"
          + "|crossesAboveStrict|crossesBelowStrict|and|or|xor|not"
          + "|session|newDay|newWeek|newMonth";

  private static final Pattern CALL = Pattern.compile("\\.(" + METHODS + ")\\s*\\(");
  private static final Pattern NAMED =
      Pattern.compile("\\b(?:const|let|var)\\s+([A-Za-z_$][\\w$]*)\\s*=\\s*");

  private static final String HINT =
      "write a.and(b), a.or(b), a.not(), ta.where(condition, a, b); in onBar put .now behind the"
          + " condition";

  private final String file;
  private final String code;

  private ColumnLogic(String file, String code) {
    this.file = file;
    this.code = code;
  }

  /// @param code without comments and strings
  static @Nullable Finding find(String file, String code) {
    return new ColumnLogic(file, code).first();
  }

  private @Nullable Finding first() {
    Matcher call = CALL.matcher(code);
    while (call.find()) {
      int end = closing(call.end() - 1);
      int start = chainStart(call.start());
      if (end > 0 && truth(start, end)) {
        return finding(start);
      }
      Finding named = end > 0 ? named(start, end) : null;
      if (named != null) {
        return named;
      }
    }
    return null;
  }

  /// Whether the expression from `start` to `end` is asked for its truth.
  private boolean truth(int start, int end) {
    String after = code.substring(end).stripLeading();
    if (after.startsWith(".")) {
      return false;
    }
    if (after.startsWith("&&")
        || after.startsWith("||")
        || (after.startsWith("?") && !after.startsWith("?.") && !after.startsWith("??"))) {
      return true;
    }
    String before = code.substring(0, start).stripTrailing();
    return before.endsWith("!")
        || (after.startsWith(")") && before.matches("(?s).*\\b(if|while)\\s*\\($"));
  }

  /// Where the condition is given a name: the first use of the name as a truth value in its block.
  private @Nullable Finding named(int start, int end) {
    Matcher declaration = NAMED.matcher(code).region(Math.max(0, start - 200), start);
    String name = null;
    while (declaration.find()) {
      name = declaration.end() == start ? declaration.group(1) : null;
    }
    String after = code.substring(end).stripLeading();
    if (name == null || after.startsWith(".")) {
      return null;
    }
    int blockEnd = blockEnd(end);
    Matcher use =
        Pattern.compile("(?<![\\w$.])" + Pattern.quote(name) + "(?![\\w$])").matcher(code);
    use.region(end, blockEnd);
    while (use.find()) {
      if (truth(use.start(), use.end())) {
        return finding(use.start());
      }
    }
    return null;
  }

  private int blockEnd(int from) {
    int depth = 0;
    for (int index = from; index < code.length(); index++) {
      char letter = code.charAt(index);
      if (letter == '{') {
        depth++;
      } else if (letter == '}' && --depth < 0) {
        return index;
      }
    }
    return code.length();
  }

  /// The index behind the bracket that closes the one at `open`; 0 where there is none.
  private int closing(int open) {
    int depth = 0;
    for (int index = open; index < code.length(); index++) {
      char letter = code.charAt(index);
      if (letter == '(') {
        depth++;
      } else if (letter == ')' && --depth == 0) {
        return index + 1;
      }
    }
    return 0;
  }

  /// The start of the chain `name(…).name` that ends before `dot`.
  private int chainStart(int dot) {
    int index = dot;
    while (index > 0) {
      char letter = code.charAt(index - 1);
      if (letter == ')') {
        index = opening(index - 1);
      } else if (Character.isJavaIdentifierPart(letter) || letter == '.') {
        index--;
      } else if (Character.isWhitespace(letter) && continues(index - 1)) {
        index--;
      } else {
        break;
      }
    }
    return index;
  }

  /// Whether only white space lies between here and a dot that goes on with the chain.
  private boolean continues(int space) {
    return code.substring(space).stripLeading().startsWith(".");
  }

  private int opening(int close) {
    int depth = 0;
    for (int index = close; index >= 0; index--) {
      char letter = code.charAt(index);
      if (letter == ')') {
        depth++;
      } else if (letter == '(' && --depth == 0) {
        return index;
      }
    }
    return 0;
  }

  private Finding finding(int index) {
    int line = 1;
    int lineStart = 0;
    for (int at = 0; at < index; at++) {
      if (code.charAt(at) == '\n') {
        line++;
        lineStart = at + 1;
      }
    }
    return new Finding(
        new Place(file, line, index - lineStart + 1),
        "a condition is neither true nor false, and JavaScript's && || ! ? and if cannot look"
            + " inside",
        HINT);
  }
}
