package io.opentrade.distribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/// Every example reproduces the result that lies beside it, in every style it offers:
/// `sma-cross.js`, `sma-cross.py` and `SmaCross.java` all answer to `sma-cross.expected.json`. It
/// is run as the file itself says, where it says so: `opentrade backtest pairs.js --data …`. To
/// write the results anew: `mvn verify -Dtest.arguments=-Dopentrade.examples=write`, and read the
/// difference.
@Order(3)
final class ExamplesTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final Pattern ENTRANCE =
      Pattern.compile("(?m)^\\s*(?:export function|def|public .*)\\s(signals|on_?[bB]ars?)\\(");
  private static final boolean WRITE = "write".equals(System.getProperty("opentrade.examples"));

  @TestFactory
  Stream<DynamicTest> examplesGiveTheirResults() throws Exception {
    Program.needsWall();
    Program program = Program.inFreshHome();
    List<Path> examples;
    try (Stream<Path> files = Files.list(program.root().resolve("strategies-examples"))) {
      examples =
          files.filter(file -> file.toString().matches(".*[.](js|py|java)")).sorted().toList();
    }
    Assertions.assertTrue(examples.size() >= 25, "examples are missing");
    List<DynamicTest> tests = new ArrayList<>();
    for (Path example : examples) {
      tests.add(DynamicTest.dynamicTest("" + example.getFileName(), () -> play(program, example)));
    }
    return tests.stream().onClose(() -> close(program));
  }

  private static void play(Program program, Path example) throws Exception {
    for (String style : styles(example)) {
      List<String> words = new ArrayList<>(List.of("backtest", example.toString()));
      words.addAll(data(example));
      words.addAll(List.of("--style", style, "--json"));
      if (!words.contains("--account")) {
        // Some sell short, and what they trade here is a spot market.
        words.addAll(List.of("--account", "margin"));
      }
      compare(example, essence(run(program, words.toArray(String[]::new))));
    }
  }

  /// By the functions it has.
  private static Set<String> styles(Path example) throws IOException {
    Set<String> styles =
        ENTRANCE
            .matcher(Files.readString(example))
            .results()
            .map(found -> found.group(1).replace("_b", "B"))
            .collect(Collectors.toCollection(TreeSet::new));
    Assertions.assertFalse(styles.isEmpty(), () -> example + " offers no style");
    return styles;
  }

  /// What the file says it is to be run on, the demo where it says nothing.
  private static List<String> data(Path example) throws IOException {
    Pattern command = Pattern.compile("opentrade backtest " + example.getFileName() + " (.*)");
    String joined = Files.readString(example).replaceAll("\\\\\n(///|//|#|[*])\\s*", "");
    Matcher found = command.matcher(joined);
    List<String> words = new ArrayList<>();
    for (String word : found.find() ? found.group(1).strip().split(" ") : new String[] {"--demo"}) {
      words.add(word.startsWith("data/") ? example.resolveSibling(word).toString() : word);
    }
    return words;
  }

  private static JsonNode run(Program program, String... words) throws Exception {
    Program.Outcome outcome = program.run(words);
    Assertions.assertEquals(0, outcome.exit(), outcome.output() + outcome.error());
    return JSON.readTree(outcome.output());
  }

  /// What does not depend on the language or the style.
  private static ObjectNode essence(JsonNode document) {
    ObjectNode essence = JSON.createObjectNode();
    essence.set("data", document.at("/run/data"));
    essence.set("metrics", document.get("metrics"));
    essence.put("tradesHash", Hashes.sha256(document.get("trades").toString()));
    return essence;
  }

  private static void compare(Path example, ObjectNode essence) throws IOException {
    String name = kebab(example.getFileName().toString()) + ".expected.json";
    Path expected = example.resolveSibling(name);
    if (WRITE) {
      Files.writeString(expected, JSON.writeValueAsString(essence) + "\n");
    }
    Assertions.assertEquals(
        Files.readString(expected), JSON.writeValueAsString(essence) + "\n", example::toString);
  }

  /// `sma-cross` of `sma-cross.js` and of `SmaCross.java`.
  private static String kebab(String fileName) {
    String stem = fileName.replaceFirst("[.](js|py|java)$", "");
    return stem.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static void close(Program program) {
    try {
      program.close();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
