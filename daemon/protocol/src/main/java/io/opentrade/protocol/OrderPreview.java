package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `order.preview`: what an order would be, without placing it.
public record OrderPreview(String account, OrderTicket order)
    implements TradingRequest<OrderPreview.Reply> {
  public OrderPreview {
    Values.present("account", account);
    Values.present("order", order);
  }

  /// The order as it would be sent.
  ///
  /// @param quantity rounded down to the lot
  /// @param price at which it is expected to be filled
  /// @param last price of the market
  /// @param slippagePercent how much worse the expected price is than the last, in percent
  /// @param exposure what would be held of the symbol afterwards, in the account's currency
  /// @param free cash that may be used now
  /// @param leverage at which a future would be held; null for what is none
  /// @param margin what stands behind a future, `isolated` or `cross`; null for what is none
  /// @param locked cash that a future would lock; null for what is none
  /// @param refusal why it would be refused; null where it would not
  public record Reply(
      String account,
      String symbol,
      String side,
      String type,
      String purpose,
      Decimal quantity,
      Decimal price,
      Decimal last,
      Decimal notional,
      Decimal fee,
      Decimal slippagePercent,
      Decimal exposure,
      Decimal free,
      @Nullable ForeignText refusal,
      @Nullable Decimal leverage,
      @Nullable String margin,
      @Nullable Decimal locked) {
    /// Of what is no future.
    public Reply(
        String account,
        String symbol,
        String side,
        String type,
        String purpose,
        Decimal quantity,
        Decimal price,
        Decimal last,
        Decimal notional,
        Decimal fee,
        Decimal slippagePercent,
        Decimal exposure,
        Decimal free,
        @Nullable ForeignText refusal) {
      this(
          account,
          symbol,
          side,
          type,
          purpose,
          quantity,
          price,
          last,
          notional,
          fee,
          slippagePercent,
          exposure,
          free,
          refusal,
          null,
          null,
          null);
    }
  }
}
