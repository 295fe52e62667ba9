package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// `transfer.move`: moves money between two wallets of one account at its exchange.
///
/// @param asset such as `USDT`
/// @param amount exact; positive
/// @param from the word of a wallet: `spot`, `funding`, `futures`, `unified`
/// @param to the word of another
/// @param key the same key is the same transfer: it is never sent twice; null for none
public record TransferMove(
    String account, String asset, Decimal amount, String from, String to, @Nullable String key)
    implements TransferRequest<TransferMove.Reply> {
  public TransferMove {
    Values.required("account", account);
    Values.required("asset", asset);
    Values.present("amount", amount);
    Values.required("from", from);
    Values.required("to", to);
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException("'amount' must be more than nothing");
    }
  }

  /// @param repeated whether it is an earlier one, of the same key
  public record Reply(TransferInfo transfer, boolean repeated) {}
}
