package io.opentrade.server.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.ForeignText;
import io.opentrade.server.notify.Notice;
import io.opentrade.server.vault.Vault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Each word with a slash, and what it runs.
@Timeout(60)
final class ChatCommandsTest {
  private static final String ACCOUNTS =
      """
      {"accounts":[{"name":"demo","positions":2,"orders":1},{"name":"main","positions":0,"orders":3}]}
      """;
  private static final String PNL =
      """
      {"account":"demo","currency":"USDT","net":"-12.345","trades":5,"won":2,"periods":[
        {"day":"2026-02-02","trades":1,"profit":"10"},
        {"day":"2026-01-31","trades":3,"profit":"-30.125"},
        {"day":"2026-01-26","trades":1,"profit":"7.78"}]}
      """;

  private static Vault vault;
  private TelegramBench bench;

  @BeforeAll
  static void make(@TempDir Path folder) throws Exception {
    vault = TelegramBench.vault(folder);
  }

  @BeforeEach
  void begin(@TempDir Path folder) throws Exception {
    bench = new TelegramBench(folder, vault).linked("trader");
    bench.lines.answer("account list", ACCOUNTS);
  }

  @AfterEach
  void end() throws IOException {
    bench.close();
  }

  private List<String> runs(String text) throws InterruptedException {
    int before = bench.lines.lines().size();
    bench.ask(text);
    List<String> all = bench.lines.lines();
    return all.subList(before, all.size());
  }

  @Test
  void whatLooksRunsAtOnce() throws InterruptedException {
    assertEquals(List.of("strategy list"), runs("/status"));
    assertEquals(List.of("position list"), runs("/status table"));
    assertEquals(List.of("balance --account demo", "balance --account main"), runs("/balance"));
    assertEquals(List.of("portfolio --account main"), runs("/portfolio @main"));
    assertEquals(List.of("pnl --account demo", "pnl --account main"), runs("/stats"));
    assertEquals(List.of("fills --limit 3 --account main"), runs("/trades 3 @main"));
    assertEquals(
        List.of("order list --account demo", "order list --account main"), runs("/orders"));
    assertEquals(List.of("position list --account main"), runs("/positions@loop_bot @main"));
    assertEquals(List.of("health"), runs("/health"));
    assertEquals(List.of("version"), runs("/version"));
    assertTrue(bench.ask("/count").text().contains("2 positions, 4 open orders"));
    assertTrue(bench.ask("/help").text().contains("/forceentry PAIR QUANTITY"));
    assertTrue(bench.ask("hello").text().contains("/help"));
  }

  @Test
  void anOrderAndAStrategyAreFoundInWhicheverAccount() throws InterruptedException {
    bench.lines.answer("order list --all --account main", "{\"orders\":[{\"id\":\"o-7\"}]}");
    bench.lines.answer("order list --account main", "{\"orders\":[{\"id\":\"o-7\"}]}");
    bench.lines.answer(
        "strategy list",
        "{\"strategies\":[{\"name\":\"sma\",\"account\":\"main\",\"state\":\"running\"}]}");
    assertEquals(List.of("order show o-7 --account main"), runs("/order o-7"));
    assertEquals(List.of("order show o-7 --account main"), runs("/status o-7"));
    assertEquals(List.of("strategy status sma --account main"), runs("/status sma"));
    assertEquals(List.of("strategy logs sma --account main --lines 5"), runs("/logs sma 5"));
    assertEquals(List.of("strategy pause sma --account main"), runs("/pause"));
    assertEquals(List.of(), runs("/order o-8"));
    LoopbackBotApi.Call question = bench.ask("/cancel o-7");
    bench.api.press(TelegramBench.ANNA, question.button(0));
    assertTrue(bench.api.sent().text().contains("ran order cancel o-7 --account main"));
  }

  @Test
  void allThatIsHeldIsClosedAfterAYes() throws InterruptedException {
    bench.lines.answer(
        "position list",
        "{\"positions\":[{\"account\":\"demo\",\"symbol\":\"BTC/USDT\"},{\"account\":\"main\",\"symbol\":\"ETH/USDT\"}]}");
    LoopbackBotApi.Call question = bench.ask("/forceexit all");
    assertFalse(bench.lines.lines().stream().anyMatch(line -> line.startsWith("position close")));
    bench.api.press(TelegramBench.ANNA, question.button(0));
    String closed = bench.api.sent().text();
    assertTrue(closed.contains("ran position close BTC/USDT --account demo"), closed);
    assertTrue(closed.contains("ran position close ETH/USDT --account main"), closed);
    bench.api.press(TelegramBench.ANNA, bench.ask("/forceexit eth/usdt").button(0));
    assertEquals("<pre>ran position close ETH/USDT --account main</pre>", bench.api.sent().text());
  }

