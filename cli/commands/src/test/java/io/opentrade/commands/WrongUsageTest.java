package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.protocol.BacktestShow;
import io.opentrade.protocol.DaemonStatus;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongUsageTest {
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "backtset; there is no command 'backtset'; did you mean opentrade backtest?",
        "data lst; there is no command 'data lst'; did you mean opentrade data list?",
        "zzz; there is no command 'zzz'; there are: backtest, report, compare",
        "backtest sma.js --demo --feee 1; there is no flag '--feee'; did you mean --fee?",
        "backtest sma.js --demo --zzz; there is no flag '--zzz'; opentrade backtest --help",
        "backtest sma.js --demo --fee; --fee; opentrade backtest",
        "backtest sma.js --demo --fee 0.1% --fee 0.2%; --fee; given twice",
        "backtest --feee; there is no flag '--feee'; did you mean --fee?",
        "backtest --nosuch=1 --demo; there is no flag '--nosuch'; opentrade backtest --help",
        "backtest --demo; FILE is missing; write: opentrade backtest FILE",
        "backtest; FILE is missing; write: opentrade backtest FILE",
        "data import x.csv; --as; write: opentrade data import FILE",
        "status extra; 'extra' is one argument too many; opentrade status --help",
        "backtest sma.js; no candles are named; --demo",
        "backtest sma.js --demo --data btc.csv; exclude each other; leave one",
        "backtest smma.js --demo; there is no file 'smma.js'; did you mean sma.js?",
        "backtest . --demo; '.' is a folder; ",
        "backtest sma.js --demo --cash 0; --cash 0 must be above 0; ",
        "backtest sma.js --demo --cash ten; --cash 'ten' is not a number; plain decimal",
        "backtest sma.js --demo --fee abc; --fee 'abc' is not a rate; 0.1%",
        "backtest sma.js --demo --fee 0.1; would be 10% of every fill; write --fee 0.1%",
        "backtest sma.js --demo --fee 100%; below 100%; ",
        "backtest sma.js --demo --fee -0.1%; at least 0; ",
        "backtest sma.js --demo --size 5; --size '5' is not a size; 0.5base",
        "backtest sma.js --demo --size 101%; at most 100%; ",
        "backtest sma.js --demo --size 0base; above 0; ",
        "backtest sma.js --demo --from 1700000000000; looks like a time counted since 1970;"
            + " 2023-11-14T22:13:20Z",
        "backtest sma.js --demo --from 1700000000; looks like a time; 2023-11-14T22:13:20Z",
        "backtest sma.js --demo --from 2025-02-30; there is no day 2025-02-30; ",
        "backtest sma.js --demo --from someday; is not a date; 2025-01-31",
        "backtest sma.js --demo --from 2025-02-01 --to 2025-01-01; is not before; first bar",
        "backtest sma.js --demo --money-scale 19; from 0 to 18; ",
        "backtest sma.js --demo --style scalp; none of: signals, onBar, onBars; ",
        "backtest sma.js --demo --missing drop; none of: keep, fail, flat; ",
        "backtest sma.js --demo --set fast; --set 'fast' is no assignment; name=value",
        "backtest sma.js --demo --set a=1 --set a=2; --set a is given twice; ",
        "backtest sma.js --data BTC/USDT@binance; is not a series; BTC/USDT@binance:5m",
        "backtest sma.js --demo --trades - --equity -; only one thing; ",
        "backtest sma.js --demo --json --trades -; only one thing; ",
        "backtest sma.js --demo --trades a.csv --equity a.csv; both name 'a.csv'; ",
        "backtest sma.js --demo --progress loud; none of: auto, json, none; ",
        "data show BTC; SERIES 'BTC' is not a series; SYMBOL@EXCHANGE:TIMEFRAME",
        "data import btc.csv --as X; --as 'X' is not a series; ",
        "data import btc.csv --as A/B@c:5m --zone Mars/Base; not a time zone; Europe/Berlin",
        "data import btc.csv --as A/B@c:5m --time-format QQQQQQQQ; not a pattern; dd.MM",
        "data resample A/B@c:5m hourly; 'hourly' is not a timeframe; 1h",
        "data export A/B@c:5m --json; cannot describe; jsonl",
        "data delete A/B@c:5m; must be confirmed; --yes",
        "data show A/B@c:5m --limit 0; from 1 to 4000; ",
        "strategy new ../evil; cannot be the name of a strategy; letters",
        "strategy new x --lang cobol; none of: js, py; ",
        "help nope; there is no command 'nope'; ",
        "data --json; 'data' needs to know what to do; there are: import",
        "daemon logs --level loud; none of: debug; ",
      })
  void isToldInOneSentenceWithAWayOut(String line, String message, String hint) throws IOException {
    Bench bench = Bench.in(folder);
    int exit = bench.run(line.split(" "));
    boolean notFound = message.startsWith("there is no file");
    assertEquals(notFound ? 3 : 2, exit, bench.terminal.err());
    String told = bench.terminal.err().replaceAll("\\s+", " ");
    assertTrue(told.startsWith("opentrade: "), told);
    assertTrue(told.contains(message), told);
    assertTrue(hint == null || told.contains(hint), told);
    assertTrue(bench.gateway.asked.isEmpty());
    if (!line.contains("--json")) {
      assertEquals("", bench.terminal.out());
      Bench again = Bench.in(folder);
      assertEquals(exit, again.run((line + " --json").split(" ")));
      JsonNode error = new ObjectMapper().readTree(again.terminal.out()).get("error");
      assertEquals(notFound ? "notFound" : "usage", error.get("kind").asText());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"add", "test"})
  void anEmptyExpressionIsNoFaultOfOurs(String verb) throws IOException {
    Bench bench = Bench.in(folder);
    assertEquals(2, bench.run("alert", verb, ""), bench.terminal.err());
    assertTrue(bench.terminal.err().contains("the expression is empty"), bench.terminal.err());
  }

  @ParameterizedTest
  @EnumSource(FailureKind.class)
  void everyKindOfFailureHasItsExitCode(FailureKind kind) throws IOException {
    Bench bench = Bench.in(folder);
    bench.gateway.fail(DaemonStatus.class, new RequestFailed(kind, "what happened", "what next"));
    assertEquals(kind.exitCode(), bench.run("status", "--json"));
    JsonNode document = new ObjectMapper().readTree(bench.terminal.out());
    assertEquals(kind.word(), document.at("/error/kind").asText());
    assertEquals("what happened", document.at("/error/message").asText());
    assertEquals("what next", document.at("/error/hint").asText());
    assertTrue(bench.terminal.err().contains("opentrade: what happened\n  → what next\n"));
  }

  @Test
  void cancelledIs130() {
    Bench bench = Bench.in(folder);
    bench.gateway.interrupted = true;
    assertEquals(130, bench.run("status"));
    assertEquals("opentrade: stopped; nothing half done was kept\n", bench.terminal.err());
  }

  @Test
  void aClosedPipeEndsQuietly() {
    Bench bench = Bench.in(folder).answering();
    bench.terminal.closed = true;
    assertEquals(130, bench.run("data", "export", Bench.SERIES));
    assertEquals("", bench.terminal.out() + bench.terminal.err());
    assertEquals(0, bench.bugs.size());
  }

  @Test
  void aFaultOfOursIsReportedAndTold() {
    Bench bench = Bench.in(folder);
    bench.gateway.crash(BacktestShow.class, new IllegalStateException("oops"));
    assertEquals(1, bench.run("backtest", "show", "1"));
    assertEquals(1, bench.bugs.size());
    assertTrue(bench.terminal.err().contains("opentrade daemon logs"), bench.terminal.err());
  }

  @Test
  void nothingRunsWhereTheResultCouldNotBeWritten() {
    Bench bench = Bench.in(folder).answering();
    bench.terminal.unwritable = "/full/t.csv";
    assertEquals(1, bench.run("backtest", "sma.js", "--demo", "--trades", "/full/t.csv"));
    assertTrue(bench.gateway.asked.isEmpty());
  }
}
