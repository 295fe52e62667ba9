package io.opentrade.research.backtest;

import io.opentrade.engine.backtest.AccountModel;
import io.opentrade.engine.domain.Contract;
import io.opentrade.engine.domain.Instrument;
import io.opentrade.engine.domain.MaintenanceTiers;
import io.opentrade.engine.domain.MarginMode;
import io.opentrade.engine.ledger.LotOrder;
import io.opentrade.engine.risk.MarginRules;
import io.opentrade.protocol.AccountRules;
import io.opentrade.protocol.Decimal;
import io.opentrade.protocol.FillRules;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads what kind of account and of contract a run has.
final class AccountText {
  private AccountText() {}

  /// The contract that was asked for, else the one that the symbol names.
  ///
  /// @throws IllegalArgumentException with a message for people
  static Contract contract(@Nullable AccountRules rules, Instrument instrument) {
    if (rules == null) {
      return instrument.contract();
    }
    BigDecimal given = rules.multiplier() == null ? null : rules.multiplier().value();
    BigDecimal multiplier = Objects.requireNonNullElse(given, BigDecimal.ONE);
    String word = rules.contract() == null ? word(instrument.contract()) : rules.contract();
    return switch (word) {
      case "spot" -> {
        if (given != null) {
          throw new IllegalArgumentException("only a future has a multiplier");
        }
        yield new Contract.Spot();
      }
      case "linear" -> new Contract.Linear(multiplier);
      case "inverse" -> new Contract.Inverse(multiplier);
      default -> throw unclear(word, "a contract", "spot, linear or inverse");
    };
  }

  static String word(Contract contract) {
    return switch (contract) {
      case Contract.Spot _ -> "spot";
      case Contract.Linear _ -> "linear";
      case Contract.Inverse _ -> "inverse";
    };
  }

  /// The account that was asked for. What is no future may be sold short where the account is one
  /// of margin, where the symbol is no pair (shares, indices), or by the rules of another program.
  ///
  /// @throws IllegalArgumentException with a message for people
  static AccountModel parse(
      @Nullable AccountRules rules, @Nullable FillRules fills, Instrument instrument) {
    boolean foreign = fills != null && fills.compat() != null;
    AccountRules asked = rules == null ? AccountRules.PLAIN : rules;
    boolean future = instrument.contract().future();
    if (!future) {
      requireSpot(asked);
    } else if (asked.account() != null) {
      throw new IllegalArgumentException(
          "an account of spot or margin is for what is no future, and this is one;"
              + " leave it out, or say --contract spot");
    }
    boolean shorts =
        switch (asked.account()) {
          case null -> future || foreign || instrument.quoteCurrency().isEmpty();
          case "spot" -> false;
          case "margin" -> true;
          case String other -> throw unclear(other, "an account", "spot or margin");
        };
    MarginRules margin =
        new MarginRules(
            shorts, or(asked.leverage(), BigDecimal.ONE), mode(asked.margin()), tiers(asked));
    return new AccountModel(
        margin,
        or(asked.liquidationFee(), BigDecimal.ZERO),
        or(asked.liquidationBuffer(), BigDecimal.ZERO),
        lots(asked.pnl()));
  }

  private static void requireSpot(AccountRules asked) {
    AccountRules spot =
        new AccountRules(
            asked.account(),
            asked.contract(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            asked.pnl());
    if (!spot.equals(asked)) {
      throw new IllegalArgumentException(
          "leverage, margin, mark price, funding and liquidation are for futures, and this is spot;"
              + " trade BTC/USDT-PERP, or say --contract linear");
    }
  }

  private static MaintenanceTiers tiers(AccountRules asked) {
    if (asked.maintenanceTiers() != null) {
      return TiersFile.read(asked.maintenanceTiers());
    }
    Decimal rate = asked.maintenanceRate();
    return rate == null ? MaintenanceTiers.NONE : MaintenanceTiers.of(rate.value());
  }

  private static MarginMode mode(@Nullable String text) {
    return switch (text) {
      case null -> MarginMode.ISOLATED;
      case "isolated" -> MarginMode.ISOLATED;
      case "cross" -> MarginMode.CROSS;
      default -> throw unclear(text, "a margin mode", "isolated or cross");
    };
  }

  private static LotOrder lots(@Nullable String text) {
    return switch (text) {
      case null -> LotOrder.AVERAGE;
      case "average" -> LotOrder.AVERAGE;
      case "fifo" -> LotOrder.FIFO;
      case "lifo" -> LotOrder.LIFO;
      case "hifo" -> LotOrder.HIFO;
      default -> throw unclear(text, "an order of lots", "average, fifo, lifo or hifo");
    };
  }

  private static BigDecimal or(@Nullable Decimal given, BigDecimal otherwise) {
    return given == null ? otherwise : given.value();
  }

  private static IllegalArgumentException unclear(String text, String what, String examples) {
    return new IllegalArgumentException("'" + text + "' is not " + what + "; write " + examples);
  }
}
