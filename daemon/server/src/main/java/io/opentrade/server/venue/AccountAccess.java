package io.opentrade.server.venue;

import io.opentrade.engine.domain.MarginMode;

/// How an account is reached: its key, where that may go, and what it is used for.
///
/// @param margin of futures positions that this account opens
public record AccountAccess(ApiKey key, KeyedHost host, MarginMode margin) {}
