package io.opentrade.commands.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.commands.Bench;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.TransferMove;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Money is only asked about where there is an account that could move it.
class TransferMoveTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void person() {
    bench.terminal.terminal = true;
    bench.terminal.answers.add("no");
    bench.gateway.answer(
        AccountList.class,
        new AccountList.Reply(List.of(account("main", false), account("demo", true))));
  }

  private static AccountInfo account(String name, boolean demo) {
    Instant at = Instant.parse("2026-01-02T03:00:00Z");
    Decimal cash = Decimal.of("1000");
    return new AccountInfo(name, demo, "binance", "USDT", cash, "active", 0, 0, at);
  }

  private int move(String account) {
    return bench.run(
        "transfer", "move", "5", "USDT", "--from", "spot", "--to", "funding", "--account", account);
  }

  @Test
  void anAccountThatIsNotThereIsToldBeforeAnybodyIsAsked() {
    assertEquals(3, move("mian"), bench.terminal.err());
    assertTrue(bench.terminal.err().contains("there is no account mian"), bench.terminal.err());
    assertFalse(bench.terminal.err().contains("[y/N]"), bench.terminal.err());
  }

  @Test
  void aDemoAccountIsToldTooAndARealOneIsAskedAbout() {
    assertEquals(2, move("demo"), bench.terminal.err());
    assertFalse(bench.terminal.err().contains("[y/N]"), bench.terminal.err());
    assertEquals(130, move("main"), bench.terminal.err());
    assertTrue(bench.terminal.err().contains("[y/N]"), bench.terminal.err());
    assertTrue(bench.gateway.asked.stream().noneMatch(TransferMove.class::isInstance));
  }
}
