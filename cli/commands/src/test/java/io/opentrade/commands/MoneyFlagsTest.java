package io.opentrade.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentrade.protocol.AccountRules;
import io.opentrade.protocol.BacktestRun;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FillRules;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever amounts are asked for, the request says them to the last digit, and asked for as the
/// request prints them they are the same again.
final class MoneyFlagsTest {
  private static final int TRIES = 100;

  @TempDir private Path folder;

  private BacktestRun asked(List<String> flags) {
    Bench bench = Bench.in(folder).answering();
    List<String> words = new ArrayList<>(List.of("backtest", "sma.js", "--demo"));
    words.addAll(flags);
    assertEquals(0, bench.run(words.toArray(String[]::new)), bench.terminal.err());
    return (BacktestRun) bench.asked();
  }

  @Test
  void amountsAreReadAsTheyAreWritten() {
    Random random = new Random(7);
    for (int i = 0; i < TRIES; i++) {
      Decimal cash = positive(random, 12);
      Decimal least = positive(random, 4);
      Decimal lot = positive(random, 0);
      Decimal leverage = new Decimal(BigDecimal.valueOf(100 + random.nextInt(9_900), 2));
      Decimal rate = new Decimal(BigDecimal.valueOf(random.nextInt(5_000_000), 8));
      Decimal percent = new Decimal(rate.value().movePointRight(2));
      List<String> flags =
          List.of(
              "--cash=" + cash,
              "--fee=" + percent + "%",
              "--maker-fee=" + rate,
              "--min-notional=" + least,
              "--lot=" + lot,
              "--size=" + least + "quote",
              "--contract=linear",
              "--leverage=" + leverage + "x",
              "--liquidation-fee=" + percent + " %",
              "--maintenance=" + percent + "%");
      BacktestRun run = asked(flags);
      FillRules fills = Objects.requireNonNull(run.fills());
      AccountRules account = Objects.requireNonNull(run.account());
      assertEquals(cash, run.cash());
      assertEquals(rate, run.feeRate());
      assertEquals(rate, fills.makerFeeRate());
      assertEquals(least, fills.minimumNotional());
      assertEquals(lot, run.lot());
      assertEquals(least + "quote", run.size());
      assertEquals(leverage, account.leverage());
      assertEquals(rate, account.liquidationFee());
      assertEquals(rate, account.maintenanceRate());
      BacktestRun again =
          asked(
              List.of(
                  "--cash=" + run.cash(),
                  "--fee=" + run.feeRate(),
                  "--maker-fee=" + fills.makerFeeRate(),
                  "--min-notional=" + fills.minimumNotional(),
                  "--lot=" + run.lot(),
                  "--size=" + run.size(),
                  "--contract=" + account.contract(),
                  "--leverage=" + account.leverage(),
                  "--liquidation-fee=" + account.liquidationFee(),
                  "--maintenance=" + plain(Objects.requireNonNull(account.maintenanceRate()))));
      assertEquals(run, again);
    }
  }

  /// A whole number would be the name of a file.
  private static String plain(Decimal rate) {
    return rate.signum() == 0 ? "0" : rate.value().toPlainString();
  }

  /// Up to so many digits before the point and ten behind it.
  private static Decimal positive(Random random, int digits) {
    long whole = digits == 0 ? 0 : random.nextLong((long) Math.pow(10, 1 + random.nextInt(digits)));
    BigDecimal part = BigDecimal.valueOf(1 + random.nextLong(9_999_999_999L), 10);
    return new Decimal(
        BigDecimal.valueOf(whole)
            .add(part.setScale(1 + random.nextInt(10), java.math.RoundingMode.UP)));
  }
}
