package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.AccountEnd;
import io.opentrade.engine.backtest.AccountModel;
import io.opentrade.engine.backtest.CoinPaid;
import io.opentrade.engine.backtest.FundingPayment;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.Balance;
import io.opentrade.protocol.AccountReport;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.ForeignText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The account of a run as the wire's record.
final class AccountDocuments {
  private AccountDocuments() {}

  static AccountReport of(AccountEnd end, AccountModel model, Instrument instrument) {
    Contract contract = instrument.contract();
    boolean shorts = model.margin().shorts();
    return new AccountReport(
        contract.future() ? "futures" : shorts ? "margin" : "spot",
        AccountText.word(contract),
        new Decimal(multiplier(contract)),
        lower(model.margin().mode()),
        new Decimal(model.margin().leverage()),
        lower(model.lots()),
        model.margin().maintenance().tiers().stream().map(AccountDocuments::tier).toList(),
        new Decimal(model.liquidationFee()),
        new Decimal(model.liquidationBuffer()),
        end.balances().stream().map(AccountDocuments::balance).toList(),
        decimal(end.realised()),
        decimal(end.unrealised()),
        decimal(end.fees()),
        decimal(end.funding()),
        end.liquidations(),
        end.payments().stream().map(AccountDocuments::payment).toList(),
        coin(end.coin()));
  }

  private static AccountReport.@Nullable CoinPaid coin(@Nullable CoinPaid paid) {
    return paid == null
        ? null
        : new AccountReport.CoinPaid(new ForeignText(paid.name()), new Decimal(paid.units()));
  }

  private static BigDecimal multiplier(Contract contract) {
    return switch (contract) {
      case Contract.Spot _ -> BigDecimal.ONE;
      case Contract.Linear(BigDecimal multiplier) -> multiplier;
      case Contract.Inverse(BigDecimal multiplier) -> multiplier;
    };
  }

  private static AccountReport.Tier tier(MaintenanceTiers.Tier tier) {
    return new AccountReport.Tier(
        decimal(tier.from()), new Decimal(tier.rate()), decimal(tier.amount()));
  }

  private static AccountReport.Balance balance(Balance balance) {
    return new AccountReport.Balance(
        new ForeignText(balance.currency()),
        new Decimal(balance.total()),
        new Decimal(balance.available()),
        new Decimal(balance.locked()));
  }

  private static AccountReport.Payment payment(FundingPayment payment) {
    return new AccountReport.Payment(
        new ForeignText(payment.symbol()),
        Instant.ofEpochMilli(payment.time()),
        new Decimal(new BigDecimal(Double.toString(payment.rate()))),
        new Decimal(payment.mark().value()),
        new Decimal(payment.quantity().value()),
        decimal(payment.payment()));
  }

  private static Decimal decimal(Money money) {
    return new Decimal(money.value());
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
