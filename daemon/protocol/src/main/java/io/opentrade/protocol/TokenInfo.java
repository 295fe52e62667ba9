package io.opentrade.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token, without what it is known by.
///
/// @param state `active`, `expired` or `revoked`
/// @param expires null for never
public record TokenInfo(
    String name, String state, Rights rights, Instant created, @Nullable Instant expires) {}
