package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `fill.export`: every fill of an account since it was opened, oldest first, a page at a time, and
/// the lots that they make.
///
/// Lots are kept as the account's books are: by market and by strategy. What was bought before
/// `from` counts as bought; only the rows are of the range.
///
/// @param from UTC, inclusive; null for the start
/// @param to UTC, exclusive; null for the end
/// @param method in which order lots are closed: `fifo` (the oldest first), `lifo` (the youngest),
///     `hifo` (the one that makes the least profit) or `average` (all are one lot)
/// @param after how many fills of the range to pass over: `next` of the page before, else 0
/// @param limit fills of a page; 0 for 10,000, which is the most
public record FillExport(
    String account,
    @Nullable Instant from,
    @Nullable Instant to,
    String method,
    long after,
    int limit)
    implements TradingRequest<FillExport.Reply> {
  /// The methods, the usual one first.
  public static final List<String> METHODS = List.of("fifo", "lifo", "hifo", "average");

  private static final int PAGE = 10_000;

  public FillExport {
    Values.present("account", account);
    Values.present("method", method);
    if (!METHODS.contains(method)) {
      throw new IllegalArgumentException("'method' is one of " + String.join(", ", METHODS));
    }
    limit = Values.limit(limit, PAGE, PAGE);
  }

  /// @param currency of the account: all money is in it
  /// @param disposals that the fills of this page made
  /// @param open what is held at the end, whatever the range; only on the last page
  /// @param gain of all disposals of the range, before fees
  /// @param fees that the fills of the range paid, without those in a third currency
  /// @param next `after` of the next page; null after the last
  public record Reply(
      String account,
      boolean demo,
      String currency,
      String method,
      List<Row> fills,
      List<Disposal> disposals,
      List<OpenLot> open,
      Decimal gain,
      Decimal fees,
      @Nullable Long next) {
    public Reply {
      fills = Values.list(fills);
      disposals = Values.list(disposals);
      open = Values.list(open);
    }
  }

  /// A fill.
  ///
  /// @param id the venue's
  /// @param order ours
  /// @param strategy whose it is; null for a person's
  /// @param fee in the account's currency, negative for a rebate; what it was worth at the price
  ///     where it was taken in the base currency, 0 where it was taken in a third one
  /// @param paid the same as it was taken
  /// @param paidIn its currency
  public record Row(
      ForeignText id,
      String order,
      String symbol,
      @Nullable ForeignText strategy,
      String side,
      Decimal quantity,
      Decimal price,
      Decimal notional,
      Decimal fee,
      Decimal paid,
      ForeignText paidIn,
      Instant at) {}

  /// What one fill took from one lot.
  ///
  /// @param side `long`, or `short`: sold first and bought back
  /// @param acquired when it was entered; with `average` when the first of it was
  /// @param order that disposed of it
  /// @param cost what the entry was worth, in proportion
  /// @param proceeds what the exit was worth
  /// @param gain before fees: proceeds − cost of a long lot, cost − proceeds of a short one
  /// @param entryFee that the entry paid, in proportion
  /// @param exitFee that the exit paid, in proportion
  /// @param net gain less both fees
  public record Disposal(
      String symbol,
      @Nullable ForeignText strategy,
      String side,
      Instant acquired,
      Instant disposed,
      String order,
      Decimal quantity,
      Decimal cost,
      Decimal proceeds,
      Decimal gain,
      Decimal entryFee,
      Decimal exitFee,
      Decimal net) {}

  /// What is still held of an entry.
  public record OpenLot(
      String symbol,
      @Nullable ForeignText strategy,
      String side,
      Instant acquired,
      Decimal quantity,
      Decimal cost,
      Decimal fees) {}
}
