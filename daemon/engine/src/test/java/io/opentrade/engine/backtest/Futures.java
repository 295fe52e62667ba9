package io.opentrade.engine.backtest;

import io.opentrade.engine.column.Candles;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.LotOrder;
import io.opentrade.engine.risk.MarginRules;
import io.opentrade.engine.risk.RiskRules;
import io.opentrade.engine.sim.FillModel;
import io.opentrade.engine.sim.FundingRates;
import io.opentrade.engine.strategy.Direction;
import io.opentrade.engine.strategy.Intent;
import io.opentrade.engine.strategy.Sizing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Futures for tests: one script of decisions by bar on one market.
record Futures(
    Candles candles,
    Instrument instrument,
    String cash,
    String fee,
    MarginRules margin,
    String liquidationFee,
    @Nullable Candles mark,
    @Nullable FundingRates funding) {
  static final Instrument LINEAR =
      new Instrument("BTC/USDT-PERP", new BigDecimal("0.01"), new BigDecimal("0.001"), 8);
  static final Instrument INVERSE =
      new Instrument("BTC/USD-PERP", new BigDecimal("0.01"), BigDecimal.ONE, 8);

  static Futures of(Instrument instrument, String cash, Candles candles) {
    MarginRules margin = margin("20", MarginMode.ISOLATED, "0.004");
    return new Futures(candles, instrument, cash, "0", margin, "0", null, null);
  }

  static MarginRules margin(String leverage, MarginMode mode, String maintenance) {
    return new MarginRules(
        false, new BigDecimal(leverage), mode, MaintenanceTiers.of(new BigDecimal(maintenance)));
  }

  Futures with(MarginRules other) {
    return new Futures(candles, instrument, cash, fee, other, liquidationFee, mark, funding);
  }

  Futures withFees(String taker, String liquidated) {
    return new Futures(candles, instrument, cash, taker, margin, liquidated, mark, funding);
  }

  Futures with(@Nullable Candles marks, @Nullable FundingRates rates) {
    return new Futures(candles, instrument, cash, fee, margin, liquidationFee, marks, rates);
  }

  Outcome run(Map<Integer, Intent> script) {
    Market market = new Market(candles, instrument, 0, 0, null, mark, funding);
    AccountModel account =
        new AccountModel(margin, new BigDecimal(liquidationFee), BigDecimal.ZERO, LotOrder.AVERAGE);
    Settings settings =
        new Settings(
            Money.of(cash),
            new BigDecimal(fee),
            new Sizing.Percent(BigDecimal.valueOf(100)),
            false,
            FillModel.PLAIN,
            Sharing.FREE,
            RiskRules.NONE,
            account);
    DecisionLog log =
        new DecisionLog(
            script.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> new Decision(each.getKey(), List.of(each.getValue())))
                .toList());
    return Backtest.run(market, settings, new ReplayStrategy(log), Progress.SILENT);
  }

  static Intent enter(Direction direction) {
    return enter(direction, Double.NaN, Double.NaN);
  }

  static Intent enter(Direction direction, double stop, double leverage) {
    return new Intent.Enter(
        direction, null, Double.NaN, stop, Double.NaN, Double.NaN, "", leverage);
  }
}
