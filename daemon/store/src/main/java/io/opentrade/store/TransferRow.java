package io.opentrade.store;

import org.jspecify.annotations.Nullable;

/// Money moved between two wallets of one account.
///
/// @param id ours, known to the exchange where it takes one
/// @param key of whoever asked; the same key is the same transfer
/// @param amount as decimal text
/// @param source the word of a wallet
/// @param target the word of another
/// @param state `sent` (what became of it is not known), `pending`, `done` or `failed`
/// @param theirs the exchange's id; null where it has told none
/// @param reason why it failed, or is not known
/// @param at when it was sent, milliseconds since the epoch (UTC)
/// @param by on whose behalf
public record TransferRow(
    String id,
    String account,
    @Nullable String key,
    String asset,
    String amount,
    String source,
    String target,
    String state,
    @Nullable String theirs,
    @Nullable String reason,
    long at,
    String by) {
  /// The same with what has become of it.
  public TransferRow became(String now, @Nullable String theirsNow, @Nullable String why) {
    return new TransferRow(
        id, account, key, asset, amount, source, target, now, theirsNow, why, at, by);
  }
}
