package io.opentrade.research.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.engine.backtest.AccountModel;
import io.opentrade.engine.backtest.Market;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.domain.Money;
import io.opentrade.engine.ledger.LotOrder;
import io.opentrade.engine.risk.MarginRules;
import io.opentrade.engine.sim.FundingRates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Contract, account and funding in the head of a journal.
final class AccountJson {
  private AccountJson() {}

  static void write(ObjectNode head, AccountModel account) {
    MarginRules margin = account.margin();
    ObjectNode node = head.putObject("account");
    node.put("shorts", margin.shorts());
    node.put("leverage", margin.leverage().toPlainString());
    node.put("margin", margin.mode().name());
    ArrayNode tiers = node.putArray("maintenance");
    for (MaintenanceTiers.Tier tier : margin.maintenance().tiers()) {
      tiers
          .addArray()
          .add(tier.from().toString())
          .add(tier.rate().toPlainString())
          .add(tier.amount().toString());
    }
    node.put("liquidationFee", account.liquidationFee().toPlainString());
    node.put("liquidationBuffer", account.liquidationBuffer().toPlainString());
    node.put("lots", account.lots().name());
  }

  static void write(ObjectNode head, Market market) {
    head.put("contract", AccountText.word(market.instrument().contract()));
    head.put("multiplier", multiplier(market.instrument().contract()).toPlainString());
    FundingRates funding = market.funding();
    if (funding != null) {
      ArrayNode rates = head.putArray("funding");
      for (int i = 0; i < funding.size(); i++) {
        rates.add(funding.time(i)).add(Double.toString(funding.rate(i)));
      }
    }
  }

  private static BigDecimal multiplier(Contract contract) {
    return switch (contract) {
      case Contract.Spot _ -> BigDecimal.ONE;
      case Contract.Linear(BigDecimal multiplier) -> multiplier;
      case Contract.Inverse(BigDecimal multiplier) -> multiplier;
    };
  }

  /// @throws IllegalArgumentException where it makes no sense
  static Contract contract(JsonNode head) {
    BigDecimal multiplier = decimal(head.path("multiplier"));
    return switch (head.path("contract").asText()) {
      case "spot" -> new Contract.Spot();
      case "linear" -> new Contract.Linear(multiplier);
      case "inverse" -> new Contract.Inverse(multiplier);
      default -> throw new IllegalArgumentException("an unknown contract");
    };
  }

  /// @throws IllegalArgumentException where it makes no sense
  static AccountModel account(JsonNode head) {
    JsonNode node = head.path("account");
    List<MaintenanceTiers.Bracket> brackets = new ArrayList<>();
    for (JsonNode tier : node.path("maintenance")) {
      brackets.add(
          new MaintenanceTiers.Bracket(
              new Money(decimal(tier.path(0))),
              decimal(tier.path(1)),
              new Money(decimal(tier.path(2)))));
    }
    MarginRules margin =
        new MarginRules(
            node.path("shorts").asBoolean(),
            decimal(node.path("leverage")),
            MarginMode.valueOf(node.path("margin").asText()),
            MaintenanceTiers.of(brackets));
    return new AccountModel(
        margin,
        decimal(node.path("liquidationFee")),
        decimal(node.path("liquidationBuffer")),
        LotOrder.valueOf(node.path("lots").asText()));
  }

  /// @throws IllegalArgumentException where it makes no sense
  static @Nullable FundingRates funding(JsonNode head) {
    JsonNode rates = head.path("funding");
    if (!rates.isArray()) {
      return null;
    }
    int size = rates.size() / 2;
    long[] times = new long[size];
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      times[i] = rates.path(2 * i).asLong();
      values[i] = Double.parseDouble(rates.path(2 * i + 1).asText());
    }
    return new FundingRates(times, values);
  }

  private static BigDecimal decimal(JsonNode node) {
    return new BigDecimal(node.asText());
  }
}
