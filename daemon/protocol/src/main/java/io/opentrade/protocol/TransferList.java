package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `transfer.list`: transfers between the wallets of an account, and its deposits and withdrawals,
/// which can only be read. What was not known is asked for.
///
/// @param since null for the last thirty days
public record TransferList(String account, @Nullable Instant since)
    implements TransferRequest<TransferList.Reply> {
  public TransferList {
    Values.required("account", account);
  }

  /// @param wallets words of the wallets that money can be moved between
  /// @param transfers the newest first
  /// @param movements the newest first
  public record Reply(
      String account,
      String exchange,
      List<String> wallets,
      List<TransferInfo> transfers,
      List<Movement> movements) {
    public Reply {
      wallets = Values.list(wallets);
      transfers = Values.list(transfers);
      movements = Values.list(movements);
    }
  }

  /// A deposit or a withdrawal.
  ///
  /// @param kind `deposit` or `withdrawal`
  /// @param fee null where none is told
  /// @param state `done`, `pending`, `failed`, or in the exchange's words
  public record Movement(
      String kind,
      String asset,
      Decimal amount,
      @Nullable Decimal fee,
      ForeignText state,
      ForeignText id,
      Instant at) {}
}
