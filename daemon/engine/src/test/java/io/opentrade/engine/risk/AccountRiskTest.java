package io.opentrade.engine.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.event.Scope;
import io.opentrade.engine.strategy.Direction;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Kill limits, and the states that people set.
final class AccountRiskTest {
  private static final long HOUR = 3_600_000L;
  private static final AccountView ACCOUNT =
      new LimitTest.Account(Money.of("1000"), Money.ZERO, Money.ZERO, 0, 0);

  @Test
  void aSecondPriceConfirms() {
    AccountRisk risk = drawdown(percent("20"));
    assertNull(mark(risk, 0, "1000"));
    assertNull(mark(risk, 1, "800"));
    assertNull(refusal(risk));
    assertEquals(new Kill(2, "the drawdown reached 20%"), mark(risk, 2, "800"));
    assertEquals("trading is halted: the drawdown reached 20%", refusal(risk));
  }

  @Test
  void aFalsePriceDoesNotKill() {
    AccountRisk risk = drawdown(percent("20"));
    mark(risk, 1, "1");
    assertNull(mark(risk, 2, "900"));
    assertNull(mark(risk, 3, "1"));
    assertNull(risk.passed(5_002));
    assertNull(mark(risk, 4_000, "900"));
    assertNull(risk.passed(50_000));
    assertNull(refusal(risk));
  }

  @Test
  void fiveSecondsConfirmAsWell() {
    AccountRisk risk = drawdown(percent("20"));
    mark(risk, 1, "700");
    assertNull(risk.passed(5_000));
    assertEquals(new Kill(5_001, "the drawdown reached 20%"), risk.passed(5_001));
  }

  @Test
  void thePriceOfAnotherMarketConfirmsNothing() {
    AccountRisk risk = drawdown(percent("20"));
    mark(risk, 1, "700");
    assertNull(risk.priced(2, "A/B", Price.of("1"), Money.of("700")));
    assertNotNull(mark(risk, 3, "700"));
  }

  @Test
  void stayOffUntilTheOwnerResumes() {
    AccountRisk risk = drawdown(amount("100"));
    mark(risk, 1, "900");
    assertNotNull(mark(risk, 2, "900"));
    assertNull(mark(risk, 3, "5000"));
    assertNull(mark(risk, 4, "900"));
    assertNotNull(refusal(risk));
    risk.resumed();
    assertNull(refusal(risk));
    // Counted from the resumption on.
    assertNull(mark(risk, 5, "850"));
    assertNull(mark(risk, 6, "850"));
    mark(risk, 7, "800");
    assertNotNull(mark(risk, 8, "800"));
  }

  @Test
  void theDayBeginsWithWhatTheDayBeforeLeft() {
    AccountRisk risk = risk(new KillLimit.DailyLoss(percent("10")), 22);
    mark(risk, 20 * HOUR, "950");
    mark(risk, 21 * HOUR, "910");
    // Since ten in the evening it is another day, that began at 910.
    mark(risk, 22 * HOUR, "830");
    assertNull(mark(risk, 23 * HOUR, "820"));
    mark(risk, 24 * HOUR, "819");
    assertEquals(new Kill(25 * HOUR, "the day's loss reached 10%"), mark(risk, 25 * HOUR, "819"));
  }

  @Test
  void moneyThatMovesIsNeitherProfitNorLoss() {
    AccountRisk risk = drawdown(percent("50"));
    mark(risk, 1, "1250");
    mark(risk, 2, "1000");
    risk.moved(3, Money.of("-900"));
    // Down by a fifth still: 100 of 125.
    mark(risk, 4, "63");
    assertNull(mark(risk, 5, "63"));
    mark(risk, 6, "62.5");
    assertNotNull(mark(risk, 7, "62.5"));
  }

  @Test
  void aDepositHidesNoLossInMoney() {
    AccountRisk risk = risk(new KillLimit.DailyLoss(amount("100")), 0);
    mark(risk, 1, "950");
    risk.moved(2, Money.of("10000"));
    mark(risk, 3, "10901");
    assertNull(mark(risk, 4, "10901"));
    mark(risk, 5, "10900");
    assertNotNull(mark(risk, 6, "10900"));
  }

  /// Whatever moves in and out between marks, an account that trades nothing loses nothing.
  @Property
  void transfersNeverKill(
      @ForAll @Size(max = 20) List<@IntRange(min = -900, max = 900) Integer> flows) {
    AccountRisk risk =
        new AccountRisk(
            new RiskRules(
                List.of(),
                List.of(
                    new KillLimit.Drawdown(percent("0.0001")),
                    new KillLimit.DailyLoss(percent("0.0001")),
                    new KillLimit.DailyLoss(amount("0.01"))),
                false,
                List.of(),
                TradingDay.MIDNIGHT),
            Money.of("1000"),
            0);
    int equity = 1000;
    long at = 0;
    for (int flow : flows) {
      if (equity + flow <= 0) {
        continue;
      }
      equity += flow;
      at += 7 * HOUR;
      risk.moved(at, Money.of(Integer.toString(flow)));
      assertNull(mark(risk, at, Integer.toString(equity)));
      assertNull(mark(risk, at + 1, Integer.toString(equity)));
    }
  }

  @Test
  void aLosingStreakNeedsNoPrice() {
    AccountRisk risk = risk(new KillLimit.LosingStreak(2), 0);
    risk.closed(trade("-1"));
    risk.closed(trade("1"));
    risk.closed(trade("-1"));
    assertNull(risk.passed(3));
    risk.closed(trade("-1"));
    assertEquals(new Kill(4, "2 trades in a row ended with a loss"), risk.passed(4));
  }

  @Test
  void theStrictestScopeWins() {
    AccountRisk risk = AccountRisk.none();
    risk.states().set(new Scope.Strategy(0), TradingState.REDUCING);
    assertEquals("trading is reducing only", refusal(risk));
    assertEquals(TradingState.ACTIVE, risk.states().of(1));
    risk.states().set(new Scope.Everything(), TradingState.HALTED);
    assertEquals("trading is halted", refusal(risk));
    assertEquals(TradingState.HALTED, risk.states().of(1));
    risk.states().set(new Scope.Account(), TradingState.ACTIVE);
    assertEquals(2, risk.states().all().size());
    risk.states().set(new Scope.Everything(), TradingState.ACTIVE);
    risk.states().set(new Scope.Strategy(0), TradingState.ACTIVE);
    assertNull(refusal(risk));
  }

  private static Cap percent(String percent) {
    return new Cap.Percent(new BigDecimal(percent));
  }

  private static Cap amount(String amount) {
    return new Cap.Amount(Money.of(amount));
  }

  private static AccountRisk drawdown(Cap most) {
    return risk(new KillLimit.Drawdown(most), 0);
  }

  private static AccountRisk risk(KillLimit limit, int hour) {
    return new AccountRisk(
        new RiskRules(List.of(), List.of(limit), false, List.of(), new TradingDay(hour)),
        Money.of("1000"),
        0);
  }

  private static @Nullable Kill mark(AccountRisk risk, long at, String equity) {
    return risk.priced(at, "X/Y", Price.of("1"), Money.of(equity));
  }

  private static @Nullable String refusal(AccountRisk risk) {
    return risk.refusal(
        new Proposal(0, 0, "X/Y", Direction.LONG, Money.of("1"), Price.of("1"), true), ACCOUNT);
  }

  private static ClosedTrade trade(String profit) {
    return new ClosedTrade(0, "X/Y", Direction.LONG, Money.of(profit), Money.of("100"), false);
  }
}
