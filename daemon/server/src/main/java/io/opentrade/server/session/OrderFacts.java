package io.opentrade.server.session;

import io.opentrade.engine.domain.OrderId;
import org.jspecify.annotations.Nullable;

/// What is known of an order beside its state.
///
/// @param at when it was sent, milliseconds since the epoch (UTC)
/// @param key of the request that placed it; null for none
/// @param by who placed it
record OrderFacts(OrderId id, int desk, long at, @Nullable String key, String by) {}
