package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.text.TextWidth;
import io.opentrade.protocol.Figures;
import io.opentrade.protocol.StrategyApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// People are spoken to in Persian where they want it; programs never are.
class PersianTest {
  private static final Locale PERSIAN = Locale.of("fa");
  private static final char ISOLATE = '\u2068';
  private static final char END_OF_ISOLATE = '\u2069';

  /// Written the same in both: words of a shell, names, and figures that have no other.
  private static final Pattern UNTRANSLATED =
      Pattern.compile(
          "language\\..*|metric\\.(sqnKelly|ulcerSerenity|probabilisticSharpe|"
              + "valueAtRisk|expectedShortfall)|status\\.research|version\\.line");

  @TempDir Path folder;

  static Stream<CommandTree.Entry> entries() {
    return HelpTest.entries();
  }

  private static ResourceBundle catalogue(Locale language) {
    return ResourceBundle.getBundle(
        "io.opentrade.commands.messages",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static Set<String> parts(String pattern) {
    return Pattern.compile("\\{[a-z0-9]+}")
        .matcher(pattern)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static boolean isPersian(String text) {
    return text.codePoints()
        .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.ARABIC);
  }

  /// A terminal takes the direction of a text from its first letter outside of isolates.
  private static boolean beginsPersian(String text) {
    String outside = text.replaceAll("\u2068[^\u2069]*\u2069|\\{[0-9a-z]+}", "");
    return !isPersian(outside) || outside.matches("(?s)[^\\p{L}]*\\p{IsArabic}.*");
  }

  private static String plain(String text) {
    return text.replaceAll("[\u2068\u2069]", "");
  }

  private Bench persian() {
    Bench bench = Bench.in(folder).answering();
    bench.terminal.language = PERSIAN;
    return bench;
  }

  /// Messages are no patterns of `MessageFormat`: a doubled apostrophe would be shown doubled.
  @Test
  void noApostropheIsDoubled() {
    for (Locale language : List.of(Locale.ROOT, PERSIAN)) {
      ResourceBundle all = catalogue(language);
      all.keySet().forEach(key -> assertFalse(all.getString(key).contains("''"), key));
    }
  }

  @Test
  void everyMessageIsThereWithTheSamePartsAndWholeIsolates() {
    ResourceBundle english = catalogue(Locale.ROOT);
    ResourceBundle persian = catalogue(PERSIAN);
    assertEquals(PERSIAN, persian.getLocale());
    assertEquals(english.keySet(), persian.keySet(), "no key is Persian only");
    Set<String> untranslated = new TreeSet<>();
    for (String key : english.keySet()) {
      String said = persian.getString(key);
      assertEquals(parts(english.getString(key)), parts(said), key);
      int open = 0;
      for (char c : said.toCharArray()) {
        open += c == ISOLATE ? 1 : c == END_OF_ISOLATE ? -1 : 0;
        assertTrue(open >= 0 && open <= 1, key);
      }
      assertEquals(0, open, key);
      assertTrue(beginsPersian(said), key);
      boolean words = Pattern.compile("[a-z]{3}").matcher(english.getString(key)).find();
      boolean command = plain(said).startsWith("opentrade ");
      if (words && !command && !isPersian(said) && !key.endsWith(".examples")) {
        untranslated.add(key);
      }
    }
    untranslated.removeIf(key -> UNTRANSLATED.matcher(key).matches());
    assertEquals(Set.of(), untranslated);
  }

  @ParameterizedTest
  @MethodSource("entries")
  void helpIsPersianWithin80Columns(CommandTree.Entry entry) {
    Bench bench = persian();
    List<String> argv = new ArrayList<>(List.of(entry.path().split(" ")));
    argv.add("--help");
    assertEquals(0, bench.run(argv.toArray(String[]::new)), bench.terminal.err());
    String page = bench.terminal.out();
    assertTrue(page.startsWith("opentrade " + entry.path() + " – "), page);
    assertTrue(isPersian(page.lines().findFirst().orElseThrow()), page);
    page.lines().forEach(line -> assertTrue(TextWidth.of(line) <= 80, line));
  }

  @Test
  void theFirstPageIsPersianWithin80Columns() {
    Bench bench = persian();
    assertEquals(0, bench.run("help"), bench.terminal.err());
    String page = bench.terminal.out();
    assertTrue(page.contains("دستورها"), page);
    page.lines().forEach(line -> assertTrue(TextWidth.of(line) <= 80, line));
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyTopicIsPersianWithin80ColumnsAndHasAllItsParagraphs(String topic) {
    Bench bench = persian();
    assertEquals(0, bench.run("help", topic), bench.terminal.err());
    String page = bench.terminal.out();
    assertTrue(isPersian(page), page);
    // Lines for other programs are not broken.
    page.lines()
        .filter(PersianTest::isPersian)
        .forEach(line -> assertTrue(TextWidth.of(line) <= 80, line));
    List<String> english = shape(TopicPage.read(topic, Locale.ENGLISH).text());
    assertEquals(english, shape(TopicPage.read(topic, PERSIAN).text()));
  }

  static Stream<String> topics() {
    return TopicPage.all().stream().filter(TopicPage::exists);
  }

  /// What a word is called is the same for everybody; what it means is not.
  @ParameterizedTest
  @ValueSource(strings = {"fills", "metrics", "strategies"})
  void everyWordOfATableIsExplainedInPersian(String topic) {
    List<Figures.Group> english =
        switch (topic) {
          case "strategies" -> words(StrategiesPage.find(null, Locale.ENGLISH));
          default -> Objects.requireNonNull(ReferencePage.of(topic, Locale.ENGLISH)).groups();
        };
    List<Figures.Group> persian = ReferencePage.own(topic, PERSIAN).orElseThrow();
    assertEquals(names(english), names(persian));
    for (int i = 0; i < english.size(); i++) {
      explained(english.get(i).text(), persian.get(i).text());
      for (int j = 0; j < english.get(i).figures().size(); j++) {
        explained(english.get(i).figures().get(j).text(), persian.get(i).figures().get(j).text());
      }
    }
    Bench bench = persian();
    assertEquals(0, bench.run("help", topic), bench.terminal.err());
    assertTrue(bench.terminal.out().contains(persian.getLast().text().substring(0, 10)));
  }

  private static void explained(String english, String persian) {
    boolean words = Pattern.compile("[a-z]{3}").matcher(english.replace("abs", "")).find();
    assertTrue(!words || isPersian(persian), english);
    assertTrue(beginsPersian(persian), persian);
    assertFalse(plain(persian).equals(english) && words, english);
    assertEquals(0, plain(persian).length() - persian.length() + 2 * isolates(persian), persian);
  }

  private static int isolates(String text) {
    return text.length() - text.replace(String.valueOf(ISOLATE), "").length();
  }

  private static List<Figures.Group> words(List<StrategyApi.Group> groups) {
    return groups.stream()
        .map(group -> new Figures.Group(group.name(), group.text(), figures(group)))
        .toList();
  }

  private static List<Figures.Figure> figures(StrategyApi.Group group) {
    return group.words().stream()
        .map(word -> new Figures.Figure(word.name(), word.text()))
        .toList();
  }

  private static List<List<String>> names(List<Figures.Group> groups) {
    return groups.stream()
        .map(
            group ->
                Stream.concat(
                        Stream.of(group.path()), group.figures().stream().map(Figures.Figure::name))
                    .toList())
        .toList();
  }

  /// Which lines are headings, paragraphs and empty.
  private static List<String> shape(String text) {
    return text.lines()
        .map(line -> line.startsWith("# ") ? "#" : line.isEmpty() ? "" : "p")
        .toList();
  }

  @Test
  void aMistakeIsToldInPersianAndACommandKeepsItsDirection() {
    Bench bench = persian();
    assertEquals(2, bench.run("backtset"));
    String told = bench.terminal.err();
    assertTrue(told.contains("وجود ندارد"), told);
    assertTrue(told.contains("منظورتان \u2068opentrade backtest\u2069 بود؟"), told);
  }

  @Test
  void labelsAndNumbersOfAReportKeepTheirPlaces() {
    Bench bench = persian();
    assertEquals(0, bench.run("backtest", "sma.js", "--demo"), bench.terminal.err());
    String report = bench.terminal.out();
    assertTrue(report.contains("\u2068شارپ\u2069"), report);
  }

  /// Headings beside each other would become one run of text, read from its right end.
  @Test
  void eachPersianHeadingIsIsolated() {
    Bench bench = persian();
    assertEquals(0, bench.run("backtest", "list"), bench.terminal.err());
    String headings = bench.terminal.out().lines().findFirst().orElseThrow();
    assertTrue(headings.contains("\u2068شناسه\u2069"), headings);
    assertFalse(headings.matches(".*[\u0600-\u06FF]  +[\u0600-\u06FF].*"), headings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "health --json",
        "health --csv",
        "help --json",
        "help backtest --json",
        "help jail --json",
        "help metrics --json",
        "help strategies --json",
        "version --json",
        "config list --json",
        "config list --csv",
        "config list --fields",
        "config get script.timeLimit --json",
        "backtest sma.js --demo --json",
        "backtest list --json",
        "backtest list --csv",
        "backtest list --fields id,trades",
        "backtest show last --json",
        "optimize list --json",
        "optimize show last --json",
        "optimize heatmap last --json",
        "optimize heatmap last --csv -",
        "data list --json",
        "data list --csv",
        "data show BTC/USDT@binance:5m --json",
        "daemon logs --json",
        "complete --json -- backtest",
        "backtest --json",
        "backtest sma.js --json",
        "backtest sma.js --demo --cash much --json",
        "backtset --json",
        "data --json",
        "backtest list --csv --where x",
        "alert resume --json",
      })
  void whatAProgramReadsIsTheSameByteForByte(String line) {
    Bench english = Bench.in(folder).answering();
    Bench persian = persian();
    int exit = english.run(line.split(" "));
    assertEquals(exit, persian.run(line.split(" ")));
    assertNotEquals("", english.terminal.out() + english.terminal.err(), "it says something");
    assertEquals(english.terminal.out(), persian.terminal.out());
    assertEquals(english.terminal.err(), persian.terminal.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"backtest sma.js --demo --trades - --equity e.csv", "data export"})
  void filesAreTheSameByteForByte(String line) {
    String[] argv = Arrays.stream(line.split(" ")).toArray(String[]::new);
    if (line.equals("data export")) {
      argv = new String[] {"data", "export", Bench.SERIES};
    }
    Bench english = Bench.in(folder).answering();
    Bench persian = persian();
    assertEquals(0, english.run(argv), english.terminal.err());
    assertEquals(0, persian.run(argv), persian.terminal.err());
    assertEquals(english.terminal.out(), persian.terminal.out());
    if (line.contains("e.csv")) {
      assertEquals(english.terminal.file("e.csv"), persian.terminal.file("e.csv"));
    }
  }
}
