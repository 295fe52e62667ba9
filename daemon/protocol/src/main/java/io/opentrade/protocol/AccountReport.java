package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the account of a run stands at its end, an open trade valued at the last close. All of it
/// adds up: start equity + realised + unrealised − fees − funding = end equity.
///
/// @param kind `spot` (no short sales), `margin` (short sales on spot terms) or `futures`
/// @param contract `spot`, `linear` or `inverse`
/// @param multiplier of one contract, 1 for spot
/// @param margin `isolated` or `cross`
/// @param leverage of entries that bring none of their own
/// @param pnl in which order lots are closed: `average`, `fifo`, `lifo` or `hifo`
/// @param maintenance the margin that a position must keep, by brackets of its notional
/// @param liquidationFee share of the notional that is liquidated
/// @param liquidationBuffer share of the way from the entry price by which a position is
///     liquidated earlier
/// @param balances by currency, that of cash first
/// @param realised profit of what was closed, before fees and funding
/// @param unrealised profit of what is held, likewise
/// @param fees of all fills
/// @param funding paid, negative for what was received
/// @param liquidations how many positions were liquidated
/// @param payments of funding, in order of time
/// @param coin what the fees were paid in; null for the currency of the account
public record AccountReport(
    String kind,
    String contract,
    Decimal multiplier,
    String margin,
    Decimal leverage,
    String pnl,
    List<Tier> maintenance,
    Decimal liquidationFee,
    Decimal liquidationBuffer,
    List<Balance> balances,
    Decimal realised,
    Decimal unrealised,
    Decimal fees,
    Decimal funding,
    int liquidations,
    List<Payment> payments,
    @Nullable CoinPaid coin) {
  public AccountReport {
    maintenance = Values.list(maintenance);
    balances = Values.list(balances);
    payments = Values.list(payments);
  }

  /// What the account has of one currency.
  ///
  /// @param currency its code; empty where the symbol names none
  /// @param total negative for what is owed
  /// @param available for new orders
  /// @param locked as margin, and for orders that rest in the market
  public record Balance(ForeignText currency, Decimal total, Decimal available, Decimal locked) {}

  /// Fees that were paid in a third currency.
  ///
  /// @param units how much of it
  public record CoinPaid(ForeignText currency, Decimal units) {}

  /// A bracket: maintenance margin = notional × rate − amount.
  ///
  /// @param from the notional at which it begins
  public record Tier(Decimal from, Decimal rate, Decimal amount) {}

  /// One payment of funding.
  ///
  /// @param rate share of the position's value
  /// @param mark the mark price then
  /// @param quantity that was held, negative when short
  /// @param payment paid, negative for what was received
  public record Payment(
      ForeignText symbol,
      Instant time,
      Decimal rate,
      Decimal mark,
      Decimal quantity,
      Decimal payment) {}
}
