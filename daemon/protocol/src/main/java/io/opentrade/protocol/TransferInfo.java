package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Money between two wallets of one account.
///
/// @param id ours; null for one that was made elsewhere
/// @param theirs the exchange's id; null where it has told none
/// @param from the word of a wallet
/// @param state `done`, `pending`, `failed`, or `unknown` where the exchange's answer was lost and
///     it is still asked for
/// @param reason why it failed, or is not known
/// @param by on whose behalf; null for one that was made elsewhere
public record TransferInfo(
    @Nullable String id,
    @Nullable ForeignText theirs,
    String asset,
    Decimal amount,
    String from,
    String to,
    String state,
    @Nullable ForeignText reason,
    @Nullable String by,
    Instant at) {}
