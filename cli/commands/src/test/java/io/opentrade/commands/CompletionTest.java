package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.ChannelInfo;
import io.opentrade.protocol.DataList;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.NotifyList;
import io.opentrade.protocol.RequestFailed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionTest {
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "opentrade bac; backtest backup",
        "bac; backtest backup",
        "opentrade data re; record recordings resample",
        "data export ; BTC/USDT@binance:5m",
        "data export btc; BTC/USDT@binance:5m",
        "backtest x.js --data B; BTC/USDT@binance:5m",
        "backtest x.js --fe; --fee --fee-currency --fee-price",
        "backtest x.js --fill ; open close",
        "backtest x.js --style ; signals onBar onBars",
        "backtest x.js --style o; onBar onBars",
        "backtest show ; 7f3a2c",
        "rep; report",
        "opt; optimize",
        "optimize show 7; 7f3a2c",
        "optimize x.js --method c; cmaes",
        "optimize x.js --objective cal; calmar",
        "report 7; 7f3a2c",
        "config get s; script.timeLimit",
        "help da; data daemon",
        "help data e; export",
        "strategy new x --lang ; js py java",
        "daemon stop --f; --fields --force",
        "data resample BTC/USDT@binance:5m 1; 1m 15m 1h 1d 1w",
        "notify rule he; health",
        "notify rule fill di; digest",
        "zzz ; ''",
        "complet; completion",
      })
  void offersWhatCouldComeNext(String line, String values) {
    Bench bench = Bench.in(folder).answering();
    // A line that ends in a space awaits a new word; the table's reader strips it.
    String typed =
        line.matches(".*( --data| --style| --fill| --lang|export|show|zzz)") ? line + " " : line;
    List<Candidate> found = new Commands().complete(typed, typed.length(), bench.gateway);
    assertEquals(values, String.join(" ", found.stream().map(Candidate::value).toList()));
  }

  @Test
  void namesOfWhatWasSetUpAreOffered() {
    Bench bench = Bench.in(folder);
    bench.gateway.answer(
        NotifyList.class,
        new NotifyList.Reply(
            List.of(
                new ChannelInfo(
                    "office", "mail", new ForeignText("a@b.example"), null, 0, null, null))));
    for (String line :
        List.of("notify test of", "notify remove of", "notify rule all on --channel of")) {
      List<Candidate> found = new Commands().complete(line, line.length(), bench.gateway);
      assertEquals(List.of("office"), found.stream().map(Candidate::value).toList(), line);
    }
  }

  @Test
  void aFlagGivenIsNotOfferedAgainUnlessItRepeats() {
    List<String> found =
        new Commands()
            .complete("backtest x.js --demo --set a=1 --", 99, new FakeGateway()).stream()
                .map(Candidate::value)
                .toList();
    assertTrue(found.contains("--set") && found.contains("--fee"), found.toString());
    assertTrue(!found.contains("--demo"), found.toString());
  }

  @Test
  void aDaemonThatCannotAnswerOffersNothing() {
    FakeGateway gateway =
        new FakeGateway().fail(DataList.class, new RequestFailed(FailureKind.FAILED, "no", null));
    assertEquals(List.of(), new Commands().complete("data show ", 10, gateway));
  }

  @Test
  void theHiddenCommandPrintsValuesAndDescriptions() {
    Bench bench = Bench.in(folder).answering();
    assertEquals(0, bench.run("complete", "--cursor", "12", "--", "opentrade da"));
    assertTrue(bench.terminal.out().startsWith("data \tcandles"), bench.terminal.out());
  }

  @Test
  void quotesAndBackslashesAreThoseOfAShell() {
    assertEquals(List.of("a b", "c d", "e"), Completion.words("'a b' c\\ d e"));
    assertEquals(List.of("a", ""), Completion.words("a "));
    assertEquals(List.of("un finished"), Completion.words("\"un finished"));
  }
}
