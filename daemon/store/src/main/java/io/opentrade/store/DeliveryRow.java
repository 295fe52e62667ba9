package io.opentrade.store;

import org.jspecify.annotations.Nullable;

/// The way of a notice through one channel.
///
/// @param manner how it is to be told
/// @param state what has become of it
/// @param attempts how often it was tried
/// @param due not to be tried before, milliseconds since the epoch
/// @param changed when the state became what it is
/// @param problem why the last attempt did not succeed; null where it did or was none
public record DeliveryRow(
    NoticeRow notice,
    String channel,
    String manner,
    State state,
    int attempts,
    long due,
    long changed,
    @Nullable String problem) {
  /// What has become of it.
  public enum State {
    /// Nobody has it yet.
    WAITING,
    /// It was handed over, and nobody knows whether it arrived.
    BEGUN,
    /// The far side has it.
    DELIVERED,
    /// It comes out of a backup and is told to nobody.
    HELD
  }
}