  @Test
  void profitIsAPictureAndATable() throws InterruptedException {
    bench.lines.answer("pnl", PNL);
    bench.say(TelegramBench.ANNA, "/profit 10 @demo");
    LoopbackBotApi.Call picture = bench.api.await(call -> call.method().equals("sendPhoto"));
    assertEquals(
        "demo: -12.34 USDT, 5 trades, 2 won", picture.parameters().path("caption").asText());
    assertTrue(bench.ask("/daily @demo").text().contains(row("2026-01-31", "-30.12", 3)));
    String weeks = bench.ask("/weekly @demo").text();
    assertTrue(weeks.contains(row("2026-02-02", "+10.00", 1)), weeks);
    assertTrue(weeks.contains(row("2026-01-26", "-22.34", 4)), weeks);
    assertTrue(bench.ask("/monthly @demo").text().contains(row("2026-01-01", "-22.34", 4)));
  }

  private static String row(String name, String profit, int trades) {
    return "%-18s%13s%6d".formatted(name, profit, trades);
  }

  @Test
  void performanceIsMoneyInAndOutAndWhatIsHeld() throws InterruptedException {
    bench.lines.answer(
        "fills",
        """
        {"fills":[{"symbol":"BTC/USDT","side":"buy","notional":"100","fee":"0.1"},
          {"symbol":"BTC/USDT","side":"sell","notional":"70","fee":"0.07"},
          {"symbol":"ETH/USDT","side":"buy","notional":"10","fee":"0"}]}
        """);
    bench.lines.answer(
        "position list",
        "{\"positions\":[{\"symbol\":\"ETH/USDT\",\"quantity\":\"2\",\"price\":\"7.5\"}]}");
    String text = bench.ask("/performance @demo").text();
    assertTrue(
        text.contains(row("ETH/USDT", "+5.00", 1) + "\n" + row("BTC/USDT", "-30.17", 2)), text);
  }

  @Test
  void aChartIsAPictureOfTheLastCandles() throws InterruptedException {
    bench.lines.answer(
        "candles BTC/USDT@okx:5m --limit 96",
        """
        {"series":[{"bars":[{"time":"2026-01-31T00:00:00Z","open":"1","high":"3","low":"1","close":"2"},
          {"time":"2026-01-31T00:05:00Z","open":"2","high":"2","low":"1","close":"1.5"}]}]}
        """);
    bench.say(TelegramBench.ANNA, "/chart btc/usdt@okx 5m");
    LoopbackBotApi.Call picture = bench.api.await(call -> call.method().equals("sendPhoto"));
    assertEquals("BTC/USDT@okx:5m, last 1.5", picture.parameters().path("caption").asText());
    assertEquals("file", picture.parameters().path("photo").asText());
    assertTrue(bench.ask("/chart").text().startsWith("Write the market"));
  }

  @Test
  void whatOthersBringIsPassedOn() throws InterruptedException {
    assertEquals(List.of("alert list"), runs("/alerts"));
    assertEquals(
        List.of("alert add BTC/USDT@binance > 65000"), runs("/alert BTC/USDT@binance > 65000"));
    assertEquals(List.of("alert remove 7"), runs("/alert remove 7"));
    assertEquals(List.of("schedule list"), runs("/schedules"));
    bench.lines.without("alert");
    assertEquals("This daemon has no alerts yet.", bench.ask("/alerts").text());
  }

  @Test
  void aLongAnswerIsSplit() throws InterruptedException {
    bench.lines.answer("health", "a <line> of the answer 😀\n".repeat(700));
    bench.say(TelegramBench.ANNA, "/health");
    int length = 0;
    for (int i = 0; i < 5; i++) {
      length += bench.api.sent().text().replaceAll("</?pre>", "").length() + 1;
    }
    assertTrue(length > 700 * 30, "characters: " + length);
  }

  @Test
  void noticesReachWhoWantsThemAndSayWhenTheyAreRepeated() throws Exception {
    TelegramChannel channel = new TelegramChannel(bench.telegram);
    channel.deliver(notice("1"), true);
    assertEquals("(repeat)\n⚠ Filled\nBTC &lt;b&gt;\nsecond line", bench.api.sent().text());
    bench.ask("/notices silent");
    channel.deliver(notice("2"), false);
    assertTrue(bench.api.sent().parameters().path("disable_notification").asBoolean());
    bench.ask("/notices off");
    channel.deliver(notice("3"), false);
    assertEquals(List.of(), bench.api.unexpected());
    bench.ask("/notices on");
    bench.telegram.close();
    assertThrows(IOException.class, () -> channel.deliver(notice("4"), false));
  }

  private static Notice notice(String key) {
    return new Notice(
        key,
        "fill",
        Notice.Severity.WARNING,
        TelegramBench.START,
        new ForeignText("Filled"),
        new ForeignText("BTC <b>\u202E\nsecond line"));
  }
}
