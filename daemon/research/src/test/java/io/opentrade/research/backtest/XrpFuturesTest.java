package io.opentrade.research.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.opentrade.engine.backtest.AccountModel;
import io.opentrade.engine.backtest.Backtest;
import io.opentrade.engine.backtest.Decision;
import io.opentrade.engine.backtest.DecisionLog;
import io.opentrade.engine.backtest.FundingPayment;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.backtest.Outcome;
import io.opentrade.engine.backtest.Progress;
import io.opentrade.engine.backtest.ReplayStrategy;
import io.opentrade.engine.backtest.Settings;
import io.opentrade.engine.backtest.Sharing;
import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import io.opentrade.engine.ledger.LotOrder;
import io.opentrade.engine.risk.MarginRules;
import io.opentrade.engine.risk.RiskRules;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FundingRates;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import io.opentrade.research.candles.CandleFiles;
import io.opentrade.research.candles.FundingFiles;
import io.opentrade.research.candles.ImportOptions;
import io.opentrade.research.candles.Source;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Recorded candles, mark prices and funding of XRP, November 2021.
final class XrpFuturesTest {
  private static final Instrument XRP =
      new Instrument("XRP/USDT-PERP", new BigDecimal("0.00001"), new BigDecimal("0.1"), 8);

  @Test
  void paysFundingPeriodByPeriod() {
    Path folder = Path.of(System.getProperty("opentrade.data", "none"), "candles/misc");
    assumeTrue(Files.isDirectory(folder), "the recorded data is not there");
    Candles candles = candles(folder.resolve("XRP_USDT_USDT-1h-futures.csv"));
    Candles marks = candles(folder.resolve("XRP_USDT_USDT-1h-mark.csv"));
    FundingRates funding = FundingFiles.read(folder.resolve("XRP_USDT_USDT-8h-funding_rate.csv"));
    Market market = new Market(candles, XRP, 0, 0, null, marks, funding);
    AccountModel account =
        new AccountModel(
            new MarginRules(
                false,
                new BigDecimal("5"),
                MarginMode.ISOLATED,
                MaintenanceTiers.of(new BigDecimal("0.005"))),
            new BigDecimal("0.0125"),
            BigDecimal.ZERO,
            LotOrder.AVERAGE);
    Settings settings =
        new Settings(
            Money.of("2000"),
            new BigDecimal("0.0004"),
            new Sizing.Base(Quantity.of("5000")),
            false,
            FillModel.PLAIN,
            Sharing.FREE,
            RiskRules.NONE,
            account);
    Intent enter =
        new Intent.Enter(Direction.LONG, null, Double.NaN, Double.NaN, Double.NaN, Double.NaN, "");
    DecisionLog log =
        new DecisionLog(
            List.of(
                new Decision(0, List.of(enter)),
                new Decision(70, List.of(new Intent.Close(null, "")))));
    Outcome outcome = Backtest.run(market, settings, new ReplayStrategy(log), Progress.SILENT);
    List<FundingPayment> payments = outcome.account().payments();
    // From the open of 2021-11-17 02:00 to that of 2021-11-20 00:00; the rates begin on the 18th.
    assertEquals(7, payments.size());
    FundingPayment first = payments.getFirst();
    assertEquals(1_637_193_600_000L, first.time());
    assertEquals(new Price(new BigDecimal("1.09503")), first.mark());
    assertEquals(Money.of("0.547515"), first.payment());
    Money sum = Money.ZERO;
    for (FundingPayment payment : payments) {
      sum = sum.plus(payment.payment());
    }
    assertEquals(sum, outcome.trades().getFirst().funding());
    assertEquals(sum, outcome.account().funding());
    assertNotNull(outcome.trades().getFirst());
    assertEquals(outcome.endEquity(), Money.of("2000").plus(outcome.trades().getFirst().profit()));
  }

  private static Candles candles(Path file) {
    return CandleFiles.read(
            new Source.OfFile(file),
            ImportOptions.DEFAULT,
            io.opentrade.research.candles.Progress.NONE)
        .candles();
  }
}
