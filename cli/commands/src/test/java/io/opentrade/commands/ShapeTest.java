package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.MontecarloRun;
import io.opentrade.protocol.OptimizeReply;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderList;
import io.opentrade.protocol.SignificanceRun;
import io.opentrade.protocol.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists sorted, filtered, cut to fields, as comma-separated values; and what somebody else wrote
/// stays text in each of them.
class ShapeTest {
  /// Clears the screen, turns the writing direction, sets the clipboard, is a formula and markup.
  private static final String EVIL =
      "=cmd()|'/C calc'!A0\u001b[2J\u202Egnp\u001b]52;c;aGk=\u0007<script>\r\nnext";

  @TempDir Path folder;

  private final Bench bench = new Bench();

  private static OrderInfo order(String id, String quantity, String reason) {
    return new OrderInfo(
        id,
        "demo",
        "BTC/USDT",
        "buy",
        "limit",
        "entry",
        "working",
        new ForeignText(reason),
        Decimal.of(quantity),
        Decimal.ZERO,
        Decimal.of("0.00000001"),
        null,
        new ForeignText(reason),
        new ForeignText(reason),
        Instant.parse("2026-01-02T03:04:05Z"));
  }

  private String run(String... argv) {
    bench.gateway.answer(
        OrderList.class,
        new OrderList.Reply(
            List.of(order("a1", "2", "x"), order("b2", "10", "y"), order("c3", "0.5", EVIL))));
    assertEquals(0, bench.run(argv), bench.terminal.err());
    return bench.terminal.out();
  }

  @Test
  void numbersAreSortedAsNumbers() {
    String out = run("order", "list", "--csv", "--fields", "id,quantity", "--sort", "-quantity");
    assertEquals("id,quantity\nb2,10\na1,2\nc3,0.5\n", out);
  }

  @Test
  void rowsAreChosenByTests() {
    String out = run("order", "list", "--fields", "id", "--where", "quantity>1", "--where", "id~B");
    assertEquals("{\"schema\":1,\"orders\":[{\"id\":\"b2\"}]}\n", out);
  }

  @Test
  void withoutNamesTheNamesAreTold() {
    String out = run("order", "list", "--fields");
    assertTrue(out.contains("\"fields\":[\"id\",\"account\",\"symbol\""), out);
  }

  @Test
  void aFieldThatIsNoneIsTold() {
    bench.gateway.answer(OrderList.class, new OrderList.Reply(List.of()));
    assertEquals(2, bench.run("order", "list", "--sort", "quantiti"));
    assertTrue(bench.terminal.err().contains("did you mean quantity?"), bench.terminal.err());
  }

  private static SignificanceRun.Reply significance() {
    OptimizeReply.Subject subject =
        new OptimizeReply.Subject(
            new ForeignText("sma.js"),
            "00",
            new ForeignText("X/Y@binance:1h"),
            "00",
            100,
            Instant.EPOCH,
            Instant.EPOCH,
            null);
    return new SignificanceRun.Reply(
        subject,
        9,
        100,
        0,
        1.5,
        new MontecarloRun.Percentiles(0, 0, 0, 0, 0),
        0.25,
        List.of(Warning.of("fewTrades", "9 trades")));
  }

  private Bench significance(String fields, int exit) throws IOException {
    Files.writeString(folder.resolve("sma.js"), "");
    Bench asked = Bench.in(folder);
    asked.gateway.answer(SignificanceRun.class, significance());
    assertEquals(exit, asked.run("significance", "sma.js", "--demo", "--fields", fields));
    return asked;
  }

  @Test
  void warningsBesideAnAnswerAreNotWhatItIsAbout() throws IOException {
    Bench asked = significance("trades,pValue", 0);
    assertEquals("{\"schema\":1,\"trades\":9,\"pValue\":0.25}\n", asked.terminal.out());
  }

  @Test
  void aFieldThatIsNoneIsToldWithoutAListToo() throws IOException {
    Bench asked = significance("pValu", 2);
    assertTrue(asked.terminal.err().contains("did you mean pValue?"), asked.terminal.err());
  }

  @Test
  void aTableIsShapedToo() {
    String out = run("order", "list", "--where", "id=a1");
    assertTrue(out.contains("a1") && !out.contains("b2"), out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quantity>", "quantity<abc", "quantity>= ", "id~"})
  void aTestThatComparesWithNothingOrANumberWithAWordIsWrongUsage(String where) {
    bench.gateway.answer(
        OrderList.class,
        new OrderList.Reply(List.of(order("a1", "2", "x"), order("b2", "1", "y"))));
    assertEquals(2, bench.run("order", "list", "--where", where), bench.terminal.out());
    assertEquals("", bench.terminal.out());
  }

  @Test
  void wordsHaveAnOrderToo() {
    assertFalse(run("order", "list", "--fields", "id", "--where", "id>b").contains("a1"));
  }

  @Test
  void smallNumbersHaveNoExponent() {
    assertTrue(run("order", "list").contains("0.00000001"), bench.terminal.out());
  }

  @Test
  void whatOthersWroteIsNoFormulaInASpreadsheet() {
    String out = run("order", "list", "--csv", "--fields", "reason");
    assertTrue(out.contains("\"'=cmd()"), out);
    harmless(out);
  }

  @Test
  void whatOthersWroteSteersNoTerminal() {
    bench.terminal.terminal = true;
    bench.terminal.columns = 200;
    harmless(run("order", "list"));
    harmless(run("order", "list", "--json"));
  }

  private static void harmless(String out) {
    for (char c : new char[] {'\u001b', '\u0007', '\u202E', '\r'}) {
      assertFalse(out.indexOf(c) >= 0, "holds character " + (int) c);
    }
  }
}
