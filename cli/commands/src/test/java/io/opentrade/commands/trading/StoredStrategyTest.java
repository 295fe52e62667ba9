package io.opentrade.commands.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.Bench;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.StoredStrategy;
import io.opentrade.protocol.StrategyAdd;
import io.opentrade.protocol.StrategyEdit;
import io.opentrade.protocol.StrategyInfo;
import io.opentrade.protocol.StrategyLaunch;
import io.opentrade.protocol.StrategyList;
import io.opentrade.protocol.StrategyLogs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredStrategyTest {
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  private static StoredStrategy stored() {
    return new StoredStrategy(
        "trend",
        false,
        "demo",
        new ForeignText("/home/ada/sma.js"),
        "9f86",
        List.of("BTC/USDT@binance:5m"),
        Decimal.of("1000"),
        null,
        null,
        new ForeignText("follows\u001b[31m"),
        Map.of("fast", "12"),
        Instant.EPOCH,
        Instant.EPOCH);
  }

  private static StrategyInfo info() {
    return new StrategyInfo(
        new ForeignText("trend"),
        "demo",
        "BTC/USDT@binance:5m",
        "running",
        null,
        null,
        Decimal.of("1000"),
        Decimal.ZERO,
        10,
        0,
        0,
        Instant.EPOCH);
  }

  @Test
  void everyFlagReachesTheRequest() {
    Bench bench = Bench.in(folder);
    bench.gateway.answer(StrategyAdd.class, stored());
    int exit =
        bench.run(
            "strategy",
            "add",
            "trend",
            "sma.js",
            "--account=trial",
            "--symbol=btc/usdt@Binance:5m",
            "--budget=1000",
            "--leverage=3x",
            "--margin=isolated",
            "--description=follows",
            "--set=fast=12");
    assertEquals(0, exit, bench.terminal.err());
    StrategyAdd asked = (StrategyAdd) bench.asked();
    assertEquals("trial", asked.settings().account());
    assertEquals(List.of("BTC/USDT@binance:5m"), asked.settings().series());
    assertEquals(Decimal.of("3"), asked.settings().leverage());
    assertEquals("isolated", asked.settings().margin());
    assertEquals(Map.of("fast", "12"), asked.settings().set());
    assertTrue(bench.terminal.out().contains("inactive"));
    assertTrue(bench.terminal.out().indexOf('\u001b') < 0);
    assertTrue(bench.terminal.err().contains("opentrade strategy start trend"));
  }

  @Test
  void aNameThatNoneCanHaveIsRefused() {
    Bench bench = Bench.in(folder);
    assertEquals(2, bench.run("strategy", "add", "Trend!", "sma.js", "--symbol=A/B@c:5m"));
    assertTrue(bench.terminal.err().contains("lower-case"), bench.terminal.err());
    assertTrue(bench.bugs.isEmpty());
  }

  @Test
  void anEditNamesOnlyWhatChanges() {
    Bench bench = Bench.in(folder);
    bench.gateway.answer(StrategyEdit.class, stored());
    assertEquals(0, bench.run("strategy", "edit", "trend", "--whole-account"));
    StrategyEdit asked = (StrategyEdit) bench.asked();
    assertTrue(asked.wholeAccount());
    assertNull(asked.settings().strategy());
    assertEquals(2, bench.run("strategy", "edit", "trend"));
    assertEquals(2, bench.run("strategy", "edit", "trend", "--whole-account", "--budget=5"));
  }

  @Test
  void aNameStartsWhatIsStoredAndAFileNeedsAMarket() {
    Bench bench = Bench.in(folder);
    bench.gateway.answer(StrategyLaunch.class, new StrategyLaunch.Reply(info(), true, "9f86"));
    assertEquals(0, bench.run("strategy", "start", "trend"), bench.terminal.err());
    assertTrue(bench.terminal.err().contains("another than the last time"));
    assertEquals(2, bench.run("strategy", "start", "trend", "--set=fast=3"));
    assertEquals(2, bench.run("strategy", "start", "sma.js"));
    assertTrue(bench.terminal.err().contains("--symbol"));
  }

  @Test
  void theListShowsWhatIsStoredBehindWhatTrades() {
    Bench bench = Bench.in(folder);
    bench.gateway.answer(
        StrategyList.class, new StrategyList.Reply(List.of(info()), List.of(stored())));
    assertEquals(0, bench.run("strategy", "list"));
    String out = bench.terminal.out();
    assertTrue(out.indexOf("running") < out.indexOf("inactive"), out);
  }

  @Test
  void followedLogsAreADocumentALine() {
    Bench bench = Bench.in(folder);
    StrategyLogs.Line line =
        new StrategyLogs.Line(Instant.EPOCH, "log", null, new ForeignText("one"));
    bench.gateway.answer(StrategyLogs.class, new StrategyLogs.Reply(List.of(line), 7, false));
    bench.gateway.answer(StrategyLogs.class, new StrategyLogs.Reply(List.of(line), 8, false));
    bench.gateway.fail(
        StrategyLogs.class, new RequestFailed(FailureKind.UNREACHABLE, "over", null));
    assertEquals(5, bench.run("strategy", "logs", "trend", "--follow", "--json"));
    String[] lines = bench.terminal.out().split("\n");
    assertEquals(3, lines.length, bench.terminal.out());
    assertTrue(lines[1].startsWith("{\"schema\":1,\"at\":"), lines[1]);
    StrategyLogs last = (StrategyLogs) bench.asked();
    assertEquals(8L, last.after());
  }
}
