package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.text.TextWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
  static Stream<CommandTree.Entry> entries() {
    return all(CommandTree.root()).filter(entry -> !entry.path().isEmpty());
  }

  private static Stream<CommandTree.Entry> all(CommandTree.Entry entry) {
    return Stream.concat(Stream.of(entry), entry.visible().flatMap(HelpTest::all));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyCommandExplainsItselfWithin80Columns(CommandTree.Entry entry) {
    Bench bench = new Bench();
    List<String> argv = new ArrayList<>(List.of(entry.path().split(" ")));
    argv.add("--help");
    assertEquals(0, bench.run(argv.toArray(String[]::new)), bench.terminal.err());
    String page = bench.terminal.out();
    assertTrue(page.startsWith("opentrade " + entry.path() + " – "), page);
    for (String line : page.lines().toList()) {
      assertTrue(TextWidth.of(line) <= 80, line);
      assertFalse(line.matches(" +--[a-z-]+ <.*"), "a flag whose value has no name: " + line);
    }
    assertEquals(0, bench.run("help", entry.path().split(" ")[0]));
  }

  @Test
  void theJailIsExplainedWithin80Columns() {
    Bench bench = new Bench();
    assertEquals(0, bench.run("help", "jail"), bench.terminal.err());
    String page = bench.terminal.out();
    assertTrue(page.contains("What is not defended"), page);
    for (String line : page.lines().toList()) {
      assertTrue(TextWidth.of(line) <= 80, line);
    }
    assertEquals(0, new Bench().run("help", "jail", "--json"));
  }

  @Test
  void nothingWrittenShowsTheCommands() {
    Bench bench = new Bench();
    assertEquals(0, bench.run());
    CommandTree.root()
        .visible()
        .forEach(entry -> assertTrue(bench.terminal.out().contains("  " + entry.name() + " ")));
  }

  @Test
  void aNounAloneIsWrongUsageAndListsItsVerbs() {
    Bench bench = new Bench();
    assertEquals(2, bench.run("data"));
    assertTrue(bench.terminal.err().contains("resample"));
    assertEquals("", bench.terminal.out());
  }

  /// A key that is misspelt would be found only by the person who needs the message.
  @Test
  void everyKeyThatTheCodeNamesIsInTheCatalogue() throws IOException {
    ResourceBundle bundle = ResourceBundle.getBundle("io.opentrade.commands.messages", Locale.ROOT);
    Pattern key =
        Pattern.compile(
            "\"((?:usage|input|backtest|report|metric|chart|trades|column|import|quality"
                + "|series|data|optimize|heatmap|compare|walkforward|montecarlo|significance|lookahead|strategy|check|config|status|version|daemon|exchange|failed|complete)"
                + "\\.[a-zA-Z.]+[a-zA-Z])\"");
    Set<String> missing = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = key.matcher(Files.readString(file));
        while (matcher.find()) {
          if (!bundle.containsKey(matcher.group(1))) {
            missing.add(matcher.group(1));
          }
        }
      }
    }
    assertEquals(Set.of(), missing);
  }
}
