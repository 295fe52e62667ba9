package io.opentrade.scripting.guest;

import static io.opentrade.sandbox.Language.JAVASCRIPT;
import static io.opentrade.sandbox.Language.PYTHON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.column.Candles;
import io.opentrade.sandbox.Language;
import io.opentrade.sandbox.LogLine;
import io.opentrade.sandbox.ScriptFailed;
import io.opentrade.sandbox.Style;
import io.opentrade.strategy.Context;
import io.opentrade.strategy.Portfolio;
import io.opentrade.strategy.Strategy;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is written about the words of a strategy is what a script sees, and the other way round:
/// the help and the type files are made of that text.
class WordsTest {
  private static final Path TEXT =
      Path.of(
          System.getProperty("opentrade.root"),
          "daemon/protocol/src/main/resources/io/opentrade/protocol/strategy-api.txt");

  /// The words of each group for a language, those of its base included.
  private static Map<String, Set<String>> written(Language language) throws IOException {
    Map<String, Set<String>> groups = new HashMap<>();
    Set<String> words = new TreeSet<>();
    for (String line : Files.readAllLines(TEXT)) {
      String[] parts = line.split("\t");
      if (line.startsWith("= ")) {
        String[] names = parts[0].substring(2).split(" : ");
        words = new TreeSet<>(names.length > 1 ? groups.get(names[1]) : Set.of());
        groups.put(names[0], words);
      } else if (parts[0].equals("both") || parts[0].equals(language == PYTHON ? "py" : "js")) {
        String word = parts[1].replaceFirst("[?(:].*", "");
        words.add(language == PYTHON ? snake(word) : word);
      }
    }
    return groups;
  }

  private static String snake(String word) {
    return word.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(java.util.Locale.ROOT);
  }

  /// Has a script say what it sees: `group: word word …`.
  private static Map<String, Set<String>> seen(Guests guests, Language language, String script) {
    Map<String, Set<String>> groups = new HashMap<>();
    for (LogLine line : guests.run(language, script, Guests.candles(200, 1)).log()) {
      String[] parts = line.text().split(": ", 2);
      groups.put(parts[0], new TreeSet<>(Arrays.asList(parts[1].strip().split("[ ,]+"))));
    }
    return groups;
  }

  private static void agree(Map<String, Set<String>> written, Map<String, Set<String>> seen) {
    assertTrue(seen.size() >= 7, "groups are missing: " + seen.keySet());
    seen.forEach(
        (group, words) -> assertEquals(Objects.requireNonNull(written.get(group)), words, group));
  }

  private static final String JS =
      """
      export const strategy = { api: 1 };
      const say = (name, words) => console.log(name + ": " + words.join(" "));
      let told = false;
      export function onBar(ctx) {
        if (ctx.bar.index === 3) {
          say("Context", Object.keys(ctx));
          say("Bar", Object.keys(ctx.bar));
          say("Position", Object.keys(ctx.position));
          say("PlacedOrder", Object.keys(ctx.order({ side: "buy", quantity: 1 })));
          const own = (column) => Object.getOwnPropertyNames(Object.getPrototypeOf(column))
            .filter((name) => !["constructor", "toString", "valueOf", "toJSON", "length"].includes(name));
          say("both", own(ctx.close));
        }
      }
      export function onOrder(ctx, e) {
        if (!told) say("OrderEvent", Object.keys(e));
        told = true;
      }
      """;

  private static final String PY =
      """
      strategy = {"api": 1}
      told = False
      def say(name, words):
          print(name + ": " + " ".join(words))
      def own(thing):
          return [n for n in vars(type(thing)) if not n.startswith("_")]
      def on_bar(ctx):
          if ctx.bar.index == 3:
              say("Context", ctx._names)
              say("Bar", own(ctx.bar))
              say("Position", own(ctx.position))
              say("PlacedOrder", own(ctx.order(side="buy", quantity=1)))
              say("both", own(ctx.close))
      def on_order(ctx, e):
          global told
          if not told:
              say("OrderEvent", e._names)
          told = True
      """;

  @Test
  void aScriptSeesWhatIsWritten() throws IOException {
    try (Guests guests = new Guests()) {
      for (Language language : new Language[] {JAVASCRIPT, PYTHON}) {
        Map<String, Set<String>> written = written(language);
        // Numbers and conditions are of one class in a script.
        Set<String> both = new TreeSet<>(written.get("Column"));
        both.addAll(written.get("Condition"));
        both.removeIf(word -> word.startsWith("__"));
        written.put("both", both);
        Map<String, Set<String>> seen = seen(guests, language, language == PYTHON ? PY : JS);
        seen.put("Functions", functions(language));
        agree(written, seen);
      }
    }
  }

  @Test
  void aScriptOverSeveralMarketsSeesWhatIsWritten() throws IOException {
    try (Guests guests = new Guests()) {
      for (Language language : new Language[] {JAVASCRIPT, PYTHON}) {
        String script =
            language == PYTHON
                ? "strategy = {\"api\": 1}\ndef on_bars(ctx):\n    print(' '.join(ctx._names))\n"
                : "export const strategy = { api: 1 };\n"
                    + "export function onBars(ctx) { console.log(Object.keys(ctx).join(' ')); }\n";
        List<Candles> one = List.of(Guests.candles(1, 1));
        String said = guests.run(language, script, Style.ON_BARS, one).log().getFirst().text();
        assertEquals(
            written(language).get("Portfolio"), new TreeSet<>(Arrays.asList(said.split(" "))));
      }
    }
  }

  private static Set<String> functions(Language language) {
    return Stream.concat(
            Stream.of("signals"),
            Arrays.stream(Callback.values()).map(callback -> callback.word(language)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whatIsWrittenOfOrdersIsTakenAndNothingElse() throws IOException {
    Map<String, Set<String>> written = written(JAVASCRIPT);
    try (Guests guests = new Guests()) {
      for (String group : new String[] {"Entry", "Order"}) {
        String call = group.equals("Entry") ? "ctx.buy" : "ctx.order";
        String text =
            "export const strategy = { api: 1 };\nexport function onBar(ctx) { %s({ zzz: 1 }); }"
                .formatted(call);
        String message = guests.runFailure(JAVASCRIPT, text).oneLine();
        assertTrue(message.contains("has no 'zzz'"), message);
        for (String word : Objects.requireNonNull(written.get(group))) {
          String wrong = text.replace("zzz: 1", word + ": {}");
          String said = outcome(guests, wrong);
          assertTrue(!said.contains("has no '" + word + "'"), said);
        }
      }
    }
  }

  /// Values of the wrong kind may fail, but not for their names.
  private static String outcome(Guests guests, String text) {
    try {
      return guests.run(JAVASCRIPT, text, Guests.candles(20, 1)).state();
    } catch (ScriptFailed failed) {
      return failed.failure().oneLine();
    }
  }

  @Test
  void javaHasTheSameWords() throws IOException {
    Map<String, Set<String>> written = written(JAVASCRIPT);
    Set<String> context =
        Arrays.stream(Context.class.getMethods())
            .filter(method -> method.getDeclaringClass() != Object.class)
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    context.removeAll(Set.of("series", "notify"));
    Set<String> wanted = new TreeSet<>(written.get("Context"));
    wanted.removeAll(Set.of("series", "notify"));
    assertEquals(wanted, context);
    Set<String> portfolio =
        Arrays.stream(Portfolio.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(written.get("Portfolio"), portfolio);
    Set<String> functions =
        Arrays.stream(Strategy.class.getDeclaredMethods())
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    functions.removeAll(Set.of("strategy", "params"));
    assertEquals(written.get("Functions"), functions);
  }
}
