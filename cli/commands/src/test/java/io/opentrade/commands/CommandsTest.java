package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.Compat;
import io.opentrade.protocol.ConfigList;
import io.opentrade.protocol.DataShow;
import io.opentrade.protocol.DataSource;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FeeCoin;
import io.opentrade.protocol.FillRules;
import io.opentrade.protocol.FreqtradeRules;
import io.opentrade.protocol.Requests;
import io.opentrade.protocol.RiskRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  /// Every command that answers at once, with the method it asks for.
  static Stream<List<String>> commands() {
    return Stream.of(
        List.of("backtest.run", "backtest", "sma.js", "--demo"),
        List.of("backtest.run", "backtest", "run", "sma.js", "--demo"),
        List.of("backtest.list", "backtest", "list"),
        List.of("backtest.show", "backtest", "show", "7f3a2c"),
        List.of("data.import", "data", "import", "btc.csv", "--as", Bench.SERIES),
        List.of("data.download", "data", "download", Bench.SERIES, "--from", "2025-01-01"),
        List.of("data.list", "data", "list"),
        List.of("data.show", "data", "show", Bench.SERIES),
        List.of("data.check", "data", "check", Bench.SERIES),
        List.of("data.export", "data", "export", Bench.SERIES, "-o", "out.csv"),
        List.of("data.resample", "data", "resample", Bench.SERIES, "1h"),
        List.of("data.holdout", "data", "holdout"),
        List.of("data.holdout", "data", "holdout", Bench.SERIES, "--from", "2025-01-01"),
        List.of("recording.verify", "data", "recordings", "BTCUSDT-binance"),
        List.of("recording.remove", "data", "recordings", "BTCUSDT-binance", "--remove", "--yes"),
        List.of("data.delete", "data", "delete", Bench.SERIES, "--yes"),
        List.of("strategy.check", "strategy", "check", "sma.js"),
        List.of("strategy.plan", "strategy", "plan", "sma.js", "--set", "fast=3"),
        List.of("strategy.indicators", "strategy", "indicators"),
        List.of("strategy.indicators", "strategy", "indicators", "superTrend"),
        List.of("config.list", "config", "list"),
        List.of("config.get", "config", "get", "script.timeLimit"),
        List.of("config.set", "config", "set", "script.timeLimit", "20s"),
        List.of("config.unset", "config", "unset", "script.timeLimit"),
        List.of("config.schema", "config", "schema"),
        List.of("daemon.status", "daemon", "start"),
        List.of("daemon.stop", "daemon", "stop"),
        List.of("daemon.stop", "daemon", "restart"),
        List.of("daemon.status", "daemon", "status"),
        List.of("daemon.logs", "daemon", "logs"),
        List.of("daemon.status", "status"),
        List.of("health", "health"),
        List.of("daemon.status", "version"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void asksTheDaemonAndSaysSomething(List<String> command) {
    Bench bench = Bench.in(folder).answering();
    int exit = bench.run(command.subList(1, command.size()).toArray(String[]::new));
    assertEquals(0, exit, bench.terminal.err());
    assertEquals(command.getFirst(), Requests.methodOf(bench.gateway.asked.getLast()));
    assertFalse((bench.terminal.out() + bench.terminal.err()).isBlank());
    assertEquals(List.of(), bench.bugs);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void jsonIsOneDocumentWithASchema(List<String> command) throws IOException {
    Bench bench = Bench.in(folder).answering();
    String[] argv =
        Stream.concat(command.stream().skip(1), Stream.of("--json")).toArray(String[]::new);
    assertEquals(0, bench.run(argv), bench.terminal.err());
    assertEquals(1, document(bench).get("schema").asInt());
    assertEquals(1, bench.terminal.out().lines().count());
  }

  @Test
  void inANarrowWindowTheNamesOfSeriesStayWhole() throws IOException {
    Bench bench = Bench.in(folder).answering();
    bench.terminal.columns = 40;
    assertEquals(0, bench.run("data", "list"));
    assertTrue(bench.terminal.out().contains(Bench.SERIES), bench.terminal.out());
  }

  @Test
  void aCheckedRunThatDecidesTheSameSaysSo() throws IOException {
    Bench bench = Bench.in(folder).answering();
    String clean = "it decides the same on histories that end earlier";
    assertEquals(0, bench.run("backtest", "sma.js", "--demo", "--check-lookahead"));
    assertTrue(bench.terminal.out().contains(clean), bench.terminal.out());
    Bench unchecked = Bench.in(folder).answering();
    assertEquals(0, unchecked.run("backtest", "sma.js", "--demo"));
    assertFalse(unchecked.terminal.out().contains(clean), unchecked.terminal.out());
  }

  @Test
  void theBacktestDocumentIsExactlyTheResult() {
    Bench bench = Bench.in(folder).answering();
    assertEquals(0, bench.run("backtest", "sma.js", "--demo", "--json"));
    assertEquals(Requests.print(Samples.reply().result()) + "\n", bench.terminal.out());
  }

  @Test
  void everyFlagOfABacktestReachesTheRequest() {
    Bench bench = Bench.in(folder).answering();
    int exit =
        bench.run(
            "backtest",
            "sma.js",
            "--data",
            "trend=btc/usdt@Binance:1h",
            "--data",
            "btc.csv",
            "--from",
            "2025-01-31",
            "--to",
            "2025-02-01T12:30Z",
            "--cash",
            "5000.50",
            "--fee",
            "0.1%",
            "--size",
            "1000quote",
            "--lot",
            "1",
            "--tick",
            "0.01",
            "--money-scale",
            "2",
            "--set",
            "fast=12",
            "--set",
            "mode=a=b",
            "--style",
            "onbar",
            "--close-at-end",
            "--periods-per-year",
            "252",
            "--seed",
            "-7",
            "--missing",
            "flat",
            "--time-limit",
            "30",
            "--equity",
            "equity.csv",
            "--quiet");
    assertEquals(0, exit, bench.terminal.err());
    BacktestRun run = (BacktestRun) bench.gateway.asked.getFirst();
    assertEquals(folder.resolve("sma.js").toString(), run.strategy().path());
    DataSource main = run.data().getFirst();
    assertEquals(
        folder.resolve("btc.csv").toString(), main.file() == null ? "" : main.file().path());
    assertEquals(new DataSource("trend", "BTC/USDT@binance:1h", null), run.data().get(1));
    assertEquals(Instant.parse("2025-01-31T00:00:00Z"), run.from());
    assertEquals(Instant.parse("2025-02-01T12:30:00Z"), run.to());
    assertEquals(Decimal.of("5000.5"), run.cash());
    assertEquals(Decimal.of("0.001"), run.feeRate());
    assertEquals("1000quote", run.size());
    assertEquals(Decimal.of("1"), run.lot());
    assertEquals(Decimal.of("0.01"), run.tick());
    assertEquals(2, run.moneyScale());
    assertEquals(Map.of("fast", "12", "mode", "a=b"), run.set());
    assertEquals("onBar", run.style());
    assertEquals(true, run.closeAtEnd());
    assertEquals(252, run.periodsPerYear());
    assertEquals(-7L, run.seed());
    assertEquals("flat", run.missing());
    assertEquals(30_000L, run.timeLimitMillis());
    assertTrue(run.wantEquity());
    assertEquals("time,equity\n2013-11-25T00:00:00Z,10000.25\n", bench.terminal.file("equity.csv"));
    assertEquals("", bench.terminal.out());
  }

  @Test
  void theFlagsOfFillsReachTheRequest() {
    Bench bench = Bench.in(folder).answering();
    bench.terminal.type("export const strategy = {};");
    int exit =
        bench.run(
            "backtest",
            "-",
            "--demo",
            "--fill=close",
            "--slippage=2ticks",
            "--volume-share=10%",
            "--latency=500ms",
            "--maker-fee=0.02%",
            "--fee-currency=base",
            "--min-notional=10",
            "--size-at=close",
            "--path=worst",
            "--detail=BTC/USD@bitstamp:1m");
    assertEquals(0, exit, bench.terminal.err());
    FillRules expected =
        new FillRules(
            "close",
            "2ticks",
            Decimal.of("0.1"),
            "500ms",
            Decimal.of("0.0002"),
            "base",
            Decimal.of("10"),
            DataSource.series("BTC/USD@bitstamp:1m"),
            null,
            null,
            null,
            "close",
            "worst",
            null);
    assertEquals(expected, ((BacktestRun) bench.asked()).fills());
  }

  @Test
  void feesMayFallWithTheVolumeAndBePaidInAnotherCurrency() throws Exception {
    java.nio.file.Files.writeString(folder.resolve("fees.csv"), "0,0.1%,0.1%\n");
    Bench bench = Bench.in(folder).answering();
    bench.terminal.type("export const strategy = {};");
    int exit =
        bench.run(
            "backtest", "-", "--demo", "--fee=fees.csv", "--fee-currency=bnb", "--fee-price=612.5");
    assertEquals(0, exit, bench.terminal.err());
    BacktestRun run = (BacktestRun) bench.asked();
    FillRules fills = Objects.requireNonNull(run.fills());
    assertEquals(null, run.feeRate());
    assertEquals(new FeeCoin("BNB", Decimal.of("612.5"), null), fills.feeCoin());
    assertEquals(
        "fees.csv", String.valueOf(java.util.Objects.requireNonNull(fills.feeTiers()).name()));
  }

  @Test
  void aPriceOfTheFeeWithoutItsCurrencyIsRefused() {
    for (String[] flags :
        new String[][] {
          {"--fee-price=600"},
          {"--fee-currency=base", "--fee-price=600"},
          {"--fee-currency=BNB"},
          {"--fee-currency=B!", "--fee-price=600"},
          {"--fee-currency=BNB", "--fee-price=0"},
          {"--fee=abc"},
          {"--fee=5"},
        }) {
      Bench bench = Bench.in(folder).answering();
      bench.terminal.type("export const strategy = {};");
      List<String> words = new java.util.ArrayList<>(List.of("backtest", "-", "--demo"));
      words.addAll(List.of(flags));
      assertEquals(2, bench.run(words.toArray(String[]::new)), String.join(" ", flags));
    }
  }

  @Test
  void theFlagsOfAnotherProgramsRulesReachTheRequest() {
    Bench bench = Bench.in(folder).answering();
    bench.terminal.type("export const strategy = {};");
    int exit =
        bench.run(
            "backtest",
            "-",
            "--demo",
            "--compat=freqtrade",
            "--stop-loss=10%",
            "--roi=0:4%, 60:-100%",
            "--trailing-stop",
            "--trailing-distance=2%",
            "--trailing-offset=3%",
            "--trailing-only-offset",
            "--unfilled-timeout=30",
            "--no-close-at-end");
    assertEquals(0, exit, bench.terminal.err());
    BacktestRun run = (BacktestRun) bench.asked();
    assertEquals(false, run.closeAtEnd());
    assertEquals(
        new Compat(
            "freqtrade",
            new FreqtradeRules(
                Decimal.of("0.1"),
                Map.of("0", Decimal.of("0.04"), "60", Decimal.of("-1")),
                true,
                Decimal.of("0.02"),
                Decimal.of("0.03"),
                true,
                false,
                30L,
                false,
                false,
                null,
                false,
                null)),
        Objects.requireNonNull(run.fills()).compat());
  }

  @Test
  void wrongWordsForAnotherProgramsRulesAreRefused() {
    for (String[] words :
        new String[][] {
          {"--compat=freqtrad"},
          {"--stop-loss=10%"},
          {"--compat=backtesting.py", "--roi=0:4%"},
          {"--compat=freqtrade", "--roi=0:4"},
          {"--compat=freqtrade", "--roi=0:4%,0:5%"},
          {"--compat=freqtrade", "--stop-loss=0.1"},
          {"--compat=freqtrade", "--leverage=0"}
        }) {
      Bench bench = Bench.in(folder).answering();
      bench.terminal.type("export const strategy = {};");
      String[] line = new String[words.length + 3];
      line[0] = "backtest";
      line[1] = "-";
      line[2] = "--demo";
      System.arraycopy(words, 0, line, 3, words.length);
      assertEquals(2, bench.run(line), String.join(" ", line));
    }
  }

  @Test
  void riskRulesReachTheRequest() throws IOException {
    Path rules = folder.resolve("careful.risk");
    Files.writeString(rules, "max-drawdown=20% # enough\n");
    assertEquals(new RiskRules("max-drawdown=20%", List.of()), risk("--risk", "max-drawdown=20%"));
    assertEquals(
        new RiskRules("max-drawdown=20% # enough\n", List.of("cooldown(stop=2h)")),
        risk("--risk=" + rules, "--protect=cooldown(stop=2h)"));
    assertEquals(3, backtest("--risk=careless.risk").exit());
    assertEquals(2, backtest("--protect=cooldown").exit());
  }

  private @Nullable RiskRules risk(String... flags) {
    Tried tried = backtest(flags);
    assertEquals(0, tried.exit(), tried.bench().terminal.err());
    return ((BacktestRun) tried.bench().asked()).risk();
  }

  private record Tried(Bench bench, int exit) {}

  private Tried backtest(String... flags) {
    Bench bench = Bench.in(folder).answering();
    bench.terminal.type("export const strategy = {};");
    List<String> words = new ArrayList<>(List.of("backtest", "-", "--demo"));
    words.addAll(List.of(flags));
    return new Tried(bench, bench.run(words.toArray(String[]::new)));
  }

  @Test
  void aStrategyOnTheStandardInputIsSpooledAndRemoved() {
    Bench bench = Bench.in(folder).answering();
    bench.terminal.type("export const strategy = {};");
    assertEquals(0, bench.run("backtest", "-", "--demo"), bench.terminal.err());
    BacktestRun run = (BacktestRun) bench.asked();
    assertEquals("-", run.strategy().name().raw());
    assertFalse(Path.of(run.strategy().path()).toFile().exists());
  }

  @Test
  void showTakesARangeALimitAndTheNewest() {
    Bench bench = Bench.in(folder).answering();
    bench.run("data", "show", Bench.SERIES, "--limit", "7", "--last", "--to", "2025-01-01");
    assertEquals(
        new DataShow(Bench.SERIES, null, Instant.parse("2025-01-01T00:00:00Z"), 7, true),
        bench.asked());
  }

  @Test
  void anExportIsPagedToItsEnd() {
    Bench bench = Bench.in(folder).answering();
    assertEquals(0, bench.run("data", "export", Bench.SERIES));
    assertEquals(
        """
        time,open,high,low,close,volume
        2013-11-25T00:00:00Z,812.5,815,810.01,814,12.34567891
        2013-11-25T00:05:00Z,812.5,815,810.01,811,12.34567891
        """,
        bench.terminal.out());
  }

  @Test
  void jsonLinesAreOneObjectABar() throws IOException {
    Bench bench = Bench.in(folder).answering();
    assertEquals(0, bench.run("data", "export", Bench.SERIES, "--format", "jsonl"));
    for (String line : bench.terminal.out().lines().toList()) {
      assertEquals("812.5", MAPPER.readTree(line).get("open").asText());
    }
  }

  @Test
  void deletingAsksFirst() {
    Bench bench = Bench.in(folder).answering();
    bench.terminal.terminal = true;
    bench.terminal.answers.add("no");
    assertEquals(130, bench.run("data", "delete", Bench.SERIES));
    assertTrue(bench.gateway.asked.isEmpty());
    bench.terminal.answers.add("y");
    assertEquals(0, bench.run("data", "delete", Bench.SERIES));
    assertTrue(bench.terminal.out().contains("deleted"));
  }

  @Test
  void aNewStrategyIsWrittenButNeverOverAnother() {
    Bench bench = Bench.in(folder);
    assertEquals(0, bench.run("strategy", "new", "my-sma", "--lang", "py"));
    String text = bench.terminal.file("my-sma.py");
    assertTrue(text.contains("def signals(d: \"Data\")") && text.contains("def on_bar(ctx:"), text);
    assertFalse(text.contains("@NAME@"));
    assertTrue(bench.terminal.file("opentrade.pyi").contains("class Context(Data):"));
    assertEquals(2, bench.run("strategy", "new", "my-sma", "--lang", "py"));
    assertEquals(0, bench.run("strategy", "new", "my-sma", "--lang", "py", "--force"));
    assertEquals(0, bench.run("strategy", "new", "cross.js"));
    assertTrue(bench.terminal.file("cross.js").contains("export function onBar(ctx)"));
    assertTrue(bench.terminal.file("opentrade.d.ts").contains("interface Context extends Data"));
    assertEquals(0, bench.run("strategy", "new", "Cross", "--lang", "java"));
    assertTrue(bench.terminal.file("Cross.java").contains("class Cross implements Strategy"));
    assertEquals(2, bench.run("strategy", "new", "sma-cross", "--lang", "java"));
    assertEquals(2, bench.run("strategy", "new", "class.java"));
  }

  @Test
  void aCheckThatFindsFaultsFailsOnlyWhenStrict() {
    Bench bench = Bench.in(folder).answering();
    assertEquals(0, bench.run("data", "check", Bench.SERIES));
    assertEquals(9, bench.run("data", "check", Bench.SERIES, "--strict"));
    assertTrue(bench.terminal.out().contains("line 7001"), bench.terminal.out());
  }

  private static JsonNode document(Bench bench) throws IOException {
    return MAPPER.readTree(bench.terminal.out());
  }

  @Test
  void quietSaysNothingButFailures() {
    Bench bench = new Bench();
    bench.gateway.answer(ConfigList.class, new ConfigList.Reply(List.of()));
    assertEquals(0, bench.run("config", "list", "--quiet"), bench.terminal.err());
    assertEquals("", bench.terminal.out());
    assertEquals(2, bench.run("config", "list", "--quiet", "--changed=3"));
    assertTrue(bench.terminal.err().contains("opentrade: "), bench.terminal.err());
    Bench loud = new Bench();
    loud.gateway.answer(ConfigList.class, new ConfigList.Reply(List.of()));
    assertEquals(0, loud.run("config", "list", "--json", "--quiet"));
    assertTrue(loud.terminal.out().startsWith("{"), "a document is asked for");
  }
}
