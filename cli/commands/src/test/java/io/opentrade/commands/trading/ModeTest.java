package io.opentrade.commands.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.Bench;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.BalanceShow;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ModeSet;
import io.opentrade.protocol.ModeShow;
import io.opentrade.protocol.TransferInfo;
import io.opentrade.protocol.TransferMove;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which account is meant, and money that moves between its wallets.
class ModeTest {
  private static final ModeShow.Reply REAL = new ModeShow.Reply("real", "main", "binance");

  private final Bench bench = new Bench();

  @Test
  void aPersonMeansTheAccountOfTheMode() {
    bench.gateway.answer(ModeShow.class, REAL);
    bench.gateway.answer(BalanceShow.class, new BalanceShow.Reply("main", false, List.of()));
    bench.terminal.terminal = true;
    assertEquals(0, bench.run("balance"));
    assertEquals(new BalanceShow("main"), bench.gateway.asked.getLast());
    assertEquals(0, bench.run("balance", "--account", "demo"));
    assertEquals(new BalanceShow("demo"), bench.gateway.asked.getLast());
  }

  @Test
  void aProgramThatNamesNoneMeansDemo() {
    bench.gateway.answer(ModeShow.class, REAL);
    bench.gateway.answer(BalanceShow.class, new BalanceShow.Reply("demo", true, List.of()));
    bench.terminal.terminal = false;
    assertEquals(0, bench.run("balance"));
    assertEquals(new BalanceShow("demo"), bench.gateway.asked.getLast());
  }

  @Test
  void realMoneyIsConfirmedByItsName() {
    bench.gateway.answer(ModeShow.class, new ModeShow.Reply("demo", "demo", "binance"));
    bench.gateway.answer(ModeSet.class, REAL);
    bench.terminal.terminal = true;
    bench.terminal.answers.add("yes");
    assertEquals(130, bench.run("mode", "real", "--account", "main"));
    assertTrue(bench.gateway.asked.stream().noneMatch(ModeSet.class::isInstance));
    bench.terminal.answers.add("main");
    assertEquals(0, bench.run("mode", "real", "--account", "main"));
    assertEquals(new ModeSet("real", "main"), bench.gateway.asked.getLast());
    assertTrue(bench.terminal.out().contains("REAL MONEY"), bench.terminal.out());
    bench.terminal.terminal = false;
    assertEquals(2, bench.run("mode", "real", "--account", "main"));
    assertEquals(2, bench.run("mode", "--account", "main"));
  }

  @Test
  void aTransferIsConfirmed() {
    Decimal cash = Decimal.of("1000");
    bench.gateway.answer(
        AccountList.class,
        new AccountList.Reply(
            List.of(
                new AccountInfo(
                    "main", false, "binance", "USDT", cash, "active", 0, 0, Instant.EPOCH))));
    bench.gateway.answer(
        TransferMove.class,
        new TransferMove.Reply(
            new TransferInfo(
                "id",
                null,
                "USDT",
                Decimal.of("100.5"),
                "spot",
                "futures",
                "done",
                null,
                "owner",
                Instant.EPOCH),
            false));
    String[] words = {
      "transfer", "move", "100.5", "USDT", "--from", "spot", "--to", "futures", "--account", "main"
    };
    bench.terminal.terminal = true;
    bench.terminal.answers.add("n");
    assertEquals(130, bench.run(words));
    assertTrue(bench.gateway.asked.stream().noneMatch(TransferMove.class::isInstance));
    bench.terminal.answers.add("y");
    assertEquals(0, bench.run(words));
    assertEquals(
        new TransferMove("main", "USDT", Decimal.of("100.5"), "spot", "futures", null),
        bench.gateway.asked.getLast());
    assertTrue(bench.terminal.out().contains("100.5 USDT"), bench.terminal.out());
    bench.terminal.terminal = false;
    assertEquals(2, bench.run(words), "nobody can be asked");
    assertEquals(2, bench.run("transfer", "move", "-5", "USDT", "--from", "a", "--to", "b"));
  }
}
