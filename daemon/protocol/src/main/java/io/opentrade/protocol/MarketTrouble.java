package io.opentrade.protocol;

import org.jspecify.annotations.Nullable;

/// What could not be had of one market, while others answered.
///
/// @param market as it was named
/// @param hint what to do next, or null
public record MarketTrouble(
    String market, FailureKind kind, String message, @Nullable String hint) {}
