package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.LotOrder;
import io.opentrade.protocol.AccountRules;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.InputFile;
import io.opentrade.protocol.RequestFailed;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountTextTest {
  private static final Instrument PAIR = instrument("BTC/USDT");
  private static final Instrument SHARE = instrument("GOOG");
  private static final Instrument FUTURE = instrument("BTC/USDT-PERP");

  @TempDir private Path folder;

  private static Instrument instrument(String symbol) {
    return new Instrument(symbol, new BigDecimal("0.01"), BigDecimal.ONE, 8);
  }

  private static AccountRules rules(
      @Nullable String account,
      @Nullable String contract,
      @Nullable String leverage,
      @Nullable InputFile tiers) {
    return new AccountRules(
        account,
        contract,
        null,
        leverage == null ? null : Decimal.of(leverage),
        "cross",
        null,
        null,
        null,
        tiers,
        null,
        null,
        "lifo");
  }

  @Test
  void aPairIsNotSoldShortUnlessToldSo() {
    assertFalse(AccountText.parse(null, null, PAIR).margin().shorts());
    assertTrue(AccountText.parse(null, null, SHARE).margin().shorts());
    AccountRules margin =
        new AccountRules(
            "margin", null, null, null, null, null, null, null, null, null, null, null);
    assertTrue(AccountText.parse(margin, null, PAIR).margin().shorts());
  }

  @Test
  void theFlagsSayMoreThanTheSymbol() {
    assertEquals(
        new Contract.Inverse(BigDecimal.ONE),
        AccountText.contract(rules(null, "inverse", null, null), PAIR));
    assertEquals(FUTURE.contract(), AccountText.contract(null, FUTURE));
    assertThrows(
        IllegalArgumentException.class,
        () -> AccountText.contract(rules(null, "option", null, null), PAIR));
  }

  @Test
  void leverageIsForFutures() {
    var account = AccountText.parse(rules(null, null, "20", null), null, FUTURE);
    assertEquals(new BigDecimal("2E+1"), account.margin().leverage());
    assertEquals(MarginMode.CROSS, account.margin().mode());
    assertEquals(LotOrder.LIFO, account.lots());
    assertThrows(
        IllegalArgumentException.class,
        () -> AccountText.parse(rules(null, null, "20", null), null, PAIR));
    assertThrows(
        IllegalArgumentException.class,
        () -> AccountText.parse(rules(null, null, "0.5", null), null, FUTURE));
  }

  @Test
  void aFutureHasNoOtherAccount() {
    assertThrows(
        IllegalArgumentException.class,
        () -> AccountText.parse(rules("spot", null, null, null), null, FUTURE));
  }

  @Test
  void readsBracketsFromAFile() throws IOException {
    var tiers =
        AccountText.parse(
                rules(null, null, null, file("notional,rate\n0,0.4%\n# more\n50000;0.005;50\n")),
                null,
                FUTURE)
            .margin()
            .maintenance();
    assertEquals(2, tiers.tiers().size());
    assertEquals(new BigDecimal("0.004"), tiers.tiers().getFirst().rate());
    assertEquals(Money.of("50"), tiers.tiers().getLast().amount());
  }

  @Test
  void saysWhatIsWrongWithBrackets() throws IOException {
    for (String text :
        new String[] {"", "nothing\n", "0\n", "0,x\n", "5,0.1\n", "0,0.4\n0,0.5\n", "0,1.5\n"}) {
      InputFile file = file(text);
      RequestFailed failed =
          assertThrows(RequestFailed.class, () -> TiersFile.read(file), "'" + text + "'");
      assertTrue(String.valueOf(failed.getMessage()).startsWith("t.csv"), text);
    }
  }

  private InputFile file(String text) throws IOException {
    Path path = Files.writeString(folder.resolve("t.csv"), text);
    return new InputFile(path.toString(), new ForeignText("t.csv"));
  }
}
