package io.opentrade.store;

import org.jspecify.annotations.Nullable;

/// A token of a program.
///
/// @param rights as JSON
/// @param created milliseconds since the epoch
/// @param expires the same; null for never
/// @param revoked the same; null where it was not
public record TokenRow(
    String name, String rights, long created, @Nullable Long expires, @Nullable Long revoked) {}
