package io.opentrade.commands.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a worker says of a script's mistakes is written in its own sources, in English; each
/// sentence there must have its translation.
class ScriptMistakesTest {
  private static final Path SCRIPTING = Path.of("..", "..", "scripting", "src", "main");

  /// Where a sentence for the script's author begins.
  private static final Pattern SAID =
      Pattern.compile("(Refusal|ValueRefused|refuse|refuseName|misspelled|text\\.failure)\\(");

  private static final Pattern CONSTANT =
      Pattern.compile("(?i:\\b[a-z_]*hint) =\\s+((?:\"[^\"]*\"|[\\s+])+);?");
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|`([^`]*)`|'((?:[^'\\\\]|\\\\.)*)'");
  private static final Pattern PLACE = Pattern.compile("\\$\\{[^}]*}|%,?[sd]");

  /// Hints that are nothing but code.
  private static final Set<String> CODE =
      Set.of(
          "ta.scan([close], 0, (state, close) => state + close)",
          "d.ta.scan([d.close], 0, lambda state, close: state + close)");

  private static Set<String> sentences() throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SCRIPTING)) {
      for (Path file :
          files.filter(each -> each.toString().matches(".*\\.(java|js|py)")).toList()) {
        String source = Files.readString(file).replaceAll("(?m)^\\s*(//|#).*$", "");
        boolean java = file.toString().endsWith(".java");
        Matcher said = SAID.matcher(source);
        while (said.find()) {
          collect(source.substring(said.end(), end(source, said.end())), java, found);
        }
        Matcher constants = CONSTANT.matcher(source);
        while (constants.find()) {
          collect(constants.group(1), java, found);
        }
      }
    }
    return found;
  }

  /// Where the bracket closes that was opened before this place.
  private static int end(String source, int from) {
    int depth = 1;
    char quote = 0;
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '`' || c == '\'') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    return source.length();
  }

  /// The parts of a sentence between what is put in, where they have two words at least.
  private static void collect(String arguments, boolean java, Set<String> found) {
    String whole = java ? arguments.replaceAll("\"\\s*\\+\\s*\"", "") : arguments;
    Matcher quoted = QUOTED.matcher(whole);
    while (quoted.find()) {
      String text =
          Stream.of(1, 2, 3).map(quoted::group).filter(each -> each != null).findFirst().orElse("");
      Arrays.stream(PLACE.split(text.replaceAll("\\\\(.)", "$1")))
          .map(String::strip)
          .filter(part -> part.matches("(?s).*\\p{L}{2,} \\p{L}{2,}.*") && !CODE.contains(part))
          .forEach(found::add);
    }
  }

  @Test
  void everySentenceHasItsTranslation() throws IOException {
    Set<String> sentences = sentences();
    assertTrue(sentences.size() > 100, sentences::toString);
    String forms =
        Told.read("fa").pairs().stream().map(Told.Pair::english).collect(Collectors.joining("\n"));
    List<String> missing = sentences.stream().filter(each -> !forms.contains(each)).toList();
    assertEquals(List.of(), missing, "without a line in told_fa.txt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a column has no 'closs'; did you mean 'close'? | ستون",
        "on bar 300 (2024-05-01 00:00): ctx.state is nested too deeply | تودرتو",
        "signals() returned nothing | برنگرداند",
        "side is \"buy\" or \"sell\", not 'hold' | نه «",
      })
  void aMistakeIsPersianWithWhatIsPutIntoIt(String english, String part) {
    String told = Told.in(Messages.in(Locale.of("fa")), english);
    assertTrue(told.contains(part), told);
    Matcher latin = Pattern.compile("[a-z]{3,} [a-z]{3,}").matcher(told);
    assertTrue(!latin.find(), told);
  }
}
