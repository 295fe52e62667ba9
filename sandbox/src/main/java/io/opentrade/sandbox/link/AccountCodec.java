package io.opentrade.sandbox.link;

import io.opentrade.engine.backtest.AccountModel;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.LotOrder;
import io.opentrade.engine.risk.MarginRules;
import java.math.BigDecimal;
import java.util.List;

/// What is traded, and with what account.
final class AccountCodec {
  private static final int SYMBOL = 800;
  private static final int TIERS = 1_000;

  private AccountCodec() {}

  static void instrument(WireWriter out, Instrument instrument) {
    out.text(instrument.symbol())
        .text(instrument.tick().toPlainString())
        .text(instrument.lot().toPlainString())
        .integer(instrument.moneyScale());
    switch (instrument.contract()) {
      case Contract.Spot _ -> out.octet(0);
      case Contract.Linear(BigDecimal multiplier) -> out.octet(1).text(multiplier.toPlainString());
      case Contract.Inverse(BigDecimal multiplier) -> out.octet(2).text(multiplier.toPlainString());
    }
  }

  static Instrument instrument(WireReader in) {
    String symbol = in.text(SYMBOL);
    BigDecimal tick = RunCodec.decimal(in);
    BigDecimal lot = RunCodec.decimal(in);
    int moneyScale = in.integer(18);
    int tag = in.octet();
    Contract contract =
        switch (tag) {
          case 0 -> new Contract.Spot();
          case 1 -> new Contract.Linear(RunCodec.decimal(in));
          case 2 -> new Contract.Inverse(RunCodec.decimal(in));
          default -> throw new LinkException("no contract has the tag " + tag);
        };
    return new Instrument(symbol, tick, lot, moneyScale, contract);
  }

  static void account(WireWriter out, AccountModel account) {
    MarginRules margin = account.margin();
    out.flag(margin.shorts()).text(margin.leverage().toPlainString()).constant(margin.mode());
    out.list(
        margin.maintenance().tiers(),
        tier ->
            out.text(tier.from().value().toPlainString())
                .text(tier.rate().toPlainString())
                .text(tier.amount().value().toPlainString()));
    out.text(account.liquidationFee().toPlainString())
        .text(account.liquidationBuffer().toPlainString())
        .constant(account.lots());
  }

  static AccountModel account(WireReader in) {
    boolean shorts = in.flag();
    BigDecimal leverage = RunCodec.decimal(in);
    MarginMode mode = in.constant(MarginMode.class);
    List<MaintenanceTiers.Bracket> brackets =
        in.list(
            TIERS,
            () ->
                new MaintenanceTiers.Bracket(
                    new Money(RunCodec.decimal(in)),
                    RunCodec.decimal(in),
                    new Money(RunCodec.decimal(in))));
    MarginRules margin = new MarginRules(shorts, leverage, mode, MaintenanceTiers.of(brackets));
    BigDecimal fee = RunCodec.decimal(in);
    BigDecimal buffer = RunCodec.decimal(in);
    return new AccountModel(margin, fee, buffer, in.constant(LotOrder.class));
  }
}
