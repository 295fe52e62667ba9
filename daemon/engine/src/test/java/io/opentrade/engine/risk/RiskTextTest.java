package io.opentrade.engine.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Timeframe;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Risk rules and protections as people write them.
final class RiskTextTest {
  private static final Timeframe HOUR = Timeframe.of("1h");

  @Test
  void nothingAskedIsNothing() {
    assertEquals(RiskRules.NONE, parse(""));
    assertEquals(RiskRules.NONE, parse("# only a remark, with max-drawdown=1%\n\n"));
  }

  @Test
  void readsAFile() {
    RiskRules rules =
        parse(
            """
            # what I can bear
            max-drawdown = 20%   # of the peak
            order-notional=1000, day-start=22:00
            on-kill=flatten
            stoploss-guard(lookback=24h, trades=4,
                           stop=2bars, profit=-1%, per=pair+side)
            """);
    assertEquals(
        new RiskRules(
            List.of(new Limit.OrderNotional(new Cap.Amount(Money.of("1000")))),
            List.of(new KillLimit.Drawdown(new Cap.Percent(new BigDecimal("20")))),
            true,
            List.of(
                new Protection.StoplossGuard(
                    86_400_000L, 4, 7_200_000L, new BigDecimal("-0.01"), true, true)),
            new TradingDay(22)),
        rules);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          max-drawdown                | 'max-drawdown' is not a risk rule; write for example max-drawdown=20%
          drawdown=20%                | 'drawdown' is not a risk rule; there are
          max-drawdown=0%             | '0%' is not a value of max-drawdown; write an amount
          max-drawdown=-5%            | '-5%' is not a value of max-drawdown
          max-drawdown=101%           | '101%' is not a value of max-drawdown; write at most 100%
          max-drawdown=NaN            | 'NaN' is not a value of max-drawdown
          max-drawdown=1e9            | '1e9' is not a value of max-drawdown
          price-band=5                | '5' is not a value of price-band; write a share of the price (5%)
          open-orders=0               | '0' is not a value of open-orders; write a whole number above 0
          open-orders=1.5             | '1.5' is not a value of open-orders
          open-orders=9999999999      | '9999999999' is not a value of open-orders
          day-start=24:00             | '24:00' is not a value of day-start; write a full hour
          on-kill=panic               | 'panic' is not a value of on-kill; write halt or flatten
          open-orders=1,open-orders=2 | the risk rule open-orders is given twice
          cooldown(stop=2h            | 'cooldown(stop=2h' lacks a parenthesis
          cooldown()                  | cooldown needs a value of stop
          cooldown(stop=0m)           | '0m' is not a value of stop in cooldown; write a time
          cooldown(stop=0bars)        | '0bars' is not a value of stop in cooldown
          cooldown(stop=2h, trades=1) | 'trades' means nothing to cooldown
          cooldown(stop=2h, stop=3h)  | stop is given twice in cooldown
          warm-up(stop=2h)            | 'warm-up' is not a protection; there are stoploss-guard
          max-drawdown(lookback=1d, trades=1, stop=1d) | max-drawdown needs a value of drawdown
          max-drawdown(lookback=1d, trades=1, stop=1d, drawdown=-1%) | '-1%' is not a value of drawdown
          low-profit-pairs(lookback=1d, trades=1, stop=1d, per=pair) | 'per=pair' means nothing to low-profit-pairs
          stoploss-guard(lookback=1d, trades=x, stop=1d) | 'x' is not a value of trades in stoploss-guard
          """)
  void refusesWithAdvice(String text, String message) {
    IllegalArgumentException problem =
        assertThrows(IllegalArgumentException.class, () -> parse(text));
    String said = String.valueOf(problem.getMessage());
    assertTrue(said.startsWith(message), said);
  }

  @Property(tries = 500)
  void whatIsPrintedParsesToTheSame(@ForAll long seed) {
    RiskRules rules = rules(new Random(seed));
    assertEquals(rules, parse(RiskText.print(rules)));
  }

  private static RiskRules rules(Random random) {
    List<Limit> limits = new ArrayList<>();
    List<KillLimit> kills = new ArrayList<>();
    List<Protection> protections = new ArrayList<>();
    add(random, limits, new Limit.OrderNotional(cap(random, 1_000_000)));
    add(random, limits, new Limit.Position(cap(random, 1_000_000)));
    add(random, limits, new Limit.GrossExposure(cap(random, 1_000_000)));
    add(random, limits, new Limit.DailyTurnover(cap(random, 1_000_000)));
    add(random, limits, new Limit.OrdersPerSecond(1 + random.nextInt(100)));
    add(random, limits, new Limit.OpenOrders(1 + random.nextInt(100)));
    add(random, limits, new Limit.ConcurrentTrades(1 + random.nextInt(100)));
    add(random, limits, new Limit.PriceBand(number(random, 10_000)));
    add(random, kills, new KillLimit.DailyLoss(cap(random, 100)));
    add(random, kills, new KillLimit.Drawdown(cap(random, 100)));
    add(random, kills, new KillLimit.LosingStreak(1 + random.nextInt(100)));
    long a = 1000L * (1 + random.nextInt(99_999));
    long b = 60_000L * (1 + random.nextInt(9_999));
    int trades = 1 + random.nextInt(50);
    BigDecimal share = BigDecimal.valueOf(random.nextInt(2000) - 1000, 4);
    add(
        random,
        protections,
        new Protection.StoplossGuard(
            a, trades, b, share, random.nextBoolean(), random.nextBoolean()));
    add(random, protections, new Protection.MaxDrawdown(b, trades, a, share.abs()));
    add(
        random,
        protections,
        new Protection.LowProfitPairs(a, trades, b, share, random.nextBoolean()));
    add(random, protections, new Protection.Cooldown(b));
    return new RiskRules(
        limits, kills, random.nextBoolean(), protections, new TradingDay(random.nextInt(24)));
  }

  private static <T> void add(Random random, List<T> list, T rule) {
    if (random.nextBoolean()) {
      list.add(rule);
    }
  }

  private static Cap cap(Random random, int most) {
    BigDecimal number = number(random, most);
    return random.nextBoolean() ? new Cap.Percent(number) : new Cap.Amount(new Money(number));
  }

  private static BigDecimal number(Random random, int most) {
    return BigDecimal.valueOf(1 + random.nextInt(most * 100), 2);
  }

  private static RiskRules parse(String text) {
    return RiskText.parse(text, HOUR);
  }
}
