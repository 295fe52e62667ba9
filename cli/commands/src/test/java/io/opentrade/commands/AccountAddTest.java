package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.protocol.AccountCheck;
import io.opentrade.protocol.AccountConnect;
import io.opentrade.protocol.AccountInfo;
import io.opentrade.protocol.AccountKey;
import io.opentrade.protocol.AccountList;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ExchangeList;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.SecretText;
import io.opentrade.protocol.VaultStatus;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountAddTest {
  private final Bench bench;

  AccountAddTest(@TempDir Path folder) {
    bench = Bench.in(folder);
    bench.gateway.answer(
        ExchangeList.class,
        new ExchangeList.Reply(
            List.of(
                new ExchangeList.Exchange("binance", List.of("spot"), List.of()),
                new ExchangeList.Exchange("okx", List.of("spot"), List.of()))));
  }

  private void vault(boolean open) {
    bench.gateway.answer(
        VaultStatus.class,
        new VaultStatus.Reply(true, List.of(new VaultStatus.Compartment("trading", open)), null));
  }

  @Test
  void theKeyIsTypedAndNotShown() {
    vault(true);
    AccountInfo info =
        new AccountInfo(
            "main",
            false,
            "binance",
            "USDT",
            new Decimal(BigDecimal.TEN),
            "waiting",
            0,
            0,
            Instant.EPOCH);
    bench.gateway.answer(
        AccountConnect.class,
        new AccountCheck(info, new ForeignText("real"), true, false, null, List.of()));
    bench.terminal.answers.addAll(List.of("CANARY-key", "CANARY-secret"));
    assertEquals(
        0, bench.run("account", "add", "main", "--exchange", "binance"), bench.terminal.err());
    AccountKey key =
        new AccountKey(new SecretText("CANARY-key"), new SecretText("CANARY-secret"), null);
    assertEquals(
        new AccountConnect("main", "binance", key, false, null, null, false),
        bench.gateway.asked.getLast());
    assertFalse((bench.terminal.out() + bench.terminal.err()).contains("CANARY"));
  }

  @Test
  void nobodyTypesAKeyForAnExchangeThatIsNone() {
    assertEquals(2, bench.run("account", "add", "main", "--exchange", "kraken"));
    assertTrue(
        bench.terminal.err().contains("'kraken' is no exchange that we speak"),
        bench.terminal.err());
    assertTrue(bench.terminal.err().contains("binance, okx"), bench.terminal.err());
  }

  @Test
  void nobodyTypesAKeyForAnAccountThatIsNotThere() {
    bench.gateway.answer(AccountList.class, new AccountList.Reply(List.of()));
    assertEquals(3, bench.run("account", "rotate", "nobody"));
    assertTrue(bench.terminal.err().contains("there is no account nobody"), bench.terminal.err());
  }

  @Test
  void nobodyTypesAKeyForAVaultThatIsLocked() {
    vault(false);
    assertEquals(4, bench.run("account", "add", "main", "--exchange", "binance"));
    assertTrue(bench.terminal.err().contains("opentrade vault unlock"), bench.terminal.err());
  }
}
