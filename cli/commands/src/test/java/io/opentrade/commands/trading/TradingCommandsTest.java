package io.opentrade.commands.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.Bench;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.OrderCancel;
import io.opentrade.protocol.OrderInfo;
import io.opentrade.protocol.OrderPlace;
import io.opentrade.protocol.OrderPreview;
import io.opentrade.protocol.OrderReply;
import io.opentrade.protocol.OrderTicket;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.TradingHalt;
import io.opentrade.protocol.TradingPanic;
import io.opentrade.protocol.TradingReply;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TradingCommandsTest {
  private final Bench bench = new Bench();

  private static OrderInfo order() {
    return new OrderInfo(
        "otK3F9X1",
        "demo",
        "BTC/USDT",
        "buy",
        "limit",
        "entry",
        "working",
        null,
        Decimal.of("0.01"),
        Decimal.ZERO,
        Decimal.of("60000"),
        null,
        new ForeignText("monday-1"),
        new ForeignText("ada"),
        Instant.EPOCH);
  }

  @Test
  void everyFlagOfAnOrderReachesTheRequest() {
    bench.gateway.answer(OrderPlace.class, new OrderReply(true, List.of(order()), List.of()));
    int exit =
        bench.run(
            "order",
            "buy",
            "BTC/USDT",
            "0.01",
            "--limit=60000",
            "--stop-loss=58000",
            "--take-profit=65000",
            "--trail=1.5%",
            "--tif=GTC",
            "--post-only",
            "--key=monday-1",
            "--account=trial");
    assertEquals(0, exit, bench.terminal.err());
    OrderTicket ticket =
        new OrderTicket(
            "BTC/USDT",
            "buy",
            Decimal.of("0.01"),
            null,
            null,
            Decimal.of("60000"),
            null,
            Decimal.of("58000"),
            Decimal.of("65000"),
            "1.5%",
            null,
            "gtc",
            true,
            false);
    assertEquals(new OrderPlace("trial", ticket, "monday-1"), bench.asked());
    assertTrue(bench.terminal.out().contains("otK3F9X1"), bench.terminal.out());
    assertTrue(bench.terminal.err().contains("nothing new was placed"), bench.terminal.err());
  }

  @Test
  void howMuchIsSaidOnce() {
    assertEquals(2, bench.run("order", "sell", "BTC/USDT"));
    assertEquals(2, bench.run("order", "sell", "BTC/USDT", "1", "--percent", "50"));
    assertEquals(2, bench.run("order", "buy", "BTC/USDT", "-1"));
    assertEquals(2, bench.run("order", "cancel"));
    assertEquals(2, bench.run("order", "cancel", "otK3F9X1", "--all"));
    assertEquals(2, bench.run("order", "replace", "otK3F9X1"));
    assertEquals(List.of(), bench.gateway.asked);
  }

  @Test
  void whatTheRulesRefuseExitsWithSeven() {
    bench.gateway.fail(
        OrderPlace.class, new RequestFailed(FailureKind.REFUSED, "trading is halted", "resume"));
    assertEquals(7, bench.run("order", "buy", "BTC/USDT", "--quote", "100", "--json"));
    assertTrue(bench.terminal.out().contains("\"refused\""), bench.terminal.out());
  }

  @Test
  void aPreviewThatWouldBeRefusedSaysSoInItsExitCode() {
    Decimal one = Decimal.of("1");
    bench.gateway.answer(
        OrderPreview.class,
        new OrderPreview.Reply(
            "demo",
            "BTC/USDT",
            "buy",
            "market",
            "entry",
            one,
            one,
            one,
            one,
            one,
            one,
            one,
            one,
            new ForeignText("not enough cash")));
    assertEquals(7, bench.run("order", "preview", "buy", "BTC/USDT", "1"));
    assertTrue(bench.terminal.err().contains("not enough cash"), bench.terminal.err());
  }

  @Test
  void allOrdersOfAMarketAreCancelled() {
    bench.gateway.answer(OrderCancel.class, new OrderReply(false, List.of(order()), List.of()));
    assertEquals(0, bench.run("order", "cancel", "--all", "--symbol", "BTC/USDT"));
    assertEquals(new OrderCancel("demo", null, "BTC/USDT"), bench.asked());
  }

  @Test
  void aHaltThatAnAccountDidNotHearIsAFailure() {
    TradingReply reply =
        new TradingReply(
            List.of(
                new TradingReply.AccountState(
                    "main",
                    TradingReply.AccountState.UNKNOWN,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(new ForeignText("not known to be halted")))));
    bench.gateway.answer(TradingHalt.class, reply);
    assertEquals(1, bench.run("halt"));
    assertTrue(bench.terminal.out().contains("main: unknown"), bench.terminal.out());
    assertTrue(bench.terminal.err().contains("not known to be halted"), bench.terminal.err());
  }

  @Test
  void theBrakesHoldForEveryAccountUnlessOneIsNamed() {
    TradingReply reply =
        new TradingReply(
            List.of(
                new TradingReply.AccountState(
                    "demo",
                    "halted",
                    List.of("otK3F9X1"),
                    List.of(),
                    List.of(),
                    List.of(new ForeignText("ETH/USDT is not closed")))));
    bench.gateway.answer(TradingHalt.class, reply).answer(TradingPanic.class, reply);
    assertEquals(0, bench.run("halt"));
    assertEquals(new TradingHalt(null, null), bench.asked());
    assertEquals(1, bench.run("panic", "--flatten", "--account", "demo"));
    assertEquals(new TradingPanic("demo", true), bench.asked());
    assertTrue(bench.terminal.err().contains("is not closed"), bench.terminal.err());
  }
}
